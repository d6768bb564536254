/// Letters of an archive, as a mailbox has them.
package enum ArchiveMail {
    /// One of 22 November 2026, ten o'clock and some minutes, with a Message-ID made of `id`.
    package static func letter(_ id: String, _ subject: String, minute: Int, answering parent: String? = nil) -> String
    {
        let answers = parent.map { "In-Reply-To: <\($0)@mail.example>\nReferences: <\($0)@mail.example>\n" } ?? ""
        return """
            From \(id)@mail.example Sun Nov 22 10:0\(minute):00 2026
            From: \(id) <\(id)@mail.example>
            Date: Sun, 22 Nov 2026 10:0\(minute):00 +0000
            Subject: \(subject)
            Message-ID: <\(id)@mail.example>
            \(answers)
            Words of \(id).


            """
    }
}

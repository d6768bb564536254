package import MessageFormat

/// A mail to one person: what it says, in plain text and, if wanted, in HTML.
///
/// Whatever is in it can be written: values that could leave their header are refused here.
package struct MailMessage: Sendable, Equatable {
    /// Bytes of a subject: the longest title, with room for what is put before it.
    private static let longestSubject = 2_000
    /// Bytes of each body: several times the longest post in HTML.
    private static let longestBody = 1_000_000
    private static let mostHeaders = 20
    /// Milliseconds from 1970 to 2100; other dates are mistakes.
    private static let dates: Range<Int64> = 0..<4_102_444_800_000

    package let from: MailParty
    package let to: MailParty
    package let subject: String
    /// Plain text, lines ended in any way.
    package let text: String
    /// The same as an HTML document; nil for a mail of plain text.
    package let html: String?
    /// Given once: each try of a mail has the same.
    package let id: MessageID
    /// Milliseconds since 1970 UTC.
    package let date: Int64
    /// Headers beyond those that every mail has, in this order.
    package let headers: [MailHeader]

    /// Puts a mail together.
    ///
    /// - Throws: `controls` or `tooLong` for the subject or a body (a body may hold any control but NUL), `date`,
    ///   `tooManyHeaders`.
    package init(
        from: MailParty, to: MailParty, subject: String, text: String, html: String? = nil, id: MessageID, date: Int64,
        headers: [MailHeader] = []
    ) throws(MailFault) {
        try OneLine.check(subject, .subject, limit: Self.longestSubject)
        try Self.checkBody(text, .text)
        if let html { try Self.checkBody(html, .html) }
        guard Self.dates.contains(date) else { throw .date }
        guard headers.count <= Self.mostHeaders else { throw .tooManyHeaders(limit: Self.mostHeaders) }
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        self.html = html
        self.id = id
        self.date = date
        self.headers = headers
    }

    private static func checkBody(_ text: String, _ part: MailFault.Part) throws(MailFault) {
        guard text.utf8.count <= longestBody else { throw .tooLong(part, limit: longestBody) }
        if text.utf8.contains(0) { throw .controls(part) }
    }
}

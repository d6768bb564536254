import Delivery
import MessageFormat
import Testing

@Suite struct MailMessageTests {
    @Test func `a mail is written line by line`() throws {
        let mail = try makeMail(
            text: "Hello Ada,\nplease confirm = 1.\n", html: "<p>Hello Ada</p>",
            headers: [MailHeader("Auto-Submitted", "auto-generated")])
        let expected = """
            From: "Bandstand" <forum@forum.test>
            To: "Ada" <ada@example.org>
            Subject: Confirm your address
            Date: Mon, 21 Sep 2026 14:13:20 +0000
            Message-ID: <first@forum.test>
            Auto-Submitted: auto-generated
            MIME-Version: 1.0
            Content-Type: multipart/alternative; boundary="=_bfe1759a215535de"

            --=_bfe1759a215535de
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            Hello Ada,
            please confirm =3D 1.

            --=_bfe1759a215535de
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: quoted-printable

            <p>Hello Ada</p>

            --=_bfe1759a215535de--

            """
        #expect(String(decoding: mail.bytes, as: UTF8.self) == expected.replacing("\n", with: "\r\n"))
    }

    @Test func `a mail without HTML is a mail of plain text`() throws {
        let lines = try lines(of: makeMail(text: "Hi").bytes)
        #expect(lines.contains("Content-Type: text/plain; charset=utf-8"))
        #expect(!lines.contains { $0.contains("multipart") })
        #expect(lines.suffix(2) == ["", "Hi"])
    }

    @Test func `a mail is written the same way each time, and its boundary is its own`() throws {
        let mail = try makeMail(html: "<p>Hi</p>")
        #expect(mail.bytes == mail.bytes)
        let other = try makeMail(html: "<p>Hi</p>", id: "second@forum.test")
        #expect(try lines(of: mail.bytes).last != lines(of: other.bytes).last)
    }

    @Test func `a body that holds the boundary does not end its part`() throws {
        let boundary = try #require(try lines(of: makeMail(html: "x").bytes).last?.dropLast(2))
        let mail = try makeMail(text: "\(boundary)\n\(boundary)--\n", html: "<p>\(boundary)</p>")
        let lines = try lines(of: mail.bytes)
        #expect(lines.filter { $0.hasPrefix(boundary) }.count == 3)
        #expect(try InternetMessage.parse(mail.bytes).body.text.contains("\(boundary)--"))
    }

    @Test(arguments: [
        "Größe", "Привет, мир", "こんにちは世界、これは長い題名です。折り返されなければなりません。もっと長く。もっと。",
        "🎶 🎻 a family: 👩‍👩‍👧‍👦", "=?utf-8?B?SGk=?=", "two  spaces", " leading and trailing ", "a \"quoted\" \\ word",
        String(repeating: "x", count: 300), String(repeating: "word ", count: 60) + "end", "a\u{301}\u{327}", "",
    ])
    func `a subject and a name are read again as they were written`(text: String) throws {
        let mail = try makeMail(name: text, subject: text)
        let lines = try lines(of: mail.bytes)
        for line in lines.prefix(while: { !$0.isEmpty }) where !line.hasPrefix("Content-Type") {
            #expect(line.utf8.count <= 76)
            #expect(line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
        }
        // The reader folds white space, which both forms of one subject have the same.
        let read = try InternetMessage.parse(mail.bytes)
        #expect(read.subject.split(separator: " ") == text.split(separator: " "))
        #expect(read.id?.value == "first@forum.test")
        #expect(read.date == 1_790_000_000_000)
    }

    @Test func `encoded words of any length stay within their lines and whole characters`() throws {
        for length in 1...120 {
            let subject = String(repeating: "é", count: length) + "€🎶"
            let mail = try makeMail(subject: subject)
            let header = try lines(of: mail.bytes).drop { !$0.hasPrefix("Subject:") }
                .prefix { $0.hasPrefix("Subject:") || $0.hasPrefix(" ") }
            #expect(header.allSatisfy { $0.utf8.count <= 76 })
            #expect(try InternetMessage.parse(mail.bytes).subject == subject)
        }
    }

    @Test(arguments: [
        "", "one line", "two\nlines\n", "CR LF\r\nand CR\rand LF\n", "trailing space \ntab\t\n", "=3D = =\n", ".\n..\n",
        "From here\n", "Größe 80 €\n", "Привет, мир! Как дела?\n", "\u{1}\u{7F}\n",
        String(repeating: "long ", count: 400),
        String(repeating: "y", count: 75), String(repeating: "y", count: 76), String(repeating: "y", count: 77),
        String(repeating: "y", count: 75) + " ", String(repeating: "ü", count: 3_000), "\n\n\n",
    ])
    func `both bodies are read again as they were written`(text: String) throws {
        let mail = try makeMail(text: text, html: text)
        let lines = try lines(of: mail.bytes)
        #expect(lines.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { $0 < 0x7F } })
        var expected = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        if !expected.hasSuffix("\n") { expected += "\n" }
        #expect(decodedBodies(lines) == [expected, expected])
    }

    @Test func `text of other letters is in base64, text with few of them stays legible`() throws {
        let cyrillic = try lines(of: makeMail(text: "Привет, мир\n").bytes)
        #expect(cyrillic.contains("Content-Transfer-Encoding: base64"))
        let german = try lines(of: makeMail(text: "Die Größe der Geige ist vier Viertel.\n").bytes)
        #expect(german.contains("Die Gr=C3=B6=C3=9Fe der Geige ist vier Viertel."))
    }

    @Test(arguments: ["a\r\nBcc: eve@example.org", "a\nb", "a\rb", "a\0b", "a\tb", "a\u{85}b", "a\u{2028}b", "a\u{7F}"])
    func `a value that could leave its header is refused`(text: String) throws {
        #expect(throws: MailFault.controls(.subject)) { try makeMail(subject: text) }
        #expect(throws: MailFault.controls(.name)) { try makeMail(name: text) }
        #expect(throws: MailFault.controls(.header)) { try MailHeader("Auto-Submitted", text) }
        #expect(throws: MailFault.headerName) { try MailHeader(text, "value") }
    }

    @Test func `a header with a grammar of its own is folded at its spaces and nowhere else`() throws {
        let ids = (1...9).map { "<\(String(repeating: "x", count: 20 + 9 * $0))\($0)@forum.test>" }
        let value = ids.joined(separator: " ")
        let lines = try lines(
            of: makeMail(headers: [
                MailHeader("References", value), MailHeader("X-Spaces", "a  b"),
            ]).bytes)
        let start = try #require(lines.firstIndex { $0.hasPrefix("References: <") })
        #expect(Array(lines[(start + 1)..<(start + 9)]) == ids.dropFirst().map { " " + $0 })
        #expect(lines.contains("X-Spaces: a  b"))
    }

    @Test(arguments: ["Bcc", "to", "Content-Type", "MESSAGE-ID", "Resent-To", "", "a b", "a:", "é", "Received"])
    func `a header that is written here or none at all cannot be added`(name: String) {
        #expect(throws: MailFault.headerName) { try MailHeader(name, "value") }
    }

    @Test func `limits hold`() throws {
        #expect(throws: MailFault.tooLong(.subject, limit: 2_000)) {
            try makeMail(subject: String(repeating: "x", count: 2_001))
        }
        #expect(throws: MailFault.tooLong(.text, limit: 1_000_000)) {
            try makeMail(text: String(repeating: "x", count: 1_000_001))
        }
        #expect(throws: MailFault.controls(.html)) { try makeMail(html: "a\0b") }
        #expect(throws: MailFault.date) { try makeMail(date: -1) }
        #expect(throws: MailFault.date) { try makeMail(date: .max) }
        #expect(throws: MailFault.notASCII(.header)) { try MailHeader("X-A", "é") }
        let header = try MailHeader("X-A", "b")
        #expect(throws: MailFault.tooManyHeaders(limit: 20)) {
            try makeMail(headers: Array(repeating: header, count: 21))
        }
    }

    @Test func `a mail of the longest bodies at their worst fits what is sent`() throws {
        let mail = try makeMail(text: String(repeating: "\u{1}", count: 1_000_000))
        #expect(mail.bytes.count > 3_000_000)
        #expect(mail.bytes.count * 2 <= OutgoingMail.longest)
    }
}

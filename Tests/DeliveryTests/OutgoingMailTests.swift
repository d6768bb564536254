import Delivery
import Testing

@Suite struct OutgoingMailTests {
    private func make(_ content: String) throws -> OutgoingMail {
        let mail = try makeMail()
        return try OutgoingMail(
            sender: mail.from.address, recipient: mail.to.address, content: Array(content.utf8))
    }

    @Test func `a mail that was kept as bytes can be sent`() throws {
        let content = "Subject: Hi\r\n\r\n.\r\n\(String(repeating: "x", count: 998))\r\n"
        #expect(try make(content).content == Array(content.utf8))
    }

    @Test(arguments: [
        "", "Subject: Hi", "Subject: Hi\n\nText\n", "Subject: Hi\r\n\r\nText\n.\r\nMAIL FROM:<eve@example.org>\r\n",
        "Subject: Hi\r\n\r\nText\r.\r\n", "\r\r\n", "\n\r\n", "Subject: Hi\r\n\r",
        "\(String(repeating: "x", count: 999))\r\n",
    ])
    func `lines that a server could read in another way are refused`(content: String) {
        #expect(throws: MailFault.lines) { try make(content) }
    }

    @Test func `NUL, letters beyond ASCII and great lengths are refused`() {
        #expect(throws: MailFault.controls(.content)) { try make("Subject: a\0b\r\n") }
        #expect(throws: MailFault.notASCII(.content)) { try make("Subject: é\r\n") }
        #expect(throws: MailFault.tooLong(.content, limit: 8_000_000)) {
            try make(String(repeating: "abcdef\r\n", count: 1_000_001))
        }
    }
}

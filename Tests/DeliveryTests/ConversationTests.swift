import Testing

@testable import Delivery

@Suite struct ConversationTests {
    /// What is said, `C:` by us and `S:` by the server, up to where the connection ends.
    private func conversation(_ transcript: String) -> SMTPConversation {
        var conversation = SMTPConversation()
        for line in transcript.split(separator: "\n") {
            let text = line.dropFirst(3) + "\r\n"
            if line.hasPrefix("C:") { conversation.sent(text.utf8) } else { conversation.received(text.utf8) }
        }
        return conversation
    }

    private func verdict(_ conversation: SMTPConversation) throws -> DeliveryOutcome {
        conversation.verdict(failure: "broken", recipient: try MailAddress("ada@example.org"))
    }

    private static let upToMail = "S: 220 hi\nC: EHLO forum.test\nS: 250-mail.test\nS: 250 SIZE\nC: MAIL FROM:<a@b>\n"

    @Test func `replies of several lines are one`() throws {
        let said = conversation(Self.upToMail + "S: 550-No\nS: 550-not\nS: 550 you")
        #expect(said.reply == SMTPConversation.Reply(code: 550, text: "No\r\nnot\r\nyou\r\n"))
        let refusal = try #require(try verdict(said).refusedForNow)
        #expect(refusal == Refusal(step: .sender, code: 550, text: "No not you"))
    }

    @Test func `what follows the goodbye is not about the mail`() throws {
        let said = conversation(Self.upToMail + "S: 250 ok\nC: RCPT TO:<c@d>\nS: 550 no\nC: QUIT\nS: 221 bye")
        #expect(try verdict(said) == .refusedForGood(Refusal(step: .recipient, code: 550, text: "no")))
    }

    @Test func `a reply to an earlier command is none to the last`() throws {
        let said = conversation(Self.upToMail + "S: 250 ok\nC: RCPT TO:<c@d>")
        #expect(try verdict(said) == .refusedForNow(Refusal(step: .recipient, code: nil, text: "broken")))
    }

    @Test func `a mail is unknown only when all of it was sent and nothing was said`() throws {
        var said = conversation(Self.upToMail + "S: 250 ok\nC: RCPT TO:<c@d>\nS: 250 ok\nC: DATA\nS: 354 go")
        #expect(try verdict(said) == .refusedForNow(Refusal(step: .message, code: nil, text: "broken")))
        #expect(!said.awaitsVerdict)
        said.isContentSent = true
        #expect(said.awaitsVerdict)
        #expect(try verdict(said) == .unknown)
        said.received("250 ok".utf8)
        #expect(try verdict(said) == .accepted)
    }

    @Test func `a reply in the middle of the mail counts`() throws {
        let said = conversation("C: DATA\nS: 354 go\nS: 552 too large")
        #expect(try verdict(said) == .refusedForGood(Refusal(step: .message, code: 552, text: "too large")))
    }

    @Test func `endless and senseless replies are bounded`() throws {
        var said = conversation(Self.upToMail)
        for _ in 1...1_000 { said.received("550-\(String(repeating: "x", count: 500))".utf8) }
        said.received("550 end".utf8)
        #expect(try #require(said.reply?.text).utf8.count <= 400)
        for text in ["", "5", "abc", "\u{0}\u{0}\u{0}\u{0}"] { said.received(text.utf8) }
        #expect(said.reply?.code == 550)
    }

    @Test(arguments: [
        ("<ada@example.org>: unknown", "<(address)>: unknown"), ("user=ADA@EXAMPLE.ORG;", "(address);"),
        ("no user ada here", "no user (address) here"),
        ("domain 'Example.org.' unknown", "domain '(address).' unknown"),
        ("see eve@other.example", "see (address)"), ("\u{1B}[31mred\u{7}\r\nline", "[31mred line"),
        ("Größe", "Gr????e"), ("adage", "adage"), ("user=ada host=mx", "(address) host=mx"),
        ("mx of example.org[192.0.2.1] says no", "mx of (address)[192.0.2.1] says no"), ("ada", "(address)"), ("", ""),
        ("ada=40example.org@list.test", "(address)"), ("  4.2.1   busy  ", "4.2.1 busy"),
    ])
    func `a server's words lose every address`(words: String, logged: String) throws {
        #expect(ReplyText.withoutAddresses(words, recipient: try MailAddress("ada@example.org")) == logged)
    }
}

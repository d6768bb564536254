import MessageFormat
import TestSupport
import Testing

@Suite struct RenderTests {
    private let ada = Mailbox(name: "Ada Quill", address: "ada@example.org")

    @Test func `a plain message is rendered line by line`() {
        let message = InternetMessage(
            id: MessageID("b@example.org"), from: ada, subject: "Re: Rosin", date: 1_180_659_864_000,
            inReplyTo: [MessageID("a@example.org")].compactMap { $0 },
            references: ["a@example.org"].compactMap(MessageID.init),
            body: MessageBody(text: "Dark.\n\n", format: .plain))
        let expected = """
            From: "Ada Quill" <ada@example.org>
            Subject: Re: Rosin
            Date: Fri, 01 Jun 2007 01:04:24 +0000
            Message-ID: <b@example.org>
            In-Reply-To: <a@example.org>
            References: <a@example.org>
            MIME-Version: 1.0
            Content-Type: text/plain; charset=utf-8
            Content-Transfer-Encoding: 7bit

            Dark.

            """
        #expect(String(decoding: message.render(), as: UTF8.self) == expected.replacing("\n", with: "\r\n"))
    }

    @Test func `Markdown and text beyond ASCII keep their kind and their letters`() throws {
        let message = InternetMessage(
            id: nil, from: Mailbox(name: "Jörg", address: ""), subject: "Flöte 🎶", date: nil,
            body: MessageBody(text: "**Flöte**  \n= 80 €\t", format: .markdown))
        let text = String(decoding: message.render(), as: UTF8.self)
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        #expect(text.contains("Content-Type: text/markdown; charset=utf-8; variant=CommonMark\r\n"))
        #expect(text.contains("From: =?utf-8?B?SsO2cmc=?=:;\r\n"))
        #expect(text.contains("**Fl=C3=B6te** =20\r\n=3D 80 =E2=82=AC=09"))
        #expect(try InternetMessage.parse(message.render()) == message)
    }

    @Test func `no value can add a header of its own`() throws {
        let evil = "x\r\nBcc: all@example.org\r\n\r\nBody"
        var message = InternetMessage(
            id: MessageID(evil), from: Mailbox(name: evil, address: "a@b\r\nBcc: x@y"), subject: evil, date: nil,
            body: MessageBody(text: "", format: .plain))
        message.subject = evil
        message.from.name = evil
        let lines = String(decoding: message.render(), as: UTF8.self).split(separator: "\r\n")
        #expect(lines.count == 5)
        #expect(!lines.contains { $0.hasPrefix("Bcc") })
    }

    @Test func `any message comes back the same`() throws {
        var source = MessageSource(seed: 7)
        for _ in 0..<1_000 {
            let message = source.message()
            let bytes = message.render()
            let again = try InternetMessage.parse(bytes)
            #expect(again == message)
            #expect(Array(again.body.text.utf8) == Array(message.body.text.utf8))
            #expect(again.remarks.isEmpty)
            #expect(bytes.split(separator: 10, omittingEmptySubsequences: false).allSatisfy { $0.count <= 999 })
        }
    }

    @Test func `any message comes back the same through a mailbox`() throws {
        var source = MessageSource(seed: 11)
        let messages = (0..<300).map { _ in source.message() }
        var mailbox: [UInt8] = []
        for message in messages { MboxWriter.append(message.render(), date: message.date, to: &mailbox) }
        let entries = try Fixtures.withFile(mailbox) { try Fixtures.entries(at: $0) }
        #expect(entries.count == messages.count)
        for (entry, message) in zip(entries, messages) {
            guard case .message(let raw) = entry else { throw MessageFault(reason: "skipped", line: 0) }
            #expect(try InternetMessage.parse(raw.bytes) == message)
            if let date = message.date { #expect(raw.envelopeDate == date) }
        }
    }
}

/// Makes messages of the pieces that have broken mail programs.
private struct MessageSource {
    private static let pieces = [
        "From ", ">From ", ">>From x", "From a@x Fri Jun  1 00:04:24 2007", ".", "..", "\n", "\n\n", "\r", "\r\n", " ",
        "  ",
        "\t", "trailing ", "tab\t", "=", "=20", "=?utf-8?Q?x?=", "=?", "?=", "é", "🎻", "👩🏽‍🎤", "e\u{301}", "日本語",
        "\u{0}", "\u{7}", "\u{1B}$B", "\u{FEFF}", "\u{2028}", "\u{A0}", "-- ", "--", "--boundary", "<", ">", "<b>&amp;",
        "\"", "\\", "(", ")", "((", ",", ";", ":", "@", " at ", "a@b.c", "Re: ", "[R] ", "Subject: x", "'",
        "plain words",
        "\u{7F}", "\u{85}", "_", "?", "begin 644 x", "\u{202E}",
    ]

    private var random: SeededRandom

    init(seed: UInt64) {
        random = SeededRandom(seed)
    }

    mutating func message() -> InternetMessage {
        InternetMessage(
            id: Bool.random(using: &random) ? id() : nil, from: Mailbox(name: text(6), address: address()),
            subject: text(Int.random(in: 0...12, using: &random)),
            date: Bool.random(using: &random) ? Int64.random(in: -1000...4_200_000_000_000, using: &random) : nil,
            inReplyTo: ids(2), references: ids(chainLength()),
            body: MessageBody(
                text: text(Int.random(in: 0...40, using: &random)),
                format: Bool.random(using: &random) ? .plain : .markdown))
    }

    private mutating func text(_ count: Int) -> String {
        var text = ""
        for _ in 0..<count {
            if Int.random(in: 0..<60, using: &random) == 0 {
                text += String(repeating: Bool.random(using: &random) ? "x" : "ü", count: 1_500)
            }
            text += Self.pieces.randomElement(using: &random) ?? ""
            if Bool.random(using: &random) { text += " word" }
        }
        return text
    }

    private mutating func address() -> String {
        [
            "", "ada@Example.org", "no address", "a@b@c", "ü@example.org", "x@[10.0.0.1]", "o'k+x=y@example.org",
            "<a@b>", "a:b@c",
        ]
        .randomElement(using: &random) ?? ""
    }

    /// Mostly short, now and then longer than what is kept.
    private mutating func chainLength() -> Int {
        Int.random(in: 0..<25, using: &random) == 0 ? 250 : Int.random(in: 0...12, using: &random)
    }

    private mutating func ids(_ count: Int) -> [MessageID] {
        (0..<count).compactMap { _ in id() }
    }

    private mutating func id() -> MessageID? {
        let local =
            ["a", "(x", "x)", "\"q", "a,b", "[z]", "=?utf-8?q?x?=", String(repeating: "l", count: 200)]
            .randomElement(using: &random) ?? ""
        return MessageID("\(local)\(UInt16.random(in: 0...9, using: &random))@example.org")
    }
}

import MessageFormat
import TestSupport
import Testing

/// Input made to be slow or to break: it may be refused, but never crash and never take long.
@Suite struct HostileInputTests {
    /// Debug builds on a busy machine stay far below this for everything here; quadratic work would exceed it by far.
    private static let patience = Duration.seconds(10)

    @Test(arguments: [
        "=?utf-8?Q?", "=?utf-8?Q?a", "=?", "?=", "=?utf-8?B?QQ==?= ", "=?a?q?=?=", "(", ")", "((a)", "\"", "\\", "<",
        "<a@b", "<a@b>",
        ",", "a,", "@", ":", ";", "'", "\"'", "Re: ", "[a] ", "[", "1:", "+", "\u{FF}",
    ])
    func `a header of one thing over and over is read quickly`(piece: String) throws {
        let value = String(repeating: piece, count: 60_000 / piece.utf8.count)
        let elapsed = try ContinuousClock().measure {
            for field in ["From", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "Content-Type"] {
                let bytes = letter("X: y", "Subject: s", "\(field): \(value)", body: "x")
                let message = try InternetMessage.parse(bytes)
                _ = SubjectLine.base(message.subject)
                #expect(message.references.count <= 200)
            }
        }
        #expect(elapsed < Self.patience)
    }

    @Test(arguments: [
        "<", "<a", "<a href=", "<a href='", "</", "<!--", "<!", "&", "&#", "<blockquote>", "<ul><li>", "<li>",
        "<table><td>", "<script>",
        "<a href=http://x>", "<pre>", "\n", " ", "<p>", "<br>",
    ])
    func `HTML of one thing over and over is turned quickly`(piece: String) throws {
        let bytes = letter(
            "Subject: x", "Content-Type: text/html",
            body: String(repeating: piece, count: 60_000 / piece.utf8.count) + "end")
        let elapsed = ContinuousClock().measure { _ = try? InternetMessage.parse(bytes) }
        #expect(elapsed < Self.patience)
    }

    @Test(arguments: ["multipart/mixed; boundary=b", "text/plain; format=flowed", "text/plain; charset=utf-7"])
    func `bodies of boundaries, quotes and broken characters are read quickly`(type: String) throws {
        let elapsed = try ContinuousClock().measure {
            for piece in ["--b\n", "--b--\n", "> ", ">> x \n", "-", "\u{FF}", "+", "=\n", "=3"] {
                for encoding in ["8bit", "base64", "quoted-printable"] {
                    let bytes = letter(
                        "Subject: x", "Content-Type: \(type)", "Content-Transfer-Encoding: \(encoding)",
                        body: String(repeating: piece, count: 50_000 / piece.utf8.count))
                    let message = try InternetMessage.parse(bytes)
                    #expect(message.subject == "x")
                }
            }
        }
        #expect(elapsed < Self.patience)
    }

    @Test func `thousands of damaged fixture letters are read or refused, and what is read comes back the same`() throws
    {
        var random = SeededRandom(2007)
        var letters: [[UInt8]] = []
        for name in Fixtures.names {
            for case .message(let raw) in try Fixtures.entries("\(name).mbox") { letters.append(raw.bytes) }
        }
        var read = 0
        for _ in 0..<4_000 {
            guard var bytes = letters.randomElement(using: &random) else { break }
            for _ in 0..<Int.random(in: 1...8, using: &random) { mutate(&bytes, using: &random) }
            guard let message = try? InternetMessage.parse(bytes) else { continue }
            read += 1
            #expect(try InternetMessage.parse(message.render()) == message)
        }
        #expect(read > 2_000)
    }

    @Test func `damaged mailboxes are read to their end or refused`() throws {
        var random = SeededRandom(4155)
        let whole = try Fixtures.names.map { try Fixtures.bytes("\($0).mbox") } + [Fixtures.bytes("obfuscated.mbox.gz")]
        for _ in 0..<300 {
            guard var bytes = whole.randomElement(using: &random) else { break }
            for _ in 0..<Int.random(in: 1...20, using: &random) { mutate(&bytes, using: &random) }
            let count = try Fixtures.withFile(bytes) { path in try? Fixtures.entries(at: path).count }
            #expect(count ?? 1 > 0)
        }
    }

    /// Changes, repeats, drops or moves a stretch of bytes.
    private func mutate(_ bytes: inout [UInt8], using random: inout SeededRandom) {
        guard !bytes.isEmpty else { return }
        let place = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &random))
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.removeSubrange(place..<end)
        case 2: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0..<bytes.count, using: &random))
        case 3: bytes.insert(contentsOf: "\n\n".utf8.prefix(Int.random(in: 1...2, using: &random)), at: place)
        default: bytes[place] = Array("=?\"<>()\n\r\0:;-\\&".utf8).randomElement(using: &random) ?? 0
        }
    }
}

import Foundation
import MessageFormat
import Testing

@Suite struct FixtureMailboxTests {
    @Test(arguments: Fixtures.names)
    func `each fixture mailbox reads as its expectation says`(name: String) throws {
        let expected = try String(decoding: Fixtures.bytes("\(name).expected"), as: UTF8.self)
        let found = try Fixtures.transcript("\(name).mbox")
        let (foundLetters, expectedLetters) = (letters(of: found), letters(of: expected))
        #expect(foundLetters.count == expectedLetters.count)
        for (foundLetter, expectedLetter) in zip(foundLetters, expectedLetters) {
            #expect(foundLetter == expectedLetter)
        }
    }

    @Test func `a compressed mailbox of two members reads like the plain one`() throws {
        let plain = try Fixtures.entries("obfuscated.mbox")
        #expect(plain.count == 15)
        #expect(try Fixtures.entries("obfuscated.mbox.gz") == plain)
    }

    @Test(arguments: Fixtures.names)
    func `each fixture mailbox comes back the same after writing and reading`(name: String) throws {
        let messages = try Fixtures.messages("\(name).mbox")
        try #require(!messages.isEmpty)
        var mailbox: [UInt8] = []
        for message in messages { MboxWriter.append(message.render(), date: message.date, to: &mailbox) }
        let again = try Fixtures.withFile(mailbox) { path in
            try Fixtures.entries(at: path).map { entry in
                guard case .message(let raw) = entry else { throw MessageFault(reason: "skipped", line: 0) }
                return try InternetMessage.parse(raw.bytes)
            }
        }
        #expect(again == messages)
        #expect(again.allSatisfy { $0.remarks.isEmpty })
    }

    private func letters(of transcript: String) -> [String] {
        transcript.components(separatedBy: "=== ")
    }
}

import Foundation
import Testing

@testable import MessageFormat

@Suite struct MboxReaderTests {
    private let first = "From a@x Fri Jun  1 00:04:24 2007\nSubject: one\n\nText one.\n\n"
    private let second = "From b at x  Fri Jun  1 00:05:24 2007\nSubject: two\n\nText two.\n"

    @Test func `messages come with their line and the date of their envelope`() throws {
        let messages = try read(first + second)
        #expect(messages.map(\.line) == [1, 6])
        #expect(messages.map(\.envelopeDate) == [1_180_656_264_000, 1_180_656_324_000])
        #expect(String(decoding: messages[0].bytes, as: UTF8.self) == "Subject: one\n\nText one.\n")
        #expect(String(decoding: messages[1].bytes, as: UTF8.self) == "Subject: two\n\nText two.\n")
    }

    @Test func `empty lines and a byte order mark may stand before the first message`() throws {
        #expect(try read("\n\r\n" + first).map(\.line) == [3])
    }

    @Test func `a file that does not begin as a mailbox is none, and its line is named`() throws {
        let error = try failure("\n\nDear diary,\n" + first)
        #expect(try #require(error).description.hasSuffix("is no mbox file: line 3 does not begin a message."))
    }

    @Test(arguments: ["", "\n\n \n"])
    func `a file without any message is no mailbox`(text: String) throws {
        let error = try failure(text)
        #expect(try #require(error).description.hasSuffix("holds no message."))
    }

    @Test func `a file that is not there cannot be read, and neither can a folder`() throws {
        #expect(throws: MboxError.unreadable(path: "/no/such.mbox", reason: "No such file or directory")) {
            try Fixtures.entries(at: "/no/such.mbox")
        }
        #expect(throws: MboxError.unreadable(path: "/", reason: "Is a directory")) { try Fixtures.entries(at: "/") }
    }

    @Test func `a line that begins with From is a separator only with a date and after an empty line`() throws {
        let text = first + "From here on, turn left.\nFrom x Fri Jun  1 00:04:24 2007\n\nFrom me, on Fri Jun 1 today\n"
        #expect(try read(text).count == 1)
        #expect(try read(text + "\n" + second).count == 2)
    }

    @Test(arguments: [
        "From - Fri Jun 01 00:04:24 2007", "From  Fri Jun  1 00:04:24 2007", "From a@x Fri Jun  1 00:04 2007",
        "From a b c Fri Jun  1 00:04:24 +0000 2007", "From a@x Fri Jun  1 02:04:24 CEST 2007",
        "From a@x Fri Jun  1 00:04:24 2007 +0000", "From a@x Fri Jun  1 00:04:24 2007 remote from host",
    ])
    func `envelopes of every kind are recognised`(line: String) throws {
        let date = try #require(try read(line + "\nSubject: x\n\n").first?.envelopeDate)
        #expect(date / 60_000 == 1_180_656_264_000 / 60_000)
    }

    @Test func `a message above the limit is a fault and the next one is read`() throws {
        let long = String(repeating: "0123456789abcdef\n", count: 80_000)
        let text = "From a@x Fri Jun  1 00:04:24 2007\nSubject: big\n\n\(long)\n" + second
        try Fixtures.withFile(Array(text.utf8)) { path in
            let reader = try MboxReader(path: path, largestMessage: 1_048_576)
            let reason = "the message is larger than 1 MB"
            #expect(try reader.next() == .fault(MboxFault(line: 1, reason: reason)))
            guard case .message(let message) = try reader.next() else { throw MessageFault(reason: "none", line: 0) }
            #expect(message.line == 80_005)
            #expect(try reader.next() == nil)
            #expect(reader.bytesRead == reader.size)
        }
    }

    @Test func `a line of megabytes and bytes of zero are survived`() throws {
        let long = String(repeating: "x", count: 2_000_000)
        let messages = try read(first.replacing("Text", with: "\0\(long)\n>From\0 \n>From z") + second)
        #expect(messages.count == 2)
        #expect(messages[0].bytes.count > 2_000_000)
        #expect(messages[1].line == 8)
        let fault = #expect(throws: MessageFault.self) {
            try InternetMessage.parse(letter("Subject: big", body: long))
        }
        #expect(fault == MessageFault(reason: "the text is larger than 1 MB", line: 3))
    }

    @Test(arguments: 1...40)
    func `where the buffer ends makes no difference`(shift: Int) throws {
        let filler = String(repeating: "y", count: 262_144 - first.utf8.count - shift)
        let text = first.replacing("Text one.", with: "Text one.\n\(filler)\n>From q\n\n") + second
        let messages = try read(text)
        #expect(messages.count == 2)
        #expect(String(decoding: messages[0].bytes.suffix(12), as: UTF8.self).hasSuffix("\nFrom q\n\n\n"))
    }

    @Test func `a truncated compressed file gives what came before and then says where it broke`() throws {
        let whole = try Fixtures.bytes("obfuscated.mbox.gz")
        let plain = try Fixtures.entries("obfuscated.mbox")
        try Fixtures.withFile(Array(whole.dropLast(40))) { path in
            let reader = try MboxReader(path: path)
            var found: [MboxEntry] = []
            let error = #expect(throws: MboxError.self) {
                while let entry = try reader.next() { found.append(entry) }
            }
            #expect(found.count > 5)
            #expect(found == Array(plain.prefix(found.count)))
            guard case .message(let cutOff) = plain[found.count] else { throw MessageFault(reason: "none", line: 0) }
            #expect(error == .brokenGzip(path: path, line: cutOff.line))
            #expect(try reader.next() == nil)
        }
    }

    @Test func `a damaged compressed file is reported and never read as if it were whole`() throws {
        let whole = try Fixtures.bytes("obfuscated.mbox.gz")
        // Behind the header of the first member, whose bytes may be of any value, and before the second.
        for place in stride(from: 12, to: 350, by: 7) {
            var damaged = whole
            damaged[place] ^= 0x55
            try Fixtures.withFile(damaged) { path -> Void in
                #expect(throws: MboxError.self) { try Fixtures.entries(at: path) }
            }
        }
    }

    @Test func `zeros after a compressed file are no damage`() throws {
        let padded = try Fixtures.bytes("obfuscated.mbox.gz") + [UInt8](repeating: 0, count: 200_000)
        let entries = try Fixtures.withFile(padded) { path in try Fixtures.entries(at: path) }
        #expect(entries.count == 15)
    }

    @Test func `a compressed file of two bytes is damaged`() throws {
        try Fixtures.withFile([0x1F, 0x8B]) { path -> Void in
            #expect(throws: MboxError.brokenGzip(path: path, line: nil)) { try Fixtures.entries(at: path) }
        }
    }

    private func read(_ text: String) throws -> [RawMessage] {
        try Fixtures.withFile(Array(text.utf8)) { path in
            try Fixtures.entries(at: path).compactMap { entry in
                if case .message(let message) = entry { message } else { nil }
            }
        }
    }

    private func failure(_ text: String) throws -> MboxError? {
        #expect(throws: MboxError.self) { _ = try read(text) }
    }
}

import Foundation
import Logging
import Testing

@testable import App

/// The writer of the log, at a pipe.
struct LineWriterTests {
    private static let line = Array("{\"n\":1}\n".utf8)
    /// More than a pipe of Linux holds (64 kB).
    private static let many = 100_000
    /// `F_SETPIPE_SZ` of fcntl(2), which Swift does not import.
    private static let setPipeSize: Int32 = 1_031

    @Test func `lines come out whole and in order`() throws {
        let pipe = Pipe()
        let writer = LineWriter(pipe.fileHandleForWriting.fileDescriptor, capacity: LineWriter.capacity)
        for number in 1...1_000 { writer.write(Array("\(number)\n".utf8)) }
        #expect(writer.flush(within: .seconds(10)))
        try pipe.fileHandleForWriting.close()
        let text = try #require(try pipe.fileHandleForReading.readToEnd())
        #expect(String(decoding: text, as: UTF8.self) == (1...1_000).map { "\($0)\n" }.joined())
    }

    @Test(.timeLimit(.minutes(1)))
    func `who writes never waits for a reader who does not read, and is told what was lost`() throws {
        let pipe = Pipe()
        let writing = pipe.fileHandleForWriting.fileDescriptor
        // Less than the writer itself holds: whatever the pace, something is left.
        #expect(fcntl(writing, Self.setPipeSize, 4_096) == 4_096)
        let writer = LineWriter(writing, capacity: 10_000)
        for _ in 1...Self.many { writer.write(Self.line) }
        // Nobody has read yet, so this gives up.
        #expect(!writer.flush(within: .milliseconds(1)))
        let reader = pipe.fileHandleForReading
        var text = ""
        var (kept, lost) = (0, 0)
        while kept + lost < Self.many {
            text += String(decoding: reader.availableData, as: UTF8.self)
            while let end = text.firstIndex(of: "\n") {
                let line = String(text[..<end])
                text = String(text[text.index(after: end)...])
                let report = line.wholeMatch(of: /{"time":.*were lost.*"lines":(\d+)}/)
                if line == "{\"n\":1}" { kept += 1 }
                lost += report.flatMap { Int($0.1) } ?? 0
                #expect(report != nil || line == "{\"n\":1}")
            }
        }
        #expect(kept + lost == Self.many)
        #expect(kept > 0 && lost > 0)
    }

    @Test func `a reader who has gone away holds nobody up`() throws {
        signal(SIGPIPE, SIG_IGN)
        let pipe = Pipe()
        try pipe.fileHandleForReading.close()
        let writer = LineWriter(pipe.fileHandleForWriting.fileDescriptor, capacity: 10_000)
        for _ in 1...2 {
            writer.write(Self.line)
            #expect(writer.flush(within: .seconds(10)))
        }
    }

    @Test func `a line says its time and escapes what it is given`() throws {
        var line = JSONText(time: Date(timeIntervalSince1970: 1_704_067_200.007))
        line.field("a \"b\"", "tab\t, del\u{7F}, caf\u{E9}")
        line.field("list", .array(["x", .stringConvertible(7), .dictionary(["k": "v"])]))
        let bytes = line.end()
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.hasPrefix("{\"time\":\"2024-01-01T00:00:00.007Z\","))
        #expect(text.hasSuffix("]}\n"))
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: any Sendable])
        #expect(object["a \"b\""] as? String == "tab\t, del\u{7F}, caf\u{E9}")
        #expect((object["list"] as? [any Sendable])?.count == 3)
    }
}

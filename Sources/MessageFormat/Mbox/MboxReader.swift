/// Streams a mailbox (RFC 4155, and what archives hold), plain or gzip, in memory that does not grow with the file.
package final class MboxReader {
    /// A message larger than this many bytes is no letter; it is passed over without being held.
    private static let largestMessage = 32 * 1024 * 1024

    private var lines: MboxLines
    private let largestMessage: Int
    private var pending: (envelope: FromLine, line: Int)?
    private var isFinished = false

    /// Opens a mailbox file.
    ///
    /// - Throws: `unreadable` when it cannot be opened.
    package convenience init(path: String) throws(MboxError) {
        try self.init(path: path, largestMessage: Self.largestMessage)
    }

    init(path: String, largestMessage: Int) throws(MboxError) {
        lines = MboxLines(try MboxSource(path: path))
        self.largestMessage = largestMessage
    }

    /// How many bytes of the file, as it lies on the disk, were read.
    package var bytesRead: Int64 { lines.source.bytesRead }

    /// The size of the file as it lies on the disk; 0 when it is a pipe.
    package var size: Int64 { lines.source.size }

    /// The next message; nil after the last.
    ///
    /// - Throws: `notMbox` at the first call when the file is none, `unreadable` when the disk fails, and `brokenGzip`
    ///   after all messages before the damage were handed out.
    package func next() throws(MboxError) -> MboxEntry? {
        guard !isFinished else { return nil }
        do throws(MboxError) {
            if pending == nil { pending = try first() }
            return try rest()
        } catch {
            isFinished = true
            if case .brokenGzip(let path, _) = error { throw .brokenGzip(path: path, line: pending?.line) }
            throw error
        }
    }

    private func first() throws(MboxError) -> (envelope: FromLine, line: Int) {
        while let segment = try lines.next() {
            let text = lines.text(of: segment)
            if text.isBlankText || (segment.line == 1 && text.elementsEqual([0xEF, 0xBB, 0xBF])) { continue }
            guard segment.isWhole, let envelope = FromLine(text) else {
                throw MboxError.notMbox(path: lines.source.path, line: segment.line)
            }
            return (envelope, segment.line)
        }
        throw MboxError.notMbox(path: lines.source.path, line: nil)
    }

    /// Everything up to the next From_ line.
    private func rest() throws(MboxError) -> MboxEntry? {
        guard let current = pending else { return nil }
        // A fresh array each time: a kept one would carry the room of the largest message along with every other.
        var message: [UInt8] = []
        var size = 0
        var afterBlank = false
        var following: (envelope: FromLine, line: Int)?
        while let segment = try lines.next() {
            if afterBlank, segment.isWhole, lines.startsFrom(segment), let envelope = FromLine(lines.text(of: segment))
            {
                following = (envelope, segment.line)
                break
            }
            afterBlank = segment.isWhole && lines.isEmpty(segment)
            size += segment.range.count
            if size <= largestMessage {
                lines.append(segment, to: &message)
            } else if !message.isEmpty {
                message = []
            }
        }
        pending = following
        if following == nil { isFinished = true }
        if size > largestMessage {
            let reason = "the message is larger than \(largestMessage / 1_048_576) MB"
            return .fault(MboxFault(line: current.line, reason: reason))
        }
        Self.removeSeparator(from: &message)
        return .message(RawMessage(bytes: message, line: current.line, envelopeDate: current.envelope.date))
    }

    /// The empty line before the next From_ line belongs to the mailbox.
    private static func removeSeparator(from message: inout [UInt8]) {
        let end = message.suffix(4)
        if end.elementsEqual("\r\n\r\n".utf8) {
            message.removeLast(2)
        } else if end.suffix(2).elementsEqual("\n\n".utf8) {
            message.removeLast()
        }
    }
}

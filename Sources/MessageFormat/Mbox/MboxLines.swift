/// Cuts the bytes of a mailbox into lines; one too long for the buffer comes in several pieces.
struct MboxLines {
    struct Segment {
        /// Where it lies in the buffer, its line end included.
        let range: Range<Int>
        /// The number of its line, counted from 1.
        let line: Int
        let startsLine: Bool
        let endsLine: Bool

        var isWhole: Bool { startsLine && endsLine }
    }

    private static let bufferBytes = 256 * 1024

    let source: MboxSource
    private var buffer = [UInt8](repeating: 0, count: bufferBytes)
    private var start = 0
    private var end = 0
    private var line = 1
    private var isInLine = false
    private var isAtEnd = false

    init(_ source: MboxSource) {
        self.source = source
    }

    /// The next line or piece of one; nil at the end of the file.
    mutating func next() throws(MboxError) -> Segment? {
        var searched = start
        while true {
            if let lineFeed = buffer[..<end].index(of: .lineFeed, from: searched) {
                return take(upTo: lineFeed + 1, endsLine: true)
            }
            searched = end
            if isAtEnd { return start < end ? take(upTo: end, endsLine: true) : nil }
            if start == 0, end == buffer.count { return take(upTo: end, endsLine: false) }
            searched -= start
            try fill()
        }
    }

    /// A segment without its line end.
    func text(of segment: Segment) -> Bytes {
        var text = buffer[segment.range]
        if text.last == .lineFeed { text.removeLast() }
        if text.last == .carriageReturn { text.removeLast() }
        return text
    }

    func isEmpty(_ segment: Segment) -> Bool {
        segment.range.count <= 2 && text(of: segment).isEmpty
    }

    /// Whether the segment begins with `From `.
    func startsFrom(_ segment: Segment) -> Bool {
        buffer[segment.range].has("From ", at: segment.range.lowerBound)
    }

    /// Adds a segment to a message, less the one `>` that protects a line `From ` (mboxrd).
    func append(_ segment: Segment, to message: inout [UInt8]) {
        var range = segment.range
        if segment.startsLine, buffer[range.lowerBound] == UInt8(ascii: ">"), isQuotedFrom(range) {
            range = range.lowerBound + 1..<range.upperBound
        }
        message.append(contentsOf: buffer[range])
    }

    private func isQuotedFrom(_ range: Range<Int>) -> Bool {
        let text = buffer[range].drop { $0 == UInt8(ascii: ">") }
        return text.has("From ", at: text.startIndex)
    }

    private mutating func take(upTo place: Int, endsLine: Bool) -> Segment {
        let segment = Segment(range: start..<place, line: line, startsLine: !isInLine, endsLine: endsLine)
        start = place
        isInLine = !endsLine
        if endsLine { line += 1 }
        return segment
    }

    /// Moves what is left to the front and reads on behind it.
    private mutating func fill() throws(MboxError) {
        if start > 0 {
            let rest = Array(buffer[start..<end])
            buffer.replaceSubrange(0..<rest.count, with: rest)
            (start, end) = (0, rest.count)
        }
        let used = end
        var count = 0
        var failure: MboxError?
        buffer.withUnsafeMutableBufferPointer { buffer in
            do throws(MboxError) {
                count = try source.read(into: UnsafeMutableBufferPointer(rebasing: buffer[used...]))
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        isAtEnd = count == 0
        end += count
    }
}

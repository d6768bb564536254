/// Walks over the lines of a slice; a line end is LF or CRLF.
struct LineScanner {
    let bytes: Bytes
    private(set) var position: Int
    /// How many lines were handed out.
    private(set) var count = 0

    init(_ bytes: Bytes) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// The next line without its end; nil after the last.
    mutating func next() -> Bytes? {
        guard position < bytes.endIndex else { return nil }
        let start = position
        var end = bytes.endIndex
        if let lineFeed = bytes.index(of: .lineFeed, from: start) {
            end = lineFeed
            position = lineFeed + 1
            if end > start, bytes[end - 1] == .carriageReturn { end -= 1 }
        } else {
            position = end
        }
        count += 1
        return bytes[start..<end]
    }
}

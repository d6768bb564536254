/// The header of a message or of one of its parts: where each field stands (RFC 5322 2.2).
struct HeaderBlock {
    struct Field {
        let name: Range<Int>
        let value: Range<Int>
    }

    /// More fields than any mail system writes; a flood of them is no mail.
    static let mostFields = 1_000
    /// Bytes; long recipient and trace lists stay far below.
    static let mostBytes = 256 * 1024

    let bytes: Bytes
    private(set) var fields: [Field] = []
    /// Lines that are neither a field nor its continuation.
    private(set) var strayLines = 0
    /// Where the body begins.
    private(set) var bodyStart: Int
    /// The number of lines of the header, the empty one after it included.
    private(set) var lineCount = 0

    init(_ bytes: Bytes, firstLine: Int = 1) throws(MessageFault) {
        self.bytes = bytes
        bodyStart = bytes.endIndex
        var lines = LineScanner(bytes)
        var current: Field?
        while let line = lines.next() {
            if line.isEmpty { break }
            if lines.position - bytes.startIndex > Self.mostBytes {
                throw MessageFault(reason: "the header is larger than 256 kB", line: firstLine + lines.count - 1)
            }
            if line[line.startIndex].isBlank, let field = current {
                current = Field(name: field.name, value: field.value.lowerBound..<line.endIndex)
            } else if let name = Self.fieldName(of: line) {
                if let current { fields.append(current) }
                if fields.count >= Self.mostFields {
                    throw MessageFault(reason: "there are more than 1,000 headers", line: firstLine + lines.count - 1)
                }
                let colon = line.index(of: UInt8(ascii: ":"), from: name.upperBound) ?? name.upperBound
                current = Field(name: name, value: colon + 1..<line.endIndex)
            } else {
                strayLines += 1
                if let current { fields.append(current) }
                current = nil
            }
        }
        if let current { fields.append(current) }
        bodyStart = lines.position
        lineCount = lines.count
    }

    /// The first field of a lower-case name, unfolded and trimmed; nil when there is none.
    func value(_ name: StaticString) -> Bytes? {
        for field in fields where bytes[field.name].isWord(name) {
            return unfolded(bytes[field.value])
        }
        return nil
    }

    /// Whether a field of one of these lower-case names is there.
    func has(anyOf names: [StaticString]) -> Bool {
        fields.contains { field in names.contains { bytes[field.name].isWord($0) } }
    }

    private func unfolded(_ value: Bytes) -> Bytes {
        let value = value.trimmed
        guard value.index(of: .lineFeed, from: value.startIndex) != nil else { return value }
        return Bytes(value.filter { $0 != .lineFeed && $0 != .carriageReturn })
    }

    /// A field name is printable ASCII without a colon; blanks before the colon are an old form (RFC 5322 4.5).
    private static func fieldName(of line: Bytes) -> Range<Int>? {
        var end = line.startIndex
        while end < line.endIndex, line[end] > 0x20, line[end] < 0x7F, line[end] != UInt8(ascii: ":") { end += 1 }
        var colon = end
        while colon < line.endIndex, line[colon].isBlank { colon += 1 }
        guard end > line.startIndex, colon < line.endIndex, line[colon] == UInt8(ascii: ":") else { return nil }
        return line.startIndex..<end
    }
}

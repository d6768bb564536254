/// Text whose lines were wrapped for transport (RFC 3676).
enum FlowedText {
    /// Joins the lines that belong together; quotes come out as `>` marks, a space, and the line.
    static func unwrapped(_ text: String, deletesSpace: Bool) -> String {
        let bytes = Bytes(text.utf8)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var lines = LineScanner(bytes)
        var openDepth: Int?
        while let line = lines.next() {
            let depth = line.prefix { $0 == UInt8(ascii: ">") }.count
            var content = line.dropFirst(depth)
            // Space-stuffing protects lines that begin with a space, `>` or `From `.
            if content.first == .space { content = content.dropFirst() }
            let isSignature = content.elementsEqual("-- ".utf8)
            if openDepth != depth || isSignature {
                if openDepth != nil { result.append(.lineFeed) }
                if depth > 0 {
                    result.append(contentsOf: repeatElement(UInt8(ascii: ">"), count: depth))
                    if !content.isEmpty { result.append(.space) }
                }
            }
            let isFlowed = content.last == .space && !isSignature
            result.append(contentsOf: isFlowed && deletesSpace ? content.dropLast() : content)
            if isFlowed {
                openDepth = depth
            } else {
                result.append(.lineFeed)
                openDepth = nil
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

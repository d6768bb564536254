extension MessageID {
    /// A chain of ancestors longer than this tells nothing more: its first and its newest links are kept.
    package static let longestList = 200

    /// All identifiers of a References or In-Reply-To value in order, at most 200: the first and the newest 199.
    ///
    /// Comments are skipped, and white space inside brackets (from careless folding) is dropped. When no brackets are
    /// there at all, the value is taken as bare identifiers, provided that each of its words looks like one.
    package static func list(in headerValue: String) -> [MessageID] {
        list(in: Bytes(headerValue.utf8))
    }

    static func list(in bytes: Bytes) -> [MessageID] {
        var found = bracketed(in: bytes)
        if found.isEmpty { found = bare(in: bytes) }
        return bounded(found).compactMap { MessageID(bare: $0) }
    }

    /// The first and the newest of a list that may be too long.
    static func bounded<Element>(_ list: [Element]) -> [Element] {
        list.count > longestList ? [list[0]] + list.suffix(longestList - 1) : list
    }

    private static func bracketed(in bytes: Bytes) -> [Bytes] {
        var found: [Bytes] = []
        var position = bytes.startIndex
        var open: Int?
        // A comment that never ends is no comment; after one such, none is looked for, which keeps this linear.
        var commentsEnd = true
        while position < bytes.endIndex {
            let byte = bytes[position]
            if byte == UInt8(ascii: "<") {
                open = position + 1
            } else if byte == UInt8(ascii: ">"), let start = open {
                let id = withoutWhite(bytes[start..<position])
                if isUsable(id) { found.append(id) }
                open = nil
            } else if byte == UInt8(ascii: "("), open == nil, commentsEnd {
                if let end = bytes.endOfComment(from: position) {
                    position = end
                } else {
                    commentsEnd = false
                }
            }
            position += 1
        }
        return found
    }

    private static func bare(in bytes: Bytes) -> [Bytes] {
        let words = bytes.split { $0.isWhite || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") }
        let ids = words.map { word in
            var word = word
            while let first = word.first, first == UInt8(ascii: "<") { word.removeFirst() }
            while let last = word.last, last == UInt8(ascii: ">") { word.removeLast() }
            return word
        }
        // Prose such as "your message of Monday" holds words that are no identifiers: then none is believed.
        return ids.allSatisfy { $0.contains(UInt8(ascii: "@")) && isUsable($0) } ? ids : []
    }

    private static func withoutWhite(_ bytes: Bytes) -> Bytes {
        bytes.contains(where: \.isWhite) ? Bytes(bytes.filter { !$0.isWhite }) : bytes
    }
}

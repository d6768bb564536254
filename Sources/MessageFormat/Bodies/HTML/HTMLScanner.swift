/// A start tag: its name and its attributes as they stand.
struct HTMLTag {
    let name: String
    let attributes: Bytes

    /// Elements with an empty line before and after them.
    static let paragraphs: Set<String> = [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "dl", "figure", "fieldset", "form",
    ]

    /// Elements that begin a new line.
    static let blocks: Set<String> = [
        "address", "article", "aside", "body", "caption", "center", "dd", "details", "dir", "div", "dt", "figcaption",
        "footer", "header", "html", "legend", "main", "menu", "nav", "section", "summary", "tbody", "tfoot", "thead",
        "tr",
    ]

    /// The value of an attribute with a lower-case name, entities not yet read.
    func attribute(_ name: StaticString) -> Bytes? {
        var position = attributes.startIndex
        while position < attributes.endIndex {
            let start = position
            while position < attributes.endIndex, !attributes[position].isWhite,
                attributes[position] != UInt8(ascii: "=")
            { position += 1 }
            let found = attributes[start..<position]
            while position < attributes.endIndex, attributes[position].isWhite { position += 1 }
            guard position < attributes.endIndex, attributes[position] == UInt8(ascii: "=") else {
                if start == position { position += 1 }
                continue
            }
            position += 1
            while position < attributes.endIndex, attributes[position].isWhite { position += 1 }
            let value = takeValue(at: &position)
            if found.isWord(name) { return value }
        }
        return nil
    }

    private func takeValue(at position: inout Int) -> Bytes {
        guard position < attributes.endIndex else { return [] }
        let quote = attributes[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let end = attributes.index(of: quote, from: position + 1) ?? attributes.endIndex
            defer { position = min(end + 1, attributes.endIndex) }
            return attributes[min(position + 1, end)..<end]
        }
        let start = position
        while position < attributes.endIndex, !attributes[position].isWhite { position += 1 }
        return attributes[start..<position]
    }
}

/// Cuts HTML into text and tags, in one pass and whatever it holds.
struct HTMLScanner {
    enum Token {
        case text(Bytes)
        case open(HTMLTag)
        case close(String)
    }

    private let bytes: Bytes
    private var position: Int

    init(_ bytes: Bytes) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    mutating func next() -> Token? {
        while position < bytes.endIndex {
            guard bytes[position] == UInt8(ascii: "<"), position + 1 < bytes.endIndex else { return text() }
            let following = bytes[position + 1]
            if bytes.has("<!--", at: position) {
                skipComment()
            } else if following == UInt8(ascii: "!") || following == UInt8(ascii: "?") {
                position = (bytes.index(of: UInt8(ascii: ">"), from: position) ?? bytes.endIndex - 1) + 1
            } else if following == UInt8(ascii: "/") {
                return closingTag()
            } else if following.isLetter {
                return openingTag()
            } else {
                return text()
            }
        }
        return nil
    }

    /// Passes over everything up to and with the end tag of an element; without one, over all that is left.
    mutating func skip(pastEndOf name: String) {
        while let open = bytes.index(of: UInt8(ascii: "<"), from: position) {
            position = open + 1
            guard position < bytes.endIndex, bytes[position] == UInt8(ascii: "/") else { continue }
            position = open
            if case .close(let closed) = closingTag(), closed == name { return }
        }
        position = bytes.endIndex
    }

    private mutating func text() -> Token {
        let start = position
        position = bytes.index(of: UInt8(ascii: "<"), from: position + 1) ?? bytes.endIndex
        return .text(bytes[start..<position])
    }

    private mutating func skipComment() {
        position += 4
        while let dash = bytes.index(of: UInt8(ascii: "-"), from: position) {
            position = dash + 1
            if bytes.has("-->", at: dash) {
                position = dash + 3
                return
            }
        }
        position = bytes.endIndex
    }

    private mutating func closingTag() -> Token {
        position += 2
        let name = takeName()
        position = (bytes.index(of: UInt8(ascii: ">"), from: position) ?? bytes.endIndex - 1) + 1
        return .close(name)
    }

    private mutating func openingTag() -> Token {
        position += 1
        let name = takeName()
        let start = position
        // A `>` within a quoted value does not end the tag.
        var quote: UInt8?
        while position < bytes.endIndex {
            let byte = bytes[position]
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                break
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'"), bytes[position - 1] == UInt8(ascii: "=")
            {
                quote = byte
            }
            position += 1
        }
        let attributes = bytes[start..<position]
        position = min(position + 1, bytes.endIndex)
        return .open(HTMLTag(name: name, attributes: attributes))
    }

    private mutating func takeName() -> String {
        let start = position
        while position < bytes.endIndex, bytes[position].isLetter || bytes[position].isDigit { position += 1 }
        return String(decoding: bytes[start..<position].map(\.lowered), as: UTF8.self)
    }
}

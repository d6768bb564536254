/// A text as rules read it: its words, folded.
struct RuleWords {
    /// The words in order; empty for one that is too long to be any.
    private(set) var folded: [String] = []
    /// Where each stands in the text.
    private(set) var ranges: [Range<String.Index>] = []

    /// No phrase has a longer word, in bytes.
    private static let longestWord = 200

    init(_ text: String) {
        let scalars = text.unicodeScalars
        var start: String.Index?
        var index = scalars.startIndex
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            switch Self.part(scalar, isInside: start != nil) {
            case .inside:
                if start == nil { start = index }
            case .alone:
                if let begun = start { add(begun..<index, of: text) }
                add(index..<next, of: text)
                start = nil
            case .between:
                if let begun = start { add(begun..<index, of: text) }
                start = nil
            }
            index = next
        }
        if let begun = start { add(begun..<scalars.endIndex, of: text) }
    }

    private enum Part {
        case inside
        /// A word by itself: some scripts have no blanks.
        case alone
        case between
    }

    private static func part(_ scalar: Unicode.Scalar, isInside: Bool) -> Part {
        if scalar.isASCII {
            let byte = UInt8(ascii: scalar)
            let isLetter = (byte | 0x20) &- UInt8(ascii: "a") < 26
            return isLetter || byte &- UInt8(ascii: "0") < 10 ? .inside : .between
        }
        let properties = scalar.properties
        if properties.isIdeographic || (0x3040...0x30FF).contains(scalar.value) { return .alone }
        if properties.isAlphabetic || properties.numericType != nil { return .inside }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .enclosingMark: return .inside
        // What nobody sees must not part a word.
        default: return isInside && properties.isDefaultIgnorableCodePoint ? .inside : .between
        }
    }

    private mutating func add(_ range: Range<String.Index>, of text: String) {
        ranges.append(range)
        folded.append(Self.fold(text[range]))
    }

    private static func fold(_ word: Substring) -> String {
        let bytes = word.utf8
        guard bytes.count <= longestWord else { return "" }
        if bytes.allSatisfy({ $0 < 0x80 }) { return word.lowercased() }
        let seen = word.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
        return Fold.name(String(String.UnicodeScalarView(seen)))
    }
}

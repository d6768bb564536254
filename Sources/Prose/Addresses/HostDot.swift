/// What can stand between two labels of a host name, or two parts of the name before the `@`.
struct HostDot {
    /// Behind it.
    let end: Int
    /// Whether it is the word, which may also be just a word.
    let isWord: Bool

    /// Spaces on either side of the word.
    private static let spaces = 2
    /// Bytes of the longest spelling: two spaces, `{ dot }`, two spaces.
    private static let longest = 11

    init?(in bytes: [UInt8], at: Int) {
        guard at < bytes.count else { return nil }
        if bytes[at] == Ascii.dot {
            (end, isWord) = (at + 1, false)
            return
        }
        let reference = CharacterReference.length(of: Ascii.dot, in: bytes, at: at)
        // U+FF0E, the full-width form.
        let length = reference > 0 ? reference : bytes.hasFolded("\u{FF0E}", at: at) ? 3 : 0
        if length > 0 {
            (end, isWord) = (at + length, false)
        } else if let end = Self.word(bytes, at) {
            (self.end, isWord) = (end, true)
        } else {
            return nil
        }
    }

    /// `(dot)`, ` dot `, `_dot_` or `-dot-`.
    private static func word(_ bytes: [UInt8], _ at: Int) -> Int? {
        if bytes.hasFolded("_dot_", at: at) || bytes.hasFolded("-dot-", at: at) { return at + 5 }
        let start = Spaces.end(bytes, at, atMost: spaces)
        if let end = Bracketed.end(of: "dot", in: bytes, at: start) { return Spaces.end(bytes, end, atMost: spaces) }
        guard start > at, bytes.hasFolded("dot", at: start) else { return nil }
        let end = Spaces.end(bytes, start + 3, atMost: spaces)
        return end > start + 3 ? end : nil
    }

    /// Where the written-out dot begins that ends at `end`, or nil when none does.
    static func wordStart(in bytes: [UInt8], endingAt end: Int, floor: Int) -> Int? {
        var found: Int?
        for start in stride(from: end - 5, through: max(floor, end - longest), by: -1)
        where word(bytes, start) == end && !Ascii.isAlphanumeric(bytes[start]) {
            found = start
        }
        return found
    }
}

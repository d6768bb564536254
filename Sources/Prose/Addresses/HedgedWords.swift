/// A word in brackets, as in `(at)`, `[dot]`, `{ at }`, `[.a.t]` or, escaped for the web, `&lt;at&gt;`.
enum Bracketed {
    /// Dots and spaces before each letter.
    private static let noise = 2

    /// Where the bracketed `word` that begins at `at` ends, or nil when it does not stand there.
    static func end(of word: StaticString, in bytes: [UInt8], at: Int) -> Int? {
        guard at < bytes.count else { return nil }
        let closing: StaticString
        var inner = at + 1
        switch bytes[at] {
        case UInt8(ascii: "("): closing = ")"
        case UInt8(ascii: "["): closing = "]"
        case UInt8(ascii: "{"): closing = "}"
        case Ascii.less: closing = ">"
        case UInt8(ascii: "&") where bytes.hasFolded("&lt;", at: at):
            closing = "&gt;"
            inner = at + 4
        default: return nil
        }
        let isThere = word.withUTF8Buffer { letters in
            for letter in letters {
                inner = behindNoise(bytes, inner)
                guard inner < bytes.count, Ascii.lowercased(bytes[inner]) == letter else { return false }
                inner += 1
            }
            return true
        }
        guard isThere else { return nil }
        inner = behindNoise(bytes, inner)
        return bytes.hasFolded(closing, at: inner) ? inner + closing.utf8CodeUnitCount : nil
    }

    private static func behindNoise(_ bytes: [UInt8], _ at: Int) -> Int {
        var end = at
        while end < bytes.count, end - at < noise, bytes[end] == Ascii.dot || bytes[end] == Ascii.space { end += 1 }
        return end
    }
}

/// A letter written by its number, as HTML and Markdown take it: `&#64;`, `&#x40;`.
enum CharacterReference {
    /// Digits of a number that are looked at, leading zeros and all (CommonMark takes seven).
    private static let digits = 7

    /// The bytes of the reference to `letter` that stands at `at`, or 0.
    static func length(of letter: UInt8, in bytes: [UInt8], at: Int) -> Int {
        guard bytes.hasFolded("&#", at: at) else { return 0 }
        let isHex = bytes.hasFolded("x", at: at + 2)
        let start = at + (isHex ? 3 : 2)
        var end = start
        while end < bytes.count, end - start < digits, Ascii.isAlphanumeric(bytes[end]) { end += 1 }
        guard end < bytes.count, bytes[end] == UInt8(ascii: ";") else { return 0 }
        let number = UInt32(String(decoding: bytes[start..<end], as: UTF8.self), radix: isHex ? 16 : 10)
        return number == UInt32(letter) ? end + 1 - at : 0
    }
}

enum Spaces {
    /// Where at most so many spaces, tabs and line ends stop that begin at `at`.
    static func end(_ bytes: [UInt8], _ at: Int, atMost: Int) -> Int {
        var end = at
        while end < bytes.count, end - at < atMost, Ascii.isSpace(bytes[end]) { end += 1 }
        return end
    }
}

/// The ASCII bytes that Prose looks for, and their classes.
enum Ascii {
    static let tab = UInt8(ascii: "\t")
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: ">")
    static let at = UInt8(ascii: "@")
    static let colon = UInt8(ascii: ":")
    static let dot = UInt8(ascii: ".")
    static let hyphen = UInt8(ascii: "-")
    static let slash = UInt8(ascii: "/")
    static let backslash = UInt8(ascii: "\\")
    static let pipe = UInt8(ascii: "|")
    static let tilde = UInt8(ascii: "~")
    static let underscore = UInt8(ascii: "_")
    static let star = UInt8(ascii: "*")
    static let percent = UInt8(ascii: "%")
    static let less = UInt8(ascii: "<")
    static let exclamation = UInt8(ascii: "!")

    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A }

    static func isAlphanumeric(_ byte: UInt8) -> Bool { isDigit(byte) || isLetter(byte) }

    /// Space, tab or line end.
    static func isSpace(_ byte: UInt8) -> Bool { byte == space || (byte >= 0x09 && byte <= 0x0D) }

    static func lowercased(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte }
}

extension RandomAccessCollection where Element == UInt8, Index == Int {
    /// Whether these bytes stand at `at`, in any case of the ASCII letters; `word` is given in small letters.
    func hasFolded(_ word: StaticString, at: Int) -> Bool {
        guard at >= startIndex, at + word.utf8CodeUnitCount <= endIndex else { return false }
        return word.withUTF8Buffer { wanted in
            for offset in 0..<wanted.count where Ascii.lowercased(self[at + offset]) != wanted[offset] { return false }
            return true
        }
    }

    /// The same bytes without white space at either end.
    var trimmed: SubSequence {
        guard let first = firstIndex(where: { !Ascii.isSpace($0) }) else { return self[endIndex..<endIndex] }
        let last = lastIndex { !Ascii.isSpace($0) } ?? first
        return self[first...last]
    }
}

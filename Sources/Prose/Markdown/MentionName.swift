/// The names that `@` calls: 3 to 20 letters, digits, `-`, `_` or `.`, as members' names are.
enum MentionName {
    private static let letters = 3...20

    /// Bytes of a name at most (20 letters of four bytes, and room to see that it is too long).
    private static let bytes = 96

    /// The name that the `@` at `at` calls, and where it ends.
    ///
    /// `previous` is the byte before the `@`.
    static func name(in text: ArraySlice<UInt8>, at: Int, after previous: UInt8) -> (end: Int, name: String)? {
        guard isBoundary(previous) else { return nil }
        var end = at + 1
        while end < text.endIndex, end - at <= bytes, isPossible(text[end]) { end += 1 }
        guard end - at <= bytes else { return nil }
        let follows = end < text.endIndex ? text[end] : Ascii.space
        guard follows != Ascii.at else { return nil }
        guard let name = leadingName(String(decoding: text[(at + 1)..<end], as: UTF8.self)),
            letters.contains(name.count)
        else { return nil }
        return (at + 1 + name.utf8.count, name)
    }

    /// Whether a name may be called after this byte: not in the middle of a word or of an address.
    private static func isBoundary(_ byte: UInt8) -> Bool {
        !Ascii.isAlphanumeric(byte) && byte < 0x80 && byte != Ascii.at && byte != Ascii.slash && byte != Ascii.dot
            && byte != Ascii.underscore && byte != Ascii.hyphen && byte != UInt8(ascii: "+")
    }

    private static func isPossible(_ byte: UInt8) -> Bool {
        Ascii.isAlphanumeric(byte) || byte >= 0x80 || byte == Ascii.hyphen || byte == Ascii.underscore
            || byte == Ascii.dot
    }

    /// The part of the run that is a name: up to the first character that can't be in one, without a final `.` or
    /// `-`.
    private static func leadingName(_ run: String) -> String? {
        var name = run.unicodeScalars.prefix { isNameScalar($0) }
        while let last = name.last, last == "." || last == "-" { name.removeLast() }
        guard let first = name.first, first != ".", first != "-" else { return nil }
        return String(name)
    }

    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "-" || scalar == "_" || scalar == "." { return true }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark, .decimalNumber:
            return true
        default: return false
        }
    }
}

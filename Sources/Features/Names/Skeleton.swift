import Foundation

/// What a name looks like, so that nobody takes a name that is read as another's (UTS 39 section 4).
package struct Skeleton: Sendable, Hashable {
    /// What is stored, with a unique index; not for showing.
    package let text: String

    /// The looks of `name`: without accents, each letter replaced by what it looks like, in lower case.
    ///
    /// Case is folded after the first replacement, not before: Cyrillic `ВОТ` looks like `BOT` only in capitals, and
    /// `aIice` like `alice` only as it stands. Names that differ in case alone are told by their folded form, not by
    /// this one.
    package init(of name: String) {
        let letters = name.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
            !NameLetters.unicode.isAccent($0)
        }
        let looks = Self.looks(of: letters)
        let small = looks.flatMap { $0.properties.lowercaseMapping.unicodeScalars }
        // One order of marks: what is equal must be equal byte by byte.
        text = String(Self.looks(of: small)).precomposedStringWithCanonicalMapping
    }

    private static func looks(of letters: some Sequence<Unicode.Scalar>) -> String.UnicodeScalarView {
        letters.reduce(into: String.UnicodeScalarView()) { looks, letter in
            if let others = prototypes[letter] { looks.append(contentsOf: others) } else { looks.append(letter) }
        }
    }

    /// What a letter looks like; nil where it looks like itself.
    static func prototype(of letter: Unicode.Scalar) -> [Unicode.Scalar]? { prototypes[letter] }

    private static let prototypes = read(ConfusableTable.text)

    /// Reads `ConfusableTable`.
    private static func read(_ table: String) -> [Unicode.Scalar: [Unicode.Scalar]] {
        var prototypes: [Unicode.Scalar: [Unicode.Scalar]] = [:]
        for pair in table.split(whereSeparator: \.isWhitespace) {
            let codes = pair.split { $0 == "=" || $0 == "." }
            let letters = codes.compactMap { UInt32($0, radix: 16).flatMap(Unicode.Scalar.init) }
            if let letter = letters.first { prototypes[letter] = Array(letters.dropFirst()) }
        }
        return prototypes
    }
}

/// A word of a line and what stands behind it, as addresses are read.
///
/// Its texts are made when they are asked for: most words of a line are no part of any address.
struct StreetWord {
    let range: Range<Int>
    /// Where the next word begins, or the line ends.
    let next: Int
    /// It is the first of its line, apart from marks.
    let isFirst: Bool
    let isLast: Bool
    private let scalars: [Unicode.Scalar]

    var first: Unicode.Scalar { scalars[range.lowerBound] }
    var isCapital: Bool { PersonalLine.isCapital(first) }
    var text: String { String(String.UnicodeScalarView(scalars[range])) }
    var folded: String { PersonalLine.folded(scalars[range]) }
    /// What stands between it and the next word; its first letters.
    var gap: String { String(String.UnicodeScalarView(scalars[range.upperBound..<next].prefix(Self.longestGap))) }

    /// A house's number: up to five digits and perhaps a letter.
    var isHouseNumber: Bool {
        guard PersonalLine.isDigit(first), range.count <= 6 else { return false }
        let digits = text.unicodeScalars.prefix(while: PersonalLine.isDigit)
        let rest = text.unicodeScalars.dropFirst(digits.count)
        return (1...5).contains(digits.count) && digits.first != "0" && rest.count <= 1
            && rest.allSatisfy { PersonalLine.isLetter($0) && $0.isASCII }
    }

    /// A word of letters.
    var isName: Bool { scalars[range].allSatisfy { PersonalLine.isLetter($0) || $0 == "'" } }

    /// 5th, 42nd.
    var isOrdinal: Bool {
        let digits = text.unicodeScalars.prefix(while: PersonalLine.isDigit)
        return !digits.isEmpty
            && ["st", "nd", "rd", "th"].contains(String(folded.unicodeScalars.dropFirst(digits.count)))
    }

    var isYear: Bool { text.utf8.count == 4 && (1_800...2_099).contains(Int(text) ?? 0) }

    /// Something ends behind it.
    var endsPart: Bool {
        guard let mark = gap.unicodeScalars.first(where: { $0 != " " }) else { return isLast }
        return ",.;:)!?|\"".unicodeScalars.contains(mark)
    }

    /// The words of a line, in order.
    static func words(of line: PersonalLine) -> [StreetWord] {
        let scalars = line.scalars
        var ranges: [Range<Int>] = []
        var index = 0
        while index < scalars.count {
            let start = index
            while index < scalars.count, isPart(scalars[index]) { index += 1 }
            if index > start { ranges.append(start..<index) }
            index = max(index, start + 1)
        }
        return ranges.indices.map { place in
            let isLast = place + 1 == ranges.count
            return StreetWord(
                range: ranges[place], next: isLast ? scalars.count : ranges[place + 1].lowerBound, isFirst: place == 0,
                isLast: isLast, scalars: scalars)
        }
    }

    private static let longestGap = 4

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        PersonalLine.isWordPart(scalar) || scalar == "'"
            || !scalar.isASCII && scalar.properties.generalCategory == .nonspacingMark
    }
}

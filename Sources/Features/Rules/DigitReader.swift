/// Digits of a text that stand together, however they are written.
struct DigitToken: Sendable, Equatable {
    let digits: String
    /// Where they stand, in scalars.
    let range: Range<Int>
    /// How many of them are written as words or as other letters.
    var disguised = 0
    /// They are a part of a longer word.
    var isGlued = false

    var count: Int { digits.utf8.count }
    var value: Int { Int(digits) ?? .max }
    /// Some of them are digits, some are letters: `o77oo`.
    var isMixed: Bool { disguised > 0 && disguised < count }

    /// What two numbers' words in a row stand for together: `twenty five`, `soixante dix`, `quatre vingt`.
    func sum(with next: DigitToken) -> DigitToken? {
        guard disguised == count, next.disguised == next.count else { return nil }
        let digits: String
        if count == 2, self.digits.hasSuffix("0"), self.digits >= "20", next.count == 1, next.digits != "0" {
            digits = "\(self.digits.prefix(1))\(next.digits)"
        } else if self.digits == "60" || self.digits == "80", next.count == 2, next.digits.hasPrefix("1") {
            digits = self.digits == "60" ? "7\(next.digits.suffix(1))" : "9\(next.digits.suffix(1))"
        } else if self.digits == "4", next.digits == "20" {
            digits = "80"
        } else {
            return nil
        }
        return DigitToken(digits: digits, range: range.lowerBound..<next.range.upperBound, disguised: 2)
    }
}

/// A part of a text that is looked through for numbers.
enum DigitItem: Sendable, Equatable {
    case digits(DigitToken)
    case word(String, at: Range<Int>)

    /// The word that it is; nil for digits.
    var word: String? {
        if case .word(let word, at: _) = self { word } else { nil }
    }
}

/// Reads the digits of a text: `077`, `oh seven seven`, `o77`, `s3v3n`, `double seven`.
enum DigitReader {
    /// The digits of a text in small letters, and the words that are none, in order.
    static func items(in scalars: [Unicode.Scalar]) -> [DigitItem] {
        repeated(ScreenWord.words(in: scalars).flatMap { items(of: $0) })
    }

    private static func items(of word: ScreenWord) -> [DigitItem] {
        let scalars = Array(word.text.unicodeScalars)
        let count = scalars.count(where: PersonalLine.isDigit)
        if count == scalars.count { return [.digits(DigitToken(digits: word.text, range: word.range))] }
        if count == 0 { return [spelled(word.text, at: word.range)] }
        if let said = respelled(scalars, digits: count) {
            return [.digits(DigitToken(digits: said, range: word.range, disguised: said.utf8.count))]
        }
        if let (digits, letters) = lookalikes(in: scalars) {
            return [.digits(DigitToken(digits: digits, range: word.range, disguised: letters))]
        }
        return pieces(of: scalars, at: word.range.lowerBound)
    }

    private static func spelled(_ word: String, at range: Range<Int>) -> DigitItem {
        guard let digits = NumberWords.digits(of: word) else { return .word(word, at: range) }
        return .digits(DigitToken(digits: digits, range: range, disguised: digits.utf8.count))
    }

    // MARK: Letters and digits in one word

    private static let lettersOfDigits: [Unicode.Scalar: Unicode.Scalar] = [
        "0": "o", "3": "e", "4": "a", "5": "s", "7": "t",
    ]

    /// `s3v3n`, `0ne`: the word of a number with digits for some letters.
    private static func respelled(_ scalars: [Unicode.Scalar], digits: Int) -> String? {
        guard scalars.count > 2, digits * 2 <= scalars.count else { return nil }
        for one: Unicode.Scalar in ["l", "i"] {
            let letters = scalars.map { $0 == "1" ? one : lettersOfDigits[$0] ?? $0 }
            if let said = NumberWords.digits(ofNumber: text(of: letters)) { return said }
        }
        return nil
    }

    private static let digitsOfLetters: [Unicode.Scalar: Unicode.Scalar] = [
        "o": "0", "i": "1", "l": "1", "z": "2", "s": "5", "b": "8", "g": "9", "q": "9",
    ]
    /// At the ends of a word others are units and names: 60s, 16gb, g12.
    private static let lettersAtEnds: Set<Unicode.Scalar> = ["o", "i", "l"]
    /// With as many other letters for digits, or as many digits, the first or the last sign is a digit as well.
    private static let lettersThatTell = 2
    private static let digitsThatTell = 5

    /// `o77oo`: digits, and letters that look like some.
    private static func lookalikes(in scalars: [Unicode.Scalar]) -> (digits: String, letters: Int)? {
        guard let first = scalars.firstIndex(where: PersonalLine.isDigit),
            let last = scalars.lastIndex(where: PersonalLine.isDigit)
        else { return nil }
        var (digits, letters, doubtful): ([Unicode.Scalar], Int, Int) = ([], 0, 0)
        for (index, scalar) in scalars.enumerated() {
            if PersonalLine.isDigit(scalar) {
                digits.append(scalar)
                continue
            }
            guard let digit = digitsOfLetters[scalar] else { return nil }
            digits.append(digit)
            if first < index && index < last || lettersAtEnds.contains(scalar) {
                letters += 1
            } else if index == 0 || index == scalars.count - 1 {
                doubtful += 1
            } else {
                return nil
            }
        }
        let isTold = letters >= lettersThatTell || digits.count - letters - doubtful >= digitsThatTell
        guard doubtful == 0 || isTold else { return nil }
        return (text(of: digits), letters + doubtful)
    }

    /// The letters and the digits of a word apart: `tel07700`.
    private static func pieces(of scalars: [Unicode.Scalar], at place: Int) -> [DigitItem] {
        var pieces: [DigitItem] = []
        var end = 0
        while end < scalars.count {
            let start = end
            let isNumber = PersonalLine.isDigit(scalars[start])
            while end < scalars.count, PersonalLine.isDigit(scalars[end]) == isNumber { end += 1 }
            let (piece, range) = (text(of: scalars[start..<end]), place + start..<place + end)
            if isNumber {
                pieces.append(.digits(DigitToken(digits: piece, range: range, isGlued: true)))
            } else if end - start > 2 {
                pieces.append(spelled(piece, at: range))
            } else {
                // A letter or two join no numbers here: 04452e04133 is none.
                pieces.append(.word(NumberWords.isFiller(piece) ? "" : piece, at: range))
            }
        }
        return pieces
    }

    private static func text(of scalars: some Sequence<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(scalars))
    }

    // MARK: Digits that are said once

    /// `double seven`: the digit as often as it is meant.
    private static func repeated(_ items: [DigitItem]) -> [DigitItem] {
        var result: [DigitItem] = []
        for item in items {
            guard case .digits(let token) = item, token.count == 1,
                case .word(let word, at: let range)? = result.last, let times = NumberWords.times(word),
                token.range.lowerBound - range.upperBound <= DigitSeries.widestGap
            else {
                result.append(item)
                continue
            }
            let digits = String(repeating: token.digits, count: times)
            result[result.count - 1] = .digits(
                DigitToken(digits: digits, range: range.lowerBound..<token.range.upperBound, disguised: times))
        }
        return result
    }
}

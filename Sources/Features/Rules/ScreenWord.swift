/// A word of a text that is looked through for what hides in it: letters and digits in a row.
struct ScreenWord {
    let text: String
    /// Where it stands, in scalars.
    let range: Range<Int>

    /// The words of a text in order; letters that stand apart (`s e v e n`) make one.
    ///
    /// - Parameter signs: what is a word by itself.
    static func words(in scalars: [Unicode.Scalar], signs: Set<Unicode.Scalar> = []) -> [ScreenWord] {
        joined(apart(scalars, signs))
    }

    private static func apart(_ scalars: [Unicode.Scalar], _ signs: Set<Unicode.Scalar>) -> [ScreenWord] {
        var words: [ScreenWord] = []
        var index = 0
        while index < scalars.count {
            let start = index
            while index < scalars.count, isPart(scalars[index]) { index += 1 }
            if index == start, signs.contains(scalars[index]) { index += 1 }
            if index > start {
                let text = String(String.UnicodeScalarView(scalars[start..<index]))
                words.append(ScreenWord(text: text, range: start..<index))
            }
            index = max(index, start + 1)
        }
        return words
    }

    private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
        PersonalLine.isDigit(scalar) || PersonalLine.isLetter(scalar)
    }

    /// As many letters that stand apart make a word.
    private static let fewestLetters = 3
    /// What stands between two of them, in scalars.
    private static let widestGap = 2

    private static func joined(_ words: [ScreenWord]) -> [ScreenWord] {
        var joined: [ScreenWord] = []
        var index = 0
        while index < words.count {
            var end = index
            while end < words.count, words[end].isLetter,
                end == index || words[end].range.lowerBound - words[end - 1].range.upperBound <= widestGap
            {
                end += 1
            }
            if end - index < fewestLetters { end = index + 1 }
            let range = words[index].range.lowerBound..<words[end - 1].range.upperBound
            joined.append(ScreenWord(text: words[index..<end].map(\.text).joined(), range: range))
            index = end
        }
        return joined
    }

    /// It is one letter.
    private var isLetter: Bool { range.count == 1 && text.unicodeScalars.allSatisfy(PersonalLine.isLetter) }
}

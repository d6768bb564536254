/// A telephone number in pieces: its beginning in what somebody said before, its end in what they say now.
enum SplitNumber {
    /// As many posts before are looked at.
    static let earlierPosts = 4
    /// What is looked at of each, from its end, in letters.
    static let reach = 400
    /// Words between two pieces, at most.
    private static let wordsAtSeam = 4

    /// Whether `text` ends a number that begins in what was said before.
    ///
    /// - Parameters:
    ///   - text: as series of digits are read: folded, in small letters.
    ///   - earlier: in the same form, oldest first.
    static func isFound(in text: String, after earlier: [String]) -> Bool {
        let (now, before) = (Said(text), earlier.map(Said.init))
        guard let end = now.series.first else { return false }
        var (tokens, gap) = (end.tokens, now.wordsBefore)
        for said in before.reversed() {
            guard let piece = said.series.last else {
                gap += said.words.count
                continue
            }
            guard gap + said.wordsAfter <= wordsAtSeam else { return false }
            tokens = piece.tokens + tokens
            let hasCue = { tellPhone(before.flatMap(\.words) + now.words) }
            if isNumber(tokens, hasPlus: piece.hasPlus, hasCue: hasCue) { return true }
            guard said.series.count == 1 else { return false }
            gap = said.wordsBefore
        }
        return false
    }

    private static func isNumber(_ tokens: [DigitToken], hasPlus: Bool, hasCue: () -> Bool) -> Bool {
        let run = NumberRun(tokens, hasPlus: false)
        let digits = run.digits
        guard (DigitSeries.fewestDigits...DigitSeries.mostDigits).contains(digits.utf8.count),
            !PersonalPhones.isScale(run), !PersonalPhones.isDate(run), !DigitSeries.areYears(digits),
            !DigitSeries.isCounting(digits)
        else { return false }
        if PhoneForm.isNorthAmerican(digits), !run.groups.allSatisfy({ $0.value.isMultiple(of: 10) }) { return true }
        if hasPlus || PhoneForm.isAbroad(digits) { return true }
        // A riff in two posts is no number.
        let isRiff =
            tokens.allSatisfy { $0.count == 1 && $0.disguised == 0 }
            && (!digits.contains { $0 >= "7" } || DigitSeries.isTune(digits))
        return digits.hasPrefix("0") && digits.utf8.count >= 9 && !isRiff || hasCue()
    }

    /// Somewhere a telephone is spoken of.
    private static func tellPhone(_ words: [String]) -> Bool {
        words.indices.contains { PersonalWords.tellPhone(words[max(0, $0 - 4)...$0].reversed()) }
    }
}

/// One of several posts, as pieces of a number are looked for in it.
private struct Said {
    let series: [DigitSeries]
    /// Those that are no digits.
    let words: [String]
    /// Words before its first digits and behind its last; all where it has none.
    let wordsBefore: Int
    let wordsAfter: Int

    init(_ text: String) {
        let scalars = Array(text.unicodeScalars)
        let items = DigitReader.items(in: scalars)
        series = DigitSeries.all(of: items, in: scalars)
        words = items.compactMap(\.word)
        wordsBefore = items.prefix { $0.word != nil }.count
        wordsAfter = items.reversed().prefix { $0.word != nil }.count
    }
}

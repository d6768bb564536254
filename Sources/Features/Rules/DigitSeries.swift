/// Digits of a text that follow each other, with signs and at most one word such as "and" between two.
struct DigitSeries {
    let tokens: [DigitToken]
    /// The words before it, the nearest first.
    let before: [String]
    /// The word right behind it; empty where there is none.
    let after: String
    /// The text that it stands in.
    let scalars: [Unicode.Scalar]
    let digits: String

    init(tokens: [DigitToken], before: [String], after: String, in scalars: [Unicode.Scalar]) {
        self.tokens = tokens
        self.before = before
        self.after = after
        self.scalars = scalars
        digits = tokens.map(\.digits).joined()
    }

    /// Signs and blanks between two of its digits, at most.
    static let widestGap = 6
    /// Words before it that tell what it is, at most.
    fileprivate static let cueWords = 8

    /// The series of a text, in order.
    static func all(of items: [DigitItem], in scalars: [Unicode.Scalar]) -> [DigitSeries] {
        var collector = Collector(scalars: scalars)
        for item in items { collector.add(item) }
        collector.close()
        return collector.series
    }

    // MARK: Its parts

    var count: Int { digits.utf8.count }

    /// As the detectors of telephone numbers read it.
    var run: NumberRun { NumberRun(tokens, hasPlus: hasPlus) }

    /// `+`, `+(` or the word stands before it.
    var hasPlus: Bool {
        let start = tokens[0].range.lowerBound
        return start > 0 && scalars[start - 1] == "+"
            || start > 1 && scalars[start - 1] == "(" && scalars[start - 2] == "+" || before.first == "plus"
    }

    /// What stands between each two of its tokens.
    var gaps: [ArraySlice<Unicode.Scalar>] {
        zip(tokens, tokens.dropFirst()).map { scalars[$0.range.upperBound..<$1.range.lowerBound] }
    }

    private static let breaks = Set("\n,;/|".unicodeScalars)

    /// It in parts, at line ends and at signs that part.
    var parts: [DigitSeries] {
        var parts: [[DigitToken]] = [[tokens[0]]]
        for (gap, token) in zip(gaps, tokens.dropFirst()) {
            if gap.contains(where: { Self.breaks.contains($0) }) {
                parts.append([token])
            } else {
                parts[parts.count - 1].append(token)
            }
        }
        return parts.map { DigitSeries(tokens: $0, before: before, after: "", in: scalars) }
    }
}

extension NumberRun {
    /// Digits as if there was a blank between each two of them, whatever stands there.
    init(_ tokens: [DigitToken], hasPlus: Bool) {
        self.init(
            groups: tokens.map { Group(digits: $0.digits, range: $0.range) },
            separators: Array(repeating: " ", count: tokens.count - 1), hasPlus: hasPlus, hasParenthesis: false,
            isGlued: false)
    }
}

/// Collects the series of a text.
private struct Collector {
    let scalars: [Unicode.Scalar]
    var series: [DigitSeries] = []
    private var tokens: [DigitToken] = []
    /// The words before those tokens, the nearest first.
    private var before: [String] = []
    /// The last words.
    private var words: [String] = []
    /// Such a word as may stand between two digits has come behind the last.
    private var hasFiller = false
    /// Behind what belongs to the series.
    private var end = 0

    init(scalars: [Unicode.Scalar]) {
        self.scalars = scalars
    }

    mutating func add(_ item: DigitItem) {
        switch item {
        case .digits(let token): add(token)
        case .word(let word, at: let range):
            if !tokens.isEmpty, !hasFiller, range.lowerBound - end <= DigitSeries.widestGap,
                NumberWords.isFiller(word)
            {
                hasFiller = true
                end = range.upperBound
            } else {
                close(before: word)
            }
            words = words.suffix(DigitSeries.cueWords - 1) + [word]
        }
    }

    private mutating func add(_ token: DigitToken) {
        if !tokens.isEmpty, token.range.lowerBound - end > DigitSeries.widestGap { close() }
        if tokens.isEmpty { before = words.reversed() }
        if let last = tokens.last, !hasFiller, token.range.lowerBound - last.range.upperBound <= 1,
            let sum = last.sum(with: token)
        {
            tokens[tokens.count - 1] = sum
        } else {
            tokens.append(token)
        }
        hasFiller = false
        end = token.range.upperBound
    }

    /// Ends the series that is being read.
    mutating func close(before word: String = "") {
        if !tokens.isEmpty {
            series.append(DigitSeries(tokens: tokens, before: before, after: word, in: scalars))
            tokens = []
        }
        hasFiller = false
    }
}

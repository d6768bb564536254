/// Groups of digits that stand together, as numbers are written: `+49 (0)30 123-456`.
struct NumberRun {
    struct Group: Equatable {
        let digits: String
        let range: Range<Int>

        var count: Int { digits.utf8.count }
        var value: Int { Int(digits) ?? .max }
    }

    let groups: [Group]
    /// What stands between two groups; one fewer than groups.
    let separators: [String]
    /// It begins with `+`.
    let hasPlus: Bool
    /// It begins with `(`.
    let hasParenthesis: Bool
    /// A letter, a sign of money or a number stands right before it or behind it: it is part of something else.
    let isGlued: Bool

    /// From its sign to its last digit.
    var range: Range<Int> {
        let start = (groups.first?.range.lowerBound ?? 0) - (hasPlus ? 1 : 0) - (hasParenthesis ? 1 : 0)
        return start..<(groups.last?.range.upperBound ?? start)
    }

    var digits: String { groups.map(\.digits).joined() }
    var count: Int { groups.reduce(0) { $0 + $1.count } }
    var shape: [Int] { groups.map(\.count) }

    private static let knownSeparators: Set<String> = [
        " ", "-", ".", "/", " - ", " / ", ") ", ")", " (", "(", ")-", "-(", ") - ", ")/", "/(", "  ",
    ]
    private static let separatorParts: Set<Unicode.Scalar> = [" ", "-", ".", "/", "(", ")"]

    /// Longer than any number with a meaning; what has more groups is a table.
    private static let maximumGroups = 24

    /// All runs of a line, in order.
    static func runs(in scalars: [Unicode.Scalar]) -> [NumberRun] {
        var runs: [NumberRun] = []
        var index = 0
        while index < scalars.count {
            guard PersonalLine.isDigit(scalars[index]) else {
                index += 1
                continue
            }
            let run = run(in: scalars, at: index)
            runs.append(run)
            index = run.range.upperBound
        }
        return runs
    }

    private static func run(in scalars: [Unicode.Scalar], at start: Int) -> NumberRun {
        var groups: [Group] = []
        var between: [String] = []
        var index = start
        while groups.count < maximumGroups {
            let first = index
            while index < scalars.count, PersonalLine.isDigit(scalars[index]) { index += 1 }
            let digits = String(String.UnicodeScalarView(scalars[first..<index]))
            groups.append(Group(digits: digits, range: first..<index))
            var next = index
            while next < scalars.count, next - index < 4, separatorParts.contains(scalars[next]) { next += 1 }
            let separator = String(String.UnicodeScalarView(scalars[index..<next]))
            guard next < scalars.count, PersonalLine.isDigit(scalars[next]), knownSeparators.contains(separator) else {
                break
            }
            between.append(separator)
            index = next
        }
        if groups.count == maximumGroups { between.removeLast(max(0, between.count - groups.count + 1)) }
        let before = { (back: Int) in start >= back ? scalars[start - back] : " " }
        let hasParenthesis = before(1) == "(" && between.first?.contains(")") == true
        let hasPlus = before(hasParenthesis ? 2 : 1) == "+"
        let opening = start - (hasPlus ? 1 : 0) - (hasParenthesis ? 1 : 0)
        let end = groups.last?.range.upperBound ?? start
        return NumberRun(
            groups: groups, separators: between, hasPlus: hasPlus, hasParenthesis: hasParenthesis,
            isGlued: isGlued(scalars, before: opening) || isGlued(scalars, after: end))
    }

    private static func isGlued(_ scalars: [Unicode.Scalar], before start: Int) -> Bool {
        guard start > 0 else { return false }
        let last = scalars[start - 1]
        if PersonalLine.isWordPart(last) || gluing.contains(last) { return true }
        guard start > 1, "-./,".unicodeScalars.contains(last) else { return false }
        return PersonalLine.isWordPart(scalars[start - 2])
    }

    private static func isGlued(_ scalars: [Unicode.Scalar], after end: Int) -> Bool {
        guard end < scalars.count else { return false }
        let next = scalars[end]
        if "%°€£$\"".unicodeScalars.contains(next) { return true }
        guard end + 1 < scalars.count else { return PersonalLine.isWordPart(next) }
        let other = scalars[end + 1]
        // An extension: 555-123-4567x12.
        if next == "x", PersonalLine.isDigit(other) { return false }
        return PersonalLine.isWordPart(next) || "-/.,".unicodeScalars.contains(next) && PersonalLine.isWordPart(other)
    }

    private static let gluing: Set<Unicode.Scalar> = ["#", "$", "€", "£", "=", "@", "\u{FFFD}", "±", "×", "~"]

    // MARK: Parts

    /// Some of its groups as a run of their own.
    func part(_ range: Range<Int>) -> NumberRun {
        NumberRun(
            groups: Array(groups[range]),
            separators: range.count > 1 ? Array(separators[range.lowerBound..<range.upperBound - 1]) : [],
            hasPlus: hasPlus && range.lowerBound == 0, hasParenthesis: hasParenthesis && range.lowerBound == 0,
            isGlued: false)
    }

    /// Its parts between blanks.
    var tightParts: [NumberRun] {
        var parts: [NumberRun] = []
        var start = 0
        for (index, separator) in separators.enumerated() where separator.contains(" ") && !separator.contains(")") {
            parts.append(part(start..<index + 1))
            start = index + 1
        }
        parts.append(part(start..<groups.count))
        return parts
    }
}

/// Telephone numbers: international, and as they are written in North America, Britain and the rest of Europe.
///
/// Whatever has no form of its own is one only after words that say so.
enum PersonalPhones {
    static func ranges(in line: PersonalLine) -> [Range<Int>] {
        line.runs.flatMap { run in run.isGlued ? [] : ranges(in: run, line) }
    }

    private static let fewestDigits = 7

    /// How many words before a number tell what it is.
    private static let cueWords = 5

    private static func ranges(in run: NumberRun, _ line: PersonalLine) -> [Range<Int>] {
        guard run.count >= fewestDigits else { return [] }
        let words = line.words(before: run.range.lowerBound, cueWords)
        let (hasCue, isThing) = (PersonalWords.tellPhone(words), PersonalWords.tellAnother(words))
        let isMeasure = PersonalWords.isUnit(line.word(after: run.range.upperBound))
        if isPhone(run, Context(hasCue: hasCue, isAnother: isThing || isMeasure)) { return [run.range] }
        let parts = run.tightParts
        guard parts.count > 1 else { return [] }
        // A number between others: only what is held together by signs, or is surely a mobile's, tells itself.
        let tight = parts.filter { part in
            // A unit behind them all is that of the last.
            let isLast = part.range.upperBound == run.range.upperBound
            return (part.groups.count > 1 || isMobile(part.digits))
                && isPhone(part, Context(hasCue: hasCue, isAnother: isThing || isLast && isMeasure))
        }
        return tight.map(\.range)
    }

    /// What stands around a number.
    struct Context {
        let hasCue: Bool
        let isAnother: Bool
    }

    static func isPhone(_ run: NumberRun, _ context: Context) -> Bool {
        if run.hasPlus { return isInternational(run) }
        guard !context.isAnother, !isDate(run), !isAddress(run), !isScale(run) else { return false }
        return isInternationalByZeros(run, context) || isNorthAmerican(run, context) || isNational(run)
            || context.hasCue && isAnyNumber(run)
    }

    // MARK: Forms

    private static let internationalDigits = 8...15

    private static func isInternational(_ run: NumberRun) -> Bool {
        internationalDigits.contains(run.count) && run.digits.first != "0" && run.groups.count <= 8 && !isScale(run)
            && run.separators.allSatisfy { $0 != " / " && $0 != " - " }
    }

    private static func isInternationalByZeros(_ run: NumberRun, _ context: Context) -> Bool {
        let digits = run.digits
        guard digits.hasPrefix("00"), digits.dropFirst(2).first != "0" else { return false }
        guard run.groups.count > 1 && (run.groups[0].count <= 5) || context.hasCue else { return false }
        return internationalDigits.contains(run.count - 2) && run.count >= 11
    }

    private static func isNorthAmerican(_ run: NumberRun, _ context: Context) -> Bool {
        var run = run
        if run.groups.count > 1, run.groups[0].digits == "1" { run = run.part(1..<run.groups.count) }
        let digits = Array(run.digits.utf8)
        switch run.shape {
        case [3, 3, 4]:
            guard areAreaAndExchange(digits) else { return false }
            // 250 500 1000 are frequencies, not a number.
            let isLoose = run.separators == [" ", " "] && !run.hasParenthesis
            return !isLoose || context.hasCue || !run.groups.allSatisfy { $0.value.isMultiple(of: 10) }
        case [3, 7]: return areAreaAndExchange(digits) && (run.hasParenthesis || context.hasCue)
        case [10]: return areAreaAndExchange(digits) && context.hasCue
        default: return false
        }
    }

    static func areAreaAndExchange(_ digits: [UInt8]) -> Bool {
        let two = UInt8(ascii: "2")
        return digits[0] >= two && digits[3] >= two && !(digits[1] == digits[2] && digits[1] == UInt8(ascii: "1"))
    }

    /// With the 0 that begins numbers within a country.
    private static func isNational(_ run: NumberRun) -> Bool {
        let digits = run.digits
        guard digits.hasPrefix("0"), !digits.hasPrefix("00") else { return false }
        if run.groups.count == 1 { return isMobile(digits) }
        if run.shape == [2, 2, 2, 2, 2] { return Set(run.separators).count == 1 && run.separators[0] != "/" }
        guard (9...12).contains(run.count), (3...6).contains(run.groups[0].count), run.groups.count <= 6 else {
            return false
        }
        return run.groups.dropFirst().allSatisfy { $0.count >= 2 } && !run.separators.contains(".")
    }

    /// In one piece only what is surely a mobile's: 07… in Britain, 015, 016 and 017 in Germany.
    static func isMobile(_ digits: String) -> Bool {
        let count = digits.utf8.count
        if digits.hasPrefix("07") { return count == 11 && !digits.hasPrefix("070") }
        return ["015", "016", "017"].contains { digits.hasPrefix($0) } && (11...12).contains(count)
    }

    /// Anything like a number, after words that say that it is one.
    private static func isAnyNumber(_ run: NumberRun) -> Bool {
        (7...15).contains(run.count) && run.groups.count <= 6 && run.shape.contains { $0 >= 3 }
            && run.shape.allSatisfy { $0 >= 2 } && !run.groups.allSatisfy { isYear($0) }
    }

    // MARK: What is none

    private static func isYear(_ group: NumberRun.Group) -> Bool {
        group.count == 4 && (1_800...2_099).contains(group.value)
    }

    static func isDate(_ run: NumberRun) -> Bool {
        guard run.groups.count >= 3 else { return false }
        let first = run.groups[0..<3]
        let small = first.filter { $0.count <= 2 && $0.value <= 31 }.count
        return small == 2 && (isYear(first[0]) || isYear(first[2])) || small == 3 && run.groups.count == 3
    }

    /// An address of a machine or a version: 192.168.10.200, 2.14.3.1.
    private static func isAddress(_ run: NumberRun) -> Bool {
        run.groups.count == 4 && Set(run.separators) == ["."] && run.groups.allSatisfy { $0.value <= 255 }
    }

    /// Gauges of strings, times, sizes: numbers of one length that rise.
    static func isScale(_ run: NumberRun) -> Bool {
        guard run.groups.count >= 3, Set(run.shape).count == 1 else { return false }
        // French mobiles begin so; no string is as thin.
        if ["06", "07"].contains(run.groups[0].digits) { return false }
        return zip(run.groups, run.groups.dropFirst()).allSatisfy { $0.value < $1.value }
    }
}

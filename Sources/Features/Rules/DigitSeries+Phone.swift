/// Whether digits are a telephone number, by how they are written rather than by what is said of them: words such as
/// "order" before it are the first thing that whoever hides a number thinks of.
extension DigitSeries {
    /// The telephone numbers in it: itself, or parts of one that is longer than any number.
    var phones: [String] {
        let all = count > Self.mostDigits ? [self] + parts : [self]
        return all.filter(\.isPhone).map(\.digits)
    }

    static let fewestDigits = 7
    static let mostDigits = 15

    private var isPhone: Bool {
        guard count >= Self.fewestDigits, !isNone, !hasDecimals else { return false }
        let isMeasure = PersonalWords.isUnit(after)
        let isThing = isMeasure || PersonalWords.tellAnother(before)
        let hasCue = !isThing && PersonalWords.tellPhone(before)
        let isShort = count <= Self.mostDigits
        if isShort, !isMeasure, PersonalPhones.isPhone(run, .init(hasCue: hasCue, isAnother: false)) { return true }
        if PersonalPhones.isMobile(digits) { return true }
        let hasForm = isShort && PhoneForm.isWhole(digits, hasPlus: hasPlus)
        if hasForm, hasCue { return true }
        if !isThing, !isMarked, hasForm && isBare || isAbroad || isInOddGroups { return true }
        guard !Self.isCounting(digits) else { return false }
        return isSpelled(hasForm, hasCue && isShort) || isSpacedOut(hasForm, hasCue && isShort)
    }

    // MARK: What is none

    /// Years, a date, or numbers of one length that rise.
    private var isNone: Bool {
        let run = run
        return Self.areYears(digits) || PersonalPhones.isDate(run) || PersonalPhones.isScale(run)
    }

    static func areYears(_ digits: String) -> Bool {
        let all = Array(digits)
        return all.count.isMultiple(of: 4)
            && stride(from: 0, to: all.count, by: 4).allSatisfy {
                (1_800...2_099).contains(Int(String(all[$0..<$0 + 4])) ?? 0)
            }
    }

    /// `0.73 0.88 1.14`: some of the signs in it are points within numbers, and some are not.
    private var hasDecimals: Bool {
        let gaps = gaps
        let points = gaps.count { $0.count == 1 && ($0.first == "." || $0.first == ",") }
        return points > 0 && points < gaps.count
    }

    /// Money, the number of something, a value.
    private var isMarked: Bool {
        let start = tokens[0].range.lowerBound
        return start > 0 && Self.marks.contains(scalars[start - 1])
    }

    private static let marks: Set<Unicode.Scalar> = ["#", "$", "€", "£", "="]

    /// `one two three four`, and backwards: most digits are one more, or one less, than the one before.
    static func isCounting(_ digits: String) -> Bool {
        let steps = steps(of: digits)
        return [1, -1].contains { step in 5 * steps.count(where: { $0 == step }) >= 3 * steps.count }
    }

    /// A tune: most digits are near the one before.
    static func isTune(_ digits: String) -> Bool {
        let steps = steps(of: digits)
        return 5 * steps.count(where: { abs($0) <= 2 }) >= 4 * steps.count
    }

    private static func steps(of digits: String) -> [Int] {
        let values = digits.utf8.map { Int($0) }
        return zip(values, values.dropFirst()).map { $1 - $0 }
    }

    private var isRisingOrFalling: Bool {
        let values = tokens.map { Int($0.digits) ?? .max }
        let pairs = zip(values, values.dropFirst())
        return pairs.allSatisfy { $0 < $1 } || pairs.allSatisfy { $0 > $1 }
    }

    /// Between the strings of a tablature.
    private var isTablature: Bool {
        let start = tokens[0].range.lowerBound
        let all = gaps + [scalars[max(0, start - 2)..<start]]
        return all.contains { $0.contains("|") || zip($0, $0.dropFirst()).contains { $0 == "-" && $1 == "-" } }
    }

    // MARK: What is one

    private static let bareShapes = [[10], [3, 7], [6, 4], [3, 3, 2, 2], [11], [1, 10], [12], [13]]

    private var isBare: Bool {
        Self.bareShapes.contains(tokens.map(\.count)) && !tokens.contains { $0.isGlued }
    }

    private var isAbroad: Bool { PhoneForm.isAbroad(digits) && singles <= 2 }

    /// `07 8 657 9754`: a number of the country in groups that nobody else makes.
    private var isInOddGroups: Bool {
        PhoneForm.isNational(digits) && tokens.count >= 3 && (2...5).contains(tokens[0].count) && singles <= 2
            && tokens.allSatisfy { $0.count <= 5 }
    }

    /// In words, or with letters for digits.
    private func isSpelled(_ hasForm: Bool, _ hasCue: Bool) -> Bool {
        guard tokens.reduce(0, { $0 + $1.disguised }) >= 3 else { return false }
        if hasForm || hasCue { return true }
        // Steps of scales are 1 to 7, and bars are counted in small numbers.
        guard digits.contains(where: { "089".contains($0) }), digits.contains(where: { $0 >= "6" }) else {
            return false
        }
        return singles >= 4 || tokens.contains { $0.isMixed || $0.count > 3 }
    }

    /// Digit by digit, as frets and steps are written as well.
    private func isSpacedOut(_ hasForm: Bool, _ hasCue: Bool) -> Bool {
        guard singles >= 5 else { return false }
        if hasCue { return true }
        return hasForm && digits.contains { $0 >= "6" } && !Self.isTune(digits) && !isRisingOrFalling && !isTablature
    }

    private var singles: Int { tokens.count { $0.count == 1 } }
}

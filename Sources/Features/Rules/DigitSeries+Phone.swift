/// Whether digits are a telephone number, by how they are written rather than by what is said of them: words such as
/// "order" before it are the first thing that whoever hides a number thinks of.
extension DigitSeries {
    /// The telephone numbers in it: itself, parts of one that is longer than any number, those among other numbers.
    var phones: [String] {
        let all = count > Self.mostDigits ? [self] + parts : [self]
        let found = all.filter(\.isPhone).map(\.digits)
        return found + phonesWithin.subtracting(found).sorted()
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

    /// Years, dates, times, or numbers of one length that rise.
    var isNone: Bool {
        let run = run
        return Self.areYears(digits) || PersonalPhones.isDate(run) || PersonalPhones.isScale(run) || areMoments
    }

    /// `05.08-07.08.24`, `18:30, 19:15 or 20`: pairs that all can be parts of dates and times, uneven signs between
    /// them, and either a date in front or a colon.
    ///
    /// Mobiles' numbers begin with 06 and 07, where nothing less than a date with a time is one.
    private var areMoments: Bool {
        let gaps = gaps
        guard Set(gaps).count > 1, singles <= 2, !hasPlus,
            tokens.allSatisfy({ $0.disguised == 0 && ($0.count == 1 || $0.count == 2 && $0.digits < "60") })
        else { return false }
        let isColon = gaps.map { $0.count == 1 && $0.first == ":" }
        let (one, other) = (tokens[0].value, tokens[1].value)
        let isDay = (1...12).contains(min(one, other)) && max(one, other) <= 31
        let isDated = isDay && (gaps[0].first == "." || gaps[0].first == "/")
        guard ["06", "07"].contains(tokens[0].digits) else { return isDated || isColon.contains(true) }
        return isDated && gaps.count == 4 && gaps[0] == gaps[1] && isColon[3] && tokens[3].value < 24
    }

    static func areYears(_ digits: String) -> Bool {
        let all = Array(digits)
        return all.count.isMultiple(of: 4)
            && stride(from: 0, to: all.count, by: 4).allSatisfy {
                (1_800...2_099).contains(Int(String(all[$0..<$0 + 4])) ?? 0)
            }
    }

    /// `0.73 0.88 1.14`, `299, 9.99`: some of its numbers have points or commas within, and all of it is numbers.
    private var hasDecimals: Bool {
        guard !tokens.contains(where: { $0.disguised > 0 }) else { return false }
        var numbers = [[tokens[0].digits]]
        for (gap, token) in zip(gaps, tokens.dropFirst()) {
            if gap.count == 1, gap.first == "." || gap.first == "," {
                numbers[numbers.count - 1].append(token.digits)
            } else {
                numbers.append([token.digits])
            }
        }
        let pointed = numbers.count { $0.count > 1 }
        // One point alone may be a full stop.
        let isList = pointed > 1 || pointed == 1 && gaps.contains { $0.count > 1 && $0.contains(",") }
        return isList && numbers.count > 1 && numbers.allSatisfy(Self.isNumeral)
    }

    /// `5`, `0.73`, `1,299`, `2.14.3.1`: no zero stands before other digits, and not many digits behind a point.
    static func isNumeral(_ parts: [String]) -> Bool {
        let isWhole = { (digits: String) in digits == "0" || !digits.hasPrefix("0") }
        guard isWhole(parts[0]) else { return false }
        switch parts.count {
        case 1: return true
        case 2: return parts[1].utf8.count <= (parts[0].utf8.count <= 2 ? 3 : 2)
        default: return parts.allSatisfy { isWhole($0) && (0...255).contains(Int($0) ?? .max) }
        }
    }

    /// Money, the number of something, a value.
    var isMarked: Bool {
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

    var isRisingOrFalling: Bool {
        let values = tokens.map(\.value)
        let pairs = zip(values, values.dropFirst())
        return pairs.allSatisfy { $0 < $1 } || pairs.allSatisfy { $0 > $1 }
    }

    /// Between the strings of a tablature.
    var isTablature: Bool {
        let start = tokens[0].range.lowerBound
        let all = gaps + [scalars[max(0, start - 2)..<start]]
        return all.contains { $0.contains("|") || zip($0, $0.dropFirst()).contains { $0 == "-" && $1 == "-" } }
    }

    // MARK: What is one

    private static let bareShapes = [[10], [3, 7], [6, 4], [3, 3, 2, 2], [11], [1, 10], [12], [13]]

    private var isBare: Bool {
        Self.bareShapes.contains(tokens.map(\.count)) && !tokens.contains { $0.isGlued }
    }

    var isAbroad: Bool { PhoneForm.isAbroad(digits) && singles <= 2 }

    /// `07 8 657 9754`: a number in groups that nobody else makes.
    var isInOddGroups: Bool {
        guard tokens.count >= 3, (2...5).contains(tokens[0].count), singles <= 2,
            tokens.allSatisfy({ $0.count <= 5 })
        else { return false }
        return PhoneForm.isNational(digits) || count == 10 && PhoneForm.isNorthAmerican(digits) && isNoList
    }

    /// Sizes, beats and prices are written with other signs, and none of them begins with a zero.
    private var isNoList: Bool {
        guard Set(gaps).count == 1, !Self.isTune(digits), !isRisingOrFalling else { return false }
        if tokens.dropFirst().contains(where: { $0.count > 1 && $0.digits.hasPrefix("0") }) { return true }
        let isApart = gaps[0].contains(",") || gaps[0].contains("\n") || isTablature
        let isAlone = before.isEmpty && after.isEmpty
        return isAlone && !isApart && tokens.contains { $0.count > 2 }
            && !tokens.allSatisfy { $0.value.isMultiple(of: 5) }
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

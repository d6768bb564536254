/// Telephone numbers among other numbers: `Blink 182 07700 900123`.
///
/// Nothing tells where such a one begins, so only what its own groups surely show counts.
extension DigitSeries {
    /// The digits of those that are parts of it; the work is linear in it.
    var phonesWithin: Set<String> {
        var phones: Set<String> = []
        for start in tokens.indices {
            var (end, digits) = (start, 0)
            while end < tokens.count, end - start < Self.mostGroups, digits < Self.digitsWithin.upperBound {
                digits += tokens[end].count
                end += 1
                guard Self.digitsWithin.contains(digits), end - start < tokens.count else { continue }
                if let phone = phone(in: start..<end) { phones.insert(phone) }
            }
        }
        return phones.union(spacedOutWithin)
    }

    /// Nobody writes one in more groups, but for digit by digit.
    private static let mostGroups = 7
    /// What the sure forms have.
    private static let digitsWithin = 10...15

    /// The digits of some of its tokens if they are surely a number, whatever stands beside them.
    private func phone(in range: Range<Int>) -> String? {
        let part = part(tokens[range])
        if range.count == 1, PersonalPhones.isMobile(part.digits) { return part.digits }
        guard part.isTight, !part.isNone, !part.isMarked, !isMeasure(range) else { return nil }
        if part.digits.hasPrefix("00") { return part.isByZeros ? part.digits : nil }
        if part.digits.hasPrefix("0") {
            return part.isNational(beside: neighbours(of: range)) ? part.digits : nil
        }
        return part.isForeign && !isScale(around: range) && !cutsNumeral(range) ? part.digits : nil
    }

    private func part(_ tokens: ArraySlice<DigitToken>) -> DigitSeries {
        DigitSeries(tokens: Array(tokens), before: before, after: after, in: scalars)
    }

    // MARK: What stands beside them

    /// A unit comes behind it, as in `523 659 1047 1319 Hz`, but that of `07700 900123 (10 years old)` is another's.
    private func isMeasure(_ range: Range<Int>) -> Bool {
        PersonalWords.isUnit(after) && tokens[range.upperBound...].allSatisfy { $0.count > 2 }
    }

    private func neighbours(of range: Range<Int>) -> [DigitToken] {
        [range.lowerBound - 1, range.upperBound].filter { tokens.indices.contains($0) }.map { tokens[$0] }
    }

    /// Frequencies, prices: with what is beside them, five numbers rise.
    private func isScale(around range: Range<Int>) -> Bool {
        let near = max(0, range.lowerBound - 2)..<min(tokens.count, range.upperBound + 2)
        let values = tokens[near].map(\.value)
        var (rising, longest) = (1, 1)
        for (value, next) in zip(values, values.dropFirst()) {
            rising = value < next ? rising + 1 : 1
            longest = max(longest, rising)
        }
        return longest >= 5
    }

    /// A number with a point is in it by half: `1114` of `1114.45`.
    ///
    /// What has the groups of a number may begin behind a full stop without a blank.
    private func cutsNumeral(_ range: Range<Int>) -> Bool {
        let isWhole = tokens[range].map(\.count) == [3, 3, 4]
        let ends = isWhole ? [range.upperBound] : [range.lowerBound, range.upperBound]
        return ends.filter { (1..<tokens.count).contains($0) }.contains { place in
            let (one, next) = (tokens[place - 1], tokens[place])
            let gap = scalars[one.range.upperBound..<next.range.lowerBound]
            return gap.count == 1 && (gap.first == "." || gap.first == ",")
                && Self.isNumeral([one.digits, next.digits])
        }
    }

    // MARK: Forms

    /// Nothing is between its groups but what telephone numbers are written with; short groups stand evenly.
    private var isTight: Bool {
        let gaps = gaps
        return !tokens.contains { $0.isGlued } && gaps.allSatisfy { $0.allSatisfy { Self.joints.contains($0) } }
            && (tokens.allSatisfy { $0.count > 2 } || Set(gaps.dropFirst()).count <= 1)
    }

    private static let joints = Set(" \t\n-.()/".unicodeScalars)

    /// With the zero of a country's own numbers, in groups that no frets, strings or tracks have.
    private func isNational(beside others: [DigitToken]) -> Bool {
        guard PhoneForm.isNational(digits) || PersonalPhones.isMobile(digits) else { return false }
        guard tokens.count > 1 else { return !isThing }
        // Frets are small digits, six at most for one chord.
        guard digits.contains(where: { $0 >= "6" }) || tokens.contains(where: { $0.count > 6 }) else { return false }
        if tokens.allSatisfy({ $0.count == 2 }) {
            // Tracks and bars.
            let most = isRisingOrFalling ? "50" : "25"
            if tokens.allSatisfy({ $0.digits < most }) { return false }
            let isMobile = ["06", "07"].contains(tokens[0].digits) && !isRisingOrFalling
            return isMobile || !others.contains { $0.count == 2 }
        }
        guard tokens.count < 4 || !isRisingOrFalling,
            digits.hasPrefix("07") || tokens.contains(where: { $0.value > Self.thickestString })
        else { return false }
        return isGrouped || PersonalPhones.isMobile(digits) && isInOddGroups
    }

    /// In thousandths of an inch: no gauge is larger.
    private static let thickestString = 150

    /// With the code of a country behind two zeros: `0044 7700 900123`.
    private var isByZeros: Bool {
        (tokens[0].count >= 4 || tokens[0].count == 2) && PhoneForm.isAbroad(String(digits.dropFirst(2)))
    }

    /// With the code of a country, or as in North America.
    private var isForeign: Bool {
        if isAbroad {
            // Nobody parts a mobile's number by pairs right behind the code.
            let isPairs = tokens.count > 1 && tokens[0].count == 2 && tokens[1].count == 2
            return !isThing && !isPairs && (tokens.count < 4 || !isRisingOrFalling)
        }
        if isGrouped { return !isDoubling && !arePrices }
        return PhoneForm.isNorthAmerican(digits) && Self.foreignShapes.contains(tokens.map(\.count)) && !isThing
    }

    private static let foreignShapes = [[10], [11], [1, 10], [3, 7]]

    /// In groups that the plain detectors know.
    private var isGrouped: Bool {
        PersonalPhones.isPhone(NumberRun(tokens, hasPlus: false), .init(hasCue: false, isAnother: false))
    }

    /// `499 599 1299`, `250 500 1000`: prices and frequencies end so.
    private var arePrices: Bool {
        tokens.allSatisfy { $0.value.isMultiple(of: 5) } || tokens.allSatisfy { $0.digits.hasSuffix("9") }
    }

    /// The words before it say that it belongs to a thing.
    private var isThing: Bool { PersonalWords.tellAnother(before) }

    /// `256 512 1024`: each is about twice the one before.
    private var isDoubling: Bool {
        let values = tokens.map(\.value)
        return zip(values, values.dropFirst()).allSatisfy { (18 * $0...22 * $0).contains(10 * $1) }
    }

    // MARK: Digit by digit

    /// The digits of mobiles' numbers that begin or end what stands digit by digit.
    private var spacedOutWithin: [String] {
        let runs = tokens.split { $0.count > 1 }.filter { $0.count >= Self.mobileDigits.lowerBound }
        let ends: [ArraySlice<DigitToken>] = runs.flatMap { run in
            Self.mobileDigits.flatMap { [run.prefix($0), run.suffix($0)] }
        }
        return ends.map(part).filter(\.isSpacedMobile).map(\.digits)
    }

    private static let mobileDigits = 11...12
    /// Fewer different ones are a riff.
    private static let fewestDifferent = 6

    private var isSpacedMobile: Bool {
        PersonalPhones.isMobile(digits) && Set(digits).count >= Self.fewestDifferent && !Self.isTune(digits)
            && !isTablature && !gaps.contains { $0.contains(",") }
    }
}

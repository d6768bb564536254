/// Numbers of payment cards: 13 to 19 digits of a known kind, with a right check digit.
enum PersonalCards {
    static func ranges(in line: PersonalLine) -> [Range<Int>] {
        line.runs.flatMap { run in run.isGlued ? [] : ranges(in: run, line) }
    }

    /// Cards are written in one piece or like this.
    private static let shapes = [[4, 4, 4, 4, 3], [4, 4, 4, 4], [4, 6, 5], [4, 6, 4]]
    private static let lengths = 13...19
    /// So few digits of the first kind are article numbers (EAN) more often than cards.
    private static let doubtfulLength = 13

    private static func ranges(in run: NumberRun, _ line: PersonalLine) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < run.groups.count {
            let length = length(at: index, of: run, line)
            if length > 0 { ranges.append(run.part(index..<index + length).range) }
            index += max(1, length)
        }
        return ranges
    }

    /// How many groups from `index` on are a card's number; 0 for none.
    private static func length(at index: Int, of run: NumberRun, _ line: PersonalLine) -> Int {
        let shape = run.shape[index...]
        if let first = shape.first, lengths.contains(first) {
            return isCard(run.groups[index].digits, near: run.groups[index].range.lowerBound, line) ? 1 : 0
        }
        let fitting = shapes.first { known in
            guard shape.starts(with: known) else { return false }
            let part = run.part(index..<index + known.count)
            let isEven = Set(part.separators).count == 1 && [" ", "-"].contains(part.separators.first)
            return isEven && isCard(part.digits, near: part.range.lowerBound, line)
        }
        return fitting?.count ?? 0
    }

    private static func isCard(_ digits: String, near place: Int, _ line: PersonalLine) -> Bool {
        guard isOfKnownKind(digits), CheckDigit.isLuhn(digits) else { return false }
        guard digits.utf8.count == doubtfulLength else { return true }
        return line.words(before: place, 5).contains { cues.contains($0) }
    }

    private static let cues: Set<String> = ["card", "visa", "credit", "debit", "karte", "kreditkarte", "carte"]

    /// Visa, Mastercard, American Express, Discover, Diners Club, JCB, UnionPay, Maestro.
    private static func isOfKnownKind(_ digits: String) -> Bool {
        guard let two = Int(digits.prefix(2)), let four = Int(digits.prefix(4)) else { return false }
        switch digits.utf8.count {
        case 13: return two / 10 == 4
        case 14: return two == 36 || two == 38 || two == 39 || (3_000...3_059).contains(four)
        case 15: return two == 34 || two == 37
        case 16:
            return two / 10 == 4 || (51...55).contains(two) || (2_221...2_720).contains(four) || isDiscover(four)
                || (3_528...3_589).contains(four) || two == 62 || isMaestro(four)
        case 17, 18: return two == 62 || isMaestro(four)
        case 19: return two / 10 == 4 || two == 62 || isDiscover(four) || isMaestro(four)
        default: return false
        }
    }

    private static func isDiscover(_ four: Int) -> Bool {
        four == 6_011 || (6_440...6_599).contains(four)
    }

    private static func isMaestro(_ four: Int) -> Bool {
        [5_018, 5_020, 5_038, 5_893, 6_304, 6_759, 6_761, 6_762, 6_763].contains(four)
    }
}

/// Digits that tell a mistyped number.
enum CheckDigit {
    /// The formula of Luhn (ISO/IEC 7812-1); not for nothing but zeros.
    static func isLuhn(_ digits: String) -> Bool {
        var sum = 0
        for (place, byte) in digits.utf8.reversed().enumerated() {
            let digit = Int(byte) - 48
            let doubled = digit * 2
            sum += place.isMultiple(of: 2) ? digit : doubled > 9 ? doubled - 9 : doubled
        }
        return sum > 0 && sum.isMultiple(of: 10)
    }

    /// ISO/IEC 7064, MOD 11,10: German tax identifiers.
    static func isMod1110(_ digits: String) -> Bool {
        var product = 10
        let numbers = digits.utf8.map { Int($0) - 48 }
        guard let last = numbers.last else { return false }
        for digit in numbers.dropLast() {
            let sum = (digit + product) % 10
            product = (sum == 0 ? 10 : sum) * 2 % 11
        }
        return (11 - product) % 10 == last
    }
}

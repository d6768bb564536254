/// National identities: US Social Security numbers, British National Insurance numbers, German tax identifiers,
/// Canadian Social Insurance numbers.
enum PersonalIDs {
    static func ranges(in line: PersonalLine) -> [Range<Int>] {
        let numbers = line.runs.flatMap { run in run.isGlued ? [] : ranges(in: run, line) }
        return (numbers + PersonalInsurance.ranges(in: line)).sorted { $0.lowerBound < $1.lowerBound }
    }

    private static func ranges(in run: NumberRun, _ line: PersonalLine) -> [Range<Int>] {
        guard !run.hasPlus, run.count >= fewestDigits else { return [] }
        let words = line.words(before: run.range.lowerBound, 6)
        if isIdentity(run, words) { return [run.range] }
        let parts = run.tightParts
        guard parts.count > 1 else { return [] }
        return parts.filter { isIdentity($0, words) }.map(\.range)
    }

    private static let fewestDigits = 9

    private static func isIdentity(_ run: NumberRun, _ words: [String]) -> Bool {
        isSocialSecurity(run, words) || isTaxIdentifier(run, words) || isSocialInsurance(run, words)
    }

    private static let socialSecurity: Set<String> = ["ssn", "social", "ssns"]
    private static let tax: Set<String> = [
        "tax", "tin", "steuer", "steuerid", "steuernummer", "idnr", "steueridentifikationsnummer",
        "identifikationsnummer",
    ]
    private static let insurance: Set<String> = ["sin", "insurance"]

    /// US: 123-45-6789, with what was never given out left aside.
    private static func isSocialSecurity(_ run: NumberRun, _ words: [String]) -> Bool {
        let hasCue = words.contains { socialSecurity.contains($0) }
        let isPlain = run.shape == [3, 2, 4] && run.separators == ["-", "-"]
        let isSpaced = run.shape == [3, 2, 4] && run.separators == [" ", " "] || run.shape == [9]
        guard isPlain && !PersonalWords.tellAnother(words) || isSpaced && hasCue || isPlain && hasCue else {
            return false
        }
        let digits = run.digits
        guard let area = Int(digits.prefix(3)), let group = Int(digits.dropFirst(3).prefix(2)),
            let serial = Int(digits.suffix(4))
        else { return false }
        return area > 0 && area != 666 && area < 900 && group > 0 && serial > 0
    }

    /// Germany: eleven digits, some of the first ten of them twice or three times.
    private static func isTaxIdentifier(_ run: NumberRun, _ words: [String]) -> Bool {
        let isGrouped = run.shape == [2, 3, 3, 3] && Set(run.separators) == [" "]
        let hasCue = words.contains { tax.contains($0) }
        let digits = run.digits
        guard isGrouped && !PersonalWords.tellAnother(words) || run.shape == [11] && hasCue, digits.first != "0" else {
            return false
        }
        let most = Dictionary(grouping: digits.prefix(10)) { $0 }.values.map(\.count).max() ?? 0
        return (2...3).contains(most) && CheckDigit.isMod1110(digits)
    }

    /// Canada: 123 456 782, known by the words before it alone.
    private static func isSocialInsurance(_ run: NumberRun, _ words: [String]) -> Bool {
        guard run.shape == [3, 3, 3] || run.shape == [9], words.contains(where: { insurance.contains($0) }) else {
            return false
        }
        return CheckDigit.isLuhn(run.digits)
    }
}

/// British National Insurance numbers: AB 12 34 56 C.
enum PersonalInsurance {
    static func ranges(in line: PersonalLine) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var index = 0
        while index < line.scalars.count {
            let end = end(of: line, from: index)
            if end > index { ranges.append(index..<end) }
            index = max(index + 1, end)
        }
        return ranges
    }

    private static let neverFirst = Set("DFIQUV".unicodeScalars)
    private static let neverSecond = Set("DFIOQUV".unicodeScalars)
    private static let neverGiven: Set<String> = ["bg", "gb", "nk", "kn", "tn", "nt", "zz"]

    /// Behind the number that begins at `start`; 0 when there is none.
    private static func end(of line: PersonalLine, from start: Int) -> Int {
        let scalars = line.scalars
        guard start + 8 < scalars.count, PersonalLine.isCapital(scalars[start]),
            PersonalLine.isCapital(scalars[start + 1]),
            start == 0 || !PersonalLine.isWordPart(scalars[start - 1]) && scalars[start - 1] != "-",
            !neverFirst.contains(scalars[start]), !neverSecond.contains(scalars[start + 1]),
            !neverGiven.contains(PersonalLine.folded(scalars[start..<start + 2]))
        else { return 0 }
        var index = start + 2
        for _ in 0..<3 {
            if index < scalars.count, scalars[index] == " " { index += 1 }
            guard index + 1 < scalars.count, PersonalLine.isDigit(scalars[index]),
                PersonalLine.isDigit(scalars[index + 1])
            else { return 0 }
            index += 2
        }
        if index < scalars.count, scalars[index] == " " { index += 1 }
        guard index < scalars.count, ("A"..."D").contains(scalars[index]) else { return 0 }
        if index + 1 < scalars.count, PersonalLine.isWordPart(scalars[index + 1]) || scalars[index + 1] == "-" {
            return 0
        }
        return PersonalWords.tellAnother(line.words(before: start, 4)) ? 0 : index + 1
    }
}

/// The ASCII form of labels with other letters (RFC 3492).
enum Punycode {
    private static let base: UInt32 = 36
    private static let leastThreshold: UInt32 = 1
    private static let greatestThreshold: UInt32 = 26
    private static let skew: UInt32 = 38
    private static let damp: UInt32 = 700
    private static let firstBias: UInt32 = 72
    private static let firstScalar: UInt32 = 0x80

    /// Whether the part of a label behind `xn--` can be decoded, into something that is not ASCII alone.
    ///
    /// Follows section 6.2, but only counts the letters; a label has at most 63 bytes.
    static func isWellFormed(_ label: Substring) -> Bool {
        let bytes = Array(label.utf8)
        guard bytes.allSatisfy({ Ascii.isAlphanumeric($0) || $0 == Ascii.hyphen }) else { return false }
        let delimiter = bytes.lastIndex(of: Ascii.hyphen)
        var at = delimiter.map { $0 + 1 } ?? 0
        guard at < bytes.count else { return false }
        var letters = UInt32(delimiter ?? 0)
        var (scalar, position, bias) = (firstScalar, UInt32(0), firstBias)
        while at < bytes.count {
            guard let moved = delta(bytes, &at, from: position, bias: bias) else { return false }
            letters += 1
            bias = adapted(moved - position, letters: letters, isFirst: position == 0)
            let (next, overflows) = scalar.addingReportingOverflow(moved / letters)
            guard !overflows, Unicode.Scalar(next) != nil else { return false }
            scalar = next
            position = moved % letters + 1
        }
        return true
    }

    /// Reads one number of variable length and adds it to `position`; nil when it breaks off or is too large.
    private static func delta(_ bytes: [UInt8], _ at: inout Int, from position: UInt32, bias: UInt32) -> UInt32? {
        var (sum, weight, step) = (position, UInt32(1), base)
        while at < bytes.count {
            let byte = Ascii.lowercased(bytes[at])
            guard byte != Ascii.hyphen else { return nil }
            let digit = UInt32(Ascii.isDigit(byte) ? byte - 0x30 + 26 : byte - 0x61)
            at += 1
            let (product, isTooMuch) = digit.multipliedReportingOverflow(by: weight)
            let (added, overflows) = sum.addingReportingOverflow(product)
            guard !isTooMuch, !overflows else { return nil }
            sum = added
            let threshold =
                step <= bias ? leastThreshold : min(max(step - bias, leastThreshold), greatestThreshold)
            if digit < threshold { return sum }
            let (heavier, tooHeavy) = weight.multipliedReportingOverflow(by: base - threshold)
            guard !tooHeavy else { return nil }
            weight = heavier
            step += base
        }
        return nil
    }

    /// Section 6.1.
    private static func adapted(_ delta: UInt32, letters: UInt32, isFirst: Bool) -> UInt32 {
        var rest = isFirst ? delta / damp : delta / 2
        rest += rest / letters
        var steps: UInt32 = 0
        while rest > (base - leastThreshold) * greatestThreshold / 2 {
            rest /= base - leastThreshold
            steps += base
        }
        return steps + base * rest / (rest + skew)
    }
}

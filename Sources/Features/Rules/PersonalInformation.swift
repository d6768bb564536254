/// Finds what a person may not have meant to tell everybody, by its form.
///
/// It warns and asks; it never decides. So it is to be right rather than to find everything: a warning that is often
/// wrong is soon clicked away. The work is linear in the text.
package enum PersonalInformation {
    /// As many are shown at once; whoever has more in a post gets the point.
    package static let maximumFindings = 20

    /// What seems to be personal information in `text`, in order.
    ///
    /// - Parameter isKnown: whether a number or an address is nobody's own: it is left out, and does not count.
    package static func found(
        in text: String, kinds: Set<PersonalKind> = Set(PersonalKind.allCases),
        but isKnown: (_ what: String) -> Bool = { _ in false }
    ) -> [PersonalFinding] {
        var findings: [PersonalFinding] = []
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, scalars) in lines.enumerated() {
            guard findings.count < maximumFindings else { break }
            guard let line = PersonalLine(scalars) else { continue }
            findings += ranges(in: line, kinds, isKnown, atMost: maximumFindings).map { kind, range in
                line.finding(kind, range, line: index + 1)
            }
        }
        return Array(findings.prefix(maximumFindings))
    }

    /// `text` with words in the place of all that seems to be personal information: they say what stood there.
    ///
    /// - Parameter isKnown: whether a number or an address is nobody's own: it stays.
    package static func replaced(
        in text: String, kinds: Set<PersonalKind> = Set(PersonalKind.allCases),
        but isKnown: (_ what: String) -> Bool = { _ in false }
    ) -> String {
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map { scalars -> String in
            guard let line = PersonalLine(scalars) else { return String(scalars) }
            let replaced = line.replaced(ranges(in: line, kinds, isKnown, atMost: .max))
            return scalars.last == "\r" ? "\(replaced)\r" : replaced
        }
        .joined(separator: "\n")
    }

    /// What is found in one line, in order; of two that overlap, the one that is told more surely.
    ///
    /// - Parameter limit: of each kind.
    private static func ranges(
        in line: PersonalLine, _ kinds: Set<PersonalKind>, _ isKnown: (String) -> Bool, atMost limit: Int
    ) -> [(PersonalKind, Range<Int>)] {
        // What is known stands in the way of others, too.
        var taken: [[Range<Int>]] = []
        var found: [(kind: PersonalKind, range: Range<Int>)] = []
        for kind in surest {
            let free = detect(kind, in: line).filter { range in !taken.contains { holds($0, partOf: range) } }
            taken.append(joined(free))
            guard kinds.contains(kind) else { continue }
            var count = 0
            for range in free where count < limit && !isKnown(line.text(range)) {
                found.append((kind, range))
                count += 1
            }
        }
        return found.sorted { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Ranges in the order in which they begin, those that overlap as one.
    private static func joined(_ ranges: [Range<Int>]) -> [Range<Int>] {
        ranges.reduce(into: []) { joined, range in
            if let last = joined.last, range.lowerBound < last.upperBound {
                joined[joined.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
    }

    /// Whether one of some ranges, which are in order and apart, overlaps another range.
    private static func holds(_ ranges: [Range<Int>], partOf range: Range<Int>) -> Bool {
        var (low, high) = (0, ranges.count)
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < ranges.count && ranges[low].overlaps(range)
    }

    /// Those with check digits first, those by their surroundings last.
    private static let surest: [PersonalKind] = [
        .paymentCard, .nationalID, .emailAddress, .phoneNumber, .streetAddress,
    ]

    private static func detect(_ kind: PersonalKind, in line: PersonalLine) -> [Range<Int>] {
        switch kind {
        case .paymentCard: PersonalCards.ranges(in: line)
        case .nationalID: PersonalIDs.ranges(in: line)
        case .emailAddress: PersonalMail.ranges(in: line)
        case .phoneNumber: PersonalPhones.ranges(in: line)
        case .streetAddress: PersonalStreets.ranges(in: line)
        }
    }
}

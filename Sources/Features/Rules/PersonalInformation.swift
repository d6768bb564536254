/// Finds what a person may not have meant to tell everybody, by its form.
///
/// It warns and asks; it never decides. So it is to be right rather than to find everything: a warning that is often
/// wrong is soon clicked away. The work is linear in the text.
package enum PersonalInformation {
    /// As many are shown at once; whoever has more in a post gets the point.
    package static let maximumFindings = 20

    /// What seems to be personal information in `text`, in order.
    package static func found(
        in text: String, kinds: Set<PersonalKind> = Set(PersonalKind.allCases)
    ) -> [PersonalFinding] {
        var findings: [PersonalFinding] = []
        let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
        for (index, scalars) in lines.enumerated() {
            guard findings.count < maximumFindings else { break }
            guard let line = PersonalLine(scalars) else { continue }
            findings += ranges(in: line, kinds).map { kind, range in
                line.finding(kind, range, line: index + 1)
            }
        }
        return Array(findings.prefix(maximumFindings))
    }

    /// What is found in one line, in order; of two that overlap, the one that is told more surely.
    private static func ranges(in line: PersonalLine, _ kinds: Set<PersonalKind>) -> [(PersonalKind, Range<Int>)] {
        var taken: [(kind: PersonalKind, range: Range<Int>)] = []
        for kind in surest {
            let others = taken.map(\.range)
            // Each detector's ranges are in order and apart, and the line yields only so many.
            let ranges = detect(kind, in: line).prefix(maximumFindings)
            taken += ranges.filter { range in !others.contains { $0.overlaps(range) } }.map { (kind, $0) }
        }
        return taken.filter { kinds.contains($0.kind) }.sorted { $0.range.lowerBound < $1.range.lowerBound }
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

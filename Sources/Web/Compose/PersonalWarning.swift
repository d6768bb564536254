import Features

/// What stands under a text that seems to hold something personal: what was found, and two ways on.
struct PersonalWarning: Sendable {
    let heading: String
    /// The lines, what was found in them marked.
    let lines: [HTML]
    let means: String

    /// Lines that are shown at most.
    private static let most = 5

    /// Nil when nothing was found.
    ///
    /// - Parameter isAgreed: it is to be taken out, and the heading says where.
    init?(_ findings: [PersonalFinding], isAgreed: Bool = false) {
        guard let first = findings.first else { return nil }
        let numbers = Set(findings.prefix(Self.most).map(\.line)).sorted()
        heading = isAgreed ? PersonalWords.change(numbers) : PersonalWords.title(first.kind.words)
        lines = findings.prefix(Self.most).map { finding in
            PersonalWords.line(finding.line, "\(finding.before)<mark>\(finding.what)</mark>\(finding.after)")
        }
        means = PersonalWords.means
    }
}

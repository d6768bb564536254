import Features

/// What stands under a text that its writer may not want to be public, or that a rule warns of: what was found, and two
/// ways on.
struct TextWarning: Sendable {
    let heading: String
    /// What was found in the text, marked in its lines; what rules say, with the words that they are about.
    let lines: [HTML]
    let means: String

    /// Lines of either kind that are shown at most.
    private static let most = 5

    /// Nil when nothing was found.
    ///
    /// - Parameter isAgreed: what is personal was taken out, and the heading says where; the rest is to be changed.
    init?(_ warning: PostWarning?, isAgreed: Bool = false) {
        guard let warning, !warning.isEmpty else { return nil }
        let findings = warning.findings.prefix(Self.most)
        let title = findings.first.map { PersonalWords.title($0.kind.words) } ?? WarningWords.title
        heading = isAgreed ? WarningWords.agreed(takenOut: warning.findings.map(\.line), warning.matches) : title
        lines =
            findings.map { finding in
                WarningWords.line(finding.line, "\(finding.before)<mark>\(finding.what)</mark>\(finding.after)")
            } + warning.matches.prefix(Self.most).map(Self.line)
        means = findings.first.map { PersonalWords.means($0.kind, isYoung: warning.isYoung) } ?? WarningWords.means
    }

    /// A rule's own sentence, and what it is about.
    static func line(_ match: RuleMatch) -> HTML { "\(match.sentence) (<q>\(match.found)</q>)" }
}

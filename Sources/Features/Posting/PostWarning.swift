/// What a member is asked about before it is posted: whether it stays is theirs to decide.
package struct PostWarning: Sendable, Equatable {
    /// What seems to be personal information.
    package let findings: [PersonalFinding]
    /// Rules that warn of what is said.
    package let matches: [RuleMatch]
    /// Whoever writes is no adult: what is personal waits for a moderator if they leave it in.
    package let isYoung: Bool

    /// - Parameter matches: the gravest first. Where one is graver than a warning it decides, and nobody is asked.
    package init(findings: [PersonalFinding], matches: [RuleMatch], isYoung: Bool = false) {
        self.findings = findings
        self.matches = matches.first?.effect == .warn ? matches : []
        self.isYoung = isYoung
    }

    /// There is nothing to ask.
    package var isEmpty: Bool { findings.isEmpty && matches.isEmpty }
}

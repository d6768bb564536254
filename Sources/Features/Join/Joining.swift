/// Whom the community takes in, as its owner has set it.
package struct Joining: Sendable, Equatable {
    package let policy: Policy
    /// From which age on somebody joins by themselves.
    package let ages: AgeThresholds

    /// Who may become a member.
    package enum Policy: String, Sendable, CaseIterable {
        /// Whoever is old enough.
        case open
        /// Of those, whoever was given a link.
        case invite
        /// Nobody new.
        case closed
    }

    package init(
        _ policy: Policy = .open, ages: AgeThresholds = AgeThresholds(table: ConsentAge.known, overrides: [:])
    ) {
        self.policy = policy
        self.ages = ages
    }
}

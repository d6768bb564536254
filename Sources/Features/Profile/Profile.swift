/// What a member says of themselves.
package struct Profile: Sendable, Equatable {
    package let name: String
    /// Plain text; empty for nothing.
    package let about: String
    /// When they may choose another name; nil for now.
    package let renamableFrom: Moment?
    /// Members alone see it: whoever it is of is no adult.
    package var isForMembers = false

    /// Letters of `about`.
    package static let aboutLetters = 500
    /// Bytes of `about`: letters of four bytes with a mark on each.
    static let aboutBytes = 4_000
    /// Lines of `about`: a page of somebody's posts begins below it.
    package static let aboutLines = 12

    static func isTooLong(_ about: String) -> Bool {
        about.utf8.count > aboutBytes || about.count > aboutLetters
            || about.split(separator: "\n", omittingEmptySubsequences: false).count > aboutLines
    }

    /// Seconds between one change of name and the next: people must be able to tell who said what.
    package static let renameEvery = 30 * Moment.day
}

/// Why a profile was not changed.
package enum ProfileError: FeatureError, Equatable {
    /// The table of rights gives this actor no such right.
    case notAllowed
    /// Whoever takes part with a parent's consent puts nothing of themselves before others.
    case child
    /// Whoever is suspended puts nothing new before others; they may take out what is there.
    case suspended
    /// What was typed can't be taken.
    case invalid(ProfileFaults)
    /// The database could not do it; the cause is in the log.
    case unavailable
}

/// What is wrong with what somebody typed, field by field.
package struct ProfileFaults: Sendable, Equatable {
    package var name: NameProblem?
    package var about: AboutProblem?

    package init() {}

    package enum AboutProblem: Sendable, Equatable {
        /// It is longer than it may be.
        case tooLong
        /// It seems to hold this, and whoever says it of themselves is no adult.
        case personal(PersonalKind)
        /// A post of theirs that says it would not appear at once, by a rule or for a number in disguise.
        case tellsTooMuch
    }

    package enum NameProblem: Sendable, Equatable {
        case fault(NameFault)
        /// They have changed it a short while ago.
        case tooSoon(until: Moment)
    }
}

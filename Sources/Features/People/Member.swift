import Storage

/// A person with an account.
package struct Member: Sendable, Equatable {
    package struct ID: RowID {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }

        /// No member's: where a statement is to change nothing, and to take as long.
        static let nobody = ID(rawValue: 0)
    }

    /// What a member may do beyond posting.
    package enum Standing: String, Sendable, CaseIterable, SQLBindable, SQLReadable {
        case member
        case moderator
        case administrator
    }

    /// Where an account stands in its life.
    package enum State: String, Sendable, SQLBindable, SQLReadable {
        /// Made for somebody who has yet to come.
        case unconfirmed
        case active
        /// Waits for a decision; nobody can sign in to it.
        case held
        /// Deleted: a name under posts.
        case gone
    }

    /// What is known of a member's age: a band, never a date.
    package enum Band: String, Sendable, CaseIterable, SQLBindable, SQLReadable {
        /// Never asked.
        case unknown
        case from13 = "13+"
        case from16 = "16+"
        case from18 = "18+"
        /// Below the age of digital consent where they live, with a parent's.
        case guarded
        /// Below 13, with a parent's consent.
        case under13 = "u13"

        /// Grown up, as far as anybody here knows.
        package var isAdult: Bool { self == .from18 }
        /// Takes part with a parent's consent.
        package var isChild: Bool { self == .guarded || self == .under13 }
    }

    package let id: ID
    package let name: String
    package let standing: Standing
    /// What stands beside the name on posts.
    package let label: String?
}

import Storage

/// A person with an account.
package struct Member: Sendable, Equatable {
    package struct ID: RowID {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    /// What a member may do beyond posting.
    package enum Standing: String, Sendable, SQLBindable, SQLReadable {
        case member
        case moderator
        case administrator
    }

    package let id: ID
    package let name: String
    package let standing: Standing
    /// What stands beside the name on posts.
    package let label: String?
}

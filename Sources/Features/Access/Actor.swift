/// Who asks, or who speaks: a reader, a member, or one of the doors that speak for others.
package enum Actor: Sendable, Equatable {
    case guest
    /// `bandstand import`: brings in what was said elsewhere.
    case importer
    /// `bandstand seed` and `flood`: speak for the members they make.
    case seeder
    /// Whoever watches over the server: sees how it does, not more of what is said than a guest.
    case watchman

    /// The row of the table of rights that applies.
    package var role: Role {
        switch self {
        case .guest: .guest
        case .importer: .importer
        case .seeder: .seeder
        case .watchman: .watchman
        }
    }
}

/// A row of the table of rights.
package enum Role: String, Sendable, CaseIterable {
    case guest
    case importer = "import"
    case seeder = "seed"
    case watchman = "watch"
}

/// Who may read a board or a post.
package enum Audience: String, Sendable, CaseIterable {
    case everyone
    case members
    case staff
}

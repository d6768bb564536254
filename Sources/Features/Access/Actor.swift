/// Who asks, or who speaks: a reader, a member, or one of the doors that speak for others.
package enum Actor: Sendable, Equatable {
    case guest
    case member(SignedIn)
    /// `bandstand import`: brings in what was said elsewhere.
    case importer
    /// `bandstand seed` and `flood`: speak for the members they make.
    case seeder
    /// Whoever watches over the server: sees how it does, not more of what is said than a guest.
    case watchman
    /// Commands about members and boards, given on this machine by whoever owns it.
    case console

    /// The row of the table of rights that applies.
    ///
    /// Those who moderate boards have a second one: `Role.boardModerator`.
    package var role: Role {
        switch self {
        case .guest: .guest
        case .member(let member): member.role
        case .importer: .importer
        case .seeder: .seeder
        case .watchman: .watchman
        case .console: .console
        }
    }

    /// The member who asks, if one does.
    package var member: SignedIn? {
        guard case .member(let member) = self else { return nil }
        return member
    }
}

/// Who may read a board or a post.
package enum Audience: String, Sendable, CaseIterable {
    case everyone
    case members
    case staff
}

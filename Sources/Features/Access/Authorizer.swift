/// Who may do what: one table that every door asks.
///
/// What is not in it is refused.
package struct Authorizer: Sendable {
    /// What can be asked for.
    package enum Right: String, Sendable, CaseIterable {
        /// Read boards and posts that are for everyone.
        case readPublic = "read what is public"
        /// Read boards and posts that are for members.
        case readMembers = "read what is for members"
        /// Read boards and posts that are for staff.
        case readStaff = "read what is for staff"
        /// Make a board or a category.
        case openBoard = "open a board"
        /// Start a discussion or answer in one, as a member.
        case post = "post as a member"
        /// Bring in a post that was published elsewhere, under its author's name and date.
        case archive = "bring in an archived post"
        /// Pin and lock discussions.
        case arrange = "pin and lock"
        /// See what the server counts: on this machine, or with the token.
        case watch = "watch the server"
    }

    /// The table, row by row.
    package static let table: [Role: Set<Right>] = [
        .guest: [.readPublic],
        .importer: [.readPublic, .readMembers, .readStaff, .openBoard, .archive],
        .seeder: [.readPublic, .readMembers, .readStaff, .openBoard, .post, .arrange],
        .watchman: [.readPublic, .watch],
    ]

    package init() {}

    /// True when the table gives `actor` the right.
    package func allows(_ actor: Actor, _ right: Right) -> Bool {
        Self.table[actor.role]?.contains(right) ?? false
    }

    /// What `actor` may read: every reading query is bounded by it.
    package func audiences(for actor: Actor) -> [Audience] {
        Audience.allCases.filter { audience in
            switch audience {
            case .everyone: allows(actor, .readPublic)
            case .members: allows(actor, .readMembers)
            case .staff: allows(actor, .readStaff)
            }
        }
    }
}

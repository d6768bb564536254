/// Who may do what: one table that every door asks.
///
/// What is not in it is refused.
package struct Authorizer: Sendable {
    package init() {}

    /// True when the table gives `actor` the right, on that board where it is a right on boards.
    package func allows(_ actor: Actor, _ right: Right, on board: Board.ID? = nil) -> Bool {
        if has(actor.role, right) { return true }
        guard let member = actor.member, member.moderatesBoards, has(.boardModerator, right) else { return false }
        guard Self.byBoard.contains(right) else { return true }
        return board.map(member.boards.contains) ?? false
    }

    /// True when the table gives `actor` the right at all, if on some board only.
    package func allowsSomewhere(_ actor: Actor, _ right: Right) -> Bool {
        has(actor.role, right) || (actor.member?.moderatesBoards == true && has(.boardModerator, right))
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

    /// Every role that has the right, in the order in which roles are listed.
    package func roles(with right: Right) -> [Role] {
        Role.allCases.filter { has($0, right) }
    }

    private func has(_ role: Role, _ right: Right) -> Bool {
        Self.table[role]?.contains(right) ?? false
    }

    /// Rights that moderators of boards have on their own boards only.
    private static let byBoard: Set<Right> = [.arrange, .moderate]
}

/// A member who is signed in, as one request sees them.
package struct SignedIn: Sendable, Equatable {
    package let id: Member.ID
    package let name: String
    package let standing: Member.Standing
    package let state: Member.State
    package let band: Member.Band
    package let isSuspended: Bool
    /// The boards they moderate.
    package let boards: Set<Board.ID>
    /// The sign-in that this session is part of.
    package let signIn: SignIn.ID
    /// When they last proved in this session that it is them, beyond being signed in.
    package let steppedUpAt: Moment?
    /// How they like to see these pages.
    package let preferences: Preferences
    /// How many notices they have not read, as far as that is counted; 0 where nobody asked for it.
    package var unread = 0
    /// How many posts wait for them to decide, as far as that is counted; nil for whoever decides about none, 0 where
    /// nobody asked for it.
    package var waiting: Int?

    package init(
        id: Member.ID, name: String, standing: Member.Standing, state: Member.State, band: Member.Band,
        isSuspended: Bool, boards: Set<Board.ID>, signIn: SignIn.ID, steppedUpAt: Moment?,
        preferences: Preferences
    ) {
        self.id = id
        self.name = name
        self.standing = standing
        self.state = state
        self.band = band
        self.isSuspended = isSuspended
        self.boards = boards
        self.signIn = signIn
        self.steppedUpAt = steppedUpAt
        self.preferences = preferences
    }

    /// The row of the table of rights that applies: what takes rights away goes before what gives them.
    package var role: Role {
        switch state {
        case .held, .gone: return .held
        case .unconfirmed, .active: break
        }
        if state == .unconfirmed || band == .unknown { return .unconfirmed }
        if isSuspended { return .suspended }
        return switch standing {
        case .member: .member
        case .moderator: .moderator
        case .administrator: .administrator
        }
    }

    /// Whether the second row, `Role.boardModerator`, applies.
    package var moderatesBoards: Bool {
        role == .member && !boards.isEmpty
    }
}

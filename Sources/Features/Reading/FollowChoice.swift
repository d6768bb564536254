import Storage

/// What a reader wants of a discussion or a board; what they chose for a discussion goes before its board's.
package enum FollowChoice: String, Sendable, CaseIterable, SQLBindable, SQLReadable {
    /// To be told of what is said there.
    case follow
    /// As everybody: it is in the lists.
    case normal
    /// It is in no list and never new; for good, or for a time.
    case mute
}

/// For how long something is muted.
package enum MuteTime: String, Sendable, CaseIterable {
    case always
    case hours = "8h"
    case day
    case week

    /// When it is over that begins at a moment; nil: when its reader says so.
    func end(from now: Moment) -> Moment? {
        switch self {
        case .always: nil
        case .hours: now.advanced(seconds: 8 * 3_600)
        case .day: now.advanced(seconds: Moment.day)
        case .week: now.advanced(seconds: 7 * Moment.day)
        }
    }
}

/// What holds for a reader of a discussion or a board.
package struct Chosen: Sendable, Equatable {
    package let choice: FollowChoice
    /// When it ends by itself, as a mute may; nil: when its reader says so.
    package let until: Moment?

    package init(_ choice: FollowChoice, until: Moment? = nil) {
        self.choice = choice
        self.until = until
    }
}

/// A discussion that its reader follows or has muted.
package struct ChosenThread: Sendable, Equatable, ListRow {
    package let discussion: DiscussionLink
    package let board: BoardLink
    package let chosen: Chosen
    package let chosenAt: Moment

    var cursorKey: (at: Moment, id: Int64) { (chosenAt, discussion.id.rawValue) }
}

/// A board that its reader follows or has muted.
package struct ChosenBoard: Sendable, Equatable {
    package let board: BoardLink
    package let chosen: Chosen
}

/// All that a reader follows or has muted.
package struct ChosenPage: Sendable, Equatable {
    package let boards: [ChosenBoard]
    package let threads: ListPage<ChosenThread>
}

/// A member whose posts a reader has folded away.
package struct IgnoredMember: Sendable, Equatable {
    package let id: Member.ID
    package let name: String
    package let since: Moment
}

import Storage

/// What a reader wants of a discussion or a board; what they chose for a discussion goes before its board's.
package enum FollowChoice: String, Sendable, CaseIterable, SQLBindable, SQLReadable {
    /// To be told of what is said there.
    case follow
    /// As everybody: it is in the lists.
    case normal
    /// It is in no list and never new.
    case mute
}

/// A discussion that its reader follows or has muted.
package struct ChosenThread: Sendable, Equatable, ListRow {
    package let discussion: DiscussionLink
    package let board: BoardLink
    package let choice: FollowChoice
    package let chosenAt: Moment

    var cursorKey: (at: Moment, id: Int64) { (chosenAt, discussion.id.rawValue) }
}

/// A board that its reader follows or has muted.
package struct ChosenBoard: Sendable, Equatable {
    package let board: BoardLink
    package let choice: FollowChoice
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

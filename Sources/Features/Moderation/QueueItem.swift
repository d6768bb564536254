import Storage

/// A post that somebody has to look at, for as long as it waits for that; afterwards, what came of it.
package struct QueueItem: Sendable, Equatable {
    package struct ID: RowID {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    /// Why it is there.
    package enum Kind: String, Sendable, SQLBindable, SQLReadable {
        /// A rule kept the post back.
        case held
        /// Readers said that it should be looked at.
        case reported
    }

    /// Whose it is for the moment.
    package struct Claim: Sendable, Equatable {
        package let by: Member.ID
        package let name: String
        package let until: Moment
    }

    package let id: ID
    package let post: Post.ID
    package let kind: Kind
    /// The rule that kept it back, as its file calls it.
    package let rule: String?
    package let isUrgent: Bool
    package let openedAt: Moment
    /// Nil when anybody may take it.
    package let claim: Claim?
}

/// One of the queue, as a row in the list.
package struct QueueEntry: Sendable, Equatable {
    package let item: QueueItem
    package let board: BoardLink
    /// Who wrote the post.
    package let by: String
    /// Its first words.
    package let excerpt: String
    /// The reason that most of its reports give, of those as often the first; nil when there is none.
    package let reason: ReportReason?
    package let reportCount: Int
}

/// Where in the queue a page begins: behind this one.
package struct QueueCursor: Sendable, Equatable {
    package let isUrgent: Bool
    package let at: Moment
    package let id: Int64

    package init(isUrgent: Bool, at: Moment, id: Int64) {
        self.isUrgent = isUrgent
        self.at = at
        self.id = id
    }
}

/// A page of what waits: urgent ones first, then those that wait longest.
package struct QueuePage: Sendable, Equatable {
    package let rows: [QueueEntry]
    /// Where the next page begins; nil on the last.
    package let next: QueueCursor?
    /// How many wait in all; `Moderation.mostCounted` stands for that many and more.
    package let waiting: Int
    /// Since when the one waits that waits longest.
    package let oldest: Moment?
}

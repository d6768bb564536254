/// A flat page of a discussion.
package struct DiscussionPage: Sendable, Equatable {
    package let board: BoardLink
    package let category: String
    package let discussion: Discussion
    /// Who wrote the first post; nil where the reader may not read it.
    package let starter: Byline?
    /// From 1.
    package let page: Int
    package let posts: [ShownPost]
    /// The newest post.
    package let last: PostPlace
    /// Other discussions of the board, newest first; a few.
    package let nearby: [DiscussionLink]
    /// What an answer at the foot of the page is given to: the first post, where the reader may read it.
    package var answerable: ReplyPlace?
    /// One of the replies may be marked as the answer.
    package var takesAnswers = false
}

/// A post as a flat page shows it.
package struct ShownPost: Sendable, Equatable {
    package let post: Post
    /// The rendered body; nil where the reader sees a stub: removed, held, or for others.
    package let html: String?
    /// The body is too long for a page of many and left out: it has a page of its own.
    package let isLong: Bool
    /// Its first words; empty where the reader sees a stub.
    package let excerpt: String
    /// Whom it answers; nil for a post that answers nobody here.
    package let answers: Answered?
    /// Replies to it that the reader may read, for the words on a stub.
    package let replyCount: Int
    /// What the thread would be called with it, where that waits; for those who decide about it.
    package var waitingTitle: String?

    package struct Answered: Sendable, Equatable {
        package let id: Post.ID
        package let position: Int
        package let name: String
    }
}

/// Where a post stands.
package struct PostPlace: Sendable, Equatable {
    package let id: Post.ID
    package let discussion: DiscussionLink
    package let position: Int
    package let at: Moment
    /// How its board shows discussions.
    package let defaultView: Board.View

    /// The flat page it is on, from 1.
    package var page: Int { Discussion.page(ofPosition: position) }
}

/// What came of asking for a discussion.
package enum ShowOutcome<Page: Sendable & Equatable>: Sendable, Equatable {
    case page(Page)
    /// It was merged into another, or there is no such page: the address to go to.
    case moved(to: DiscussionLink, page: Int)
    /// There is none that the reader may know of.
    case missing
}

/// Where in a list a page begins: the last row of the page before it.
package struct ListCursor: Sendable, Equatable {
    package enum Direction: String, Sendable { case older, newer }

    package let direction: Direction
    package let at: Moment
    package let id: Int64

    package init(_ direction: Direction, at: Moment, id: Int64) {
        self.direction = direction
        self.at = at
        self.id = id
    }
}

/// A page of a list, newest first, with the cursors of its neighbours where there are any.
package struct ListPage<Row: Sendable & Equatable>: Sendable, Equatable {
    package let rows: [Row]
    package let newer: ListCursor?
    package let older: ListCursor?
}

/// A board with a page of one of its lists.
package struct BoardPage: Sendable, Equatable {
    package let board: Board
    package let category: String
    /// What stands on top of the first page, whatever its age; to a member, what they have not read of it.
    package let pinned: [DiscussionSummary]
    package let list: ListPage<DiscussionSummary>
    /// When the first of all the board's pins ends, shown on this page or not: then its place is in the list again.
    package let pinEndsAt: Moment?
    /// The lists that the board has for its reader.
    package var lists: [BoardList] = [.latest]
    /// Which of them this is a page of.
    package var shown = BoardList.latest
}

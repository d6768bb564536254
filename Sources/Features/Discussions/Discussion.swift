import Storage

/// A first post and what was said to it.
///
/// On pages: a thread.
package struct Discussion: Sendable, Equatable {
    package struct ID: RowID {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    package let id: ID
    package let board: Board.ID
    package let title: String
    package let slug: String
    package let startedAt: Moment
    package let lastAt: Moment
    /// Positions in it, stubs of removed posts included: what pages are counted by.
    package let postCount: Int
    /// Posts that readers see.
    package let visibleCount: Int
    /// Until when it stands on top of its board; in the past or nil: it doesn't.
    package let pinnedUntil: Moment?
    /// Who locked it and why, when it is locked.
    package let lock: Lock?

    package struct Lock: Sendable, Equatable {
        package let by: String
        package let reason: String
        package let at: Moment
    }

    /// Posts on a flat page.
    package static let postsPerPage = 20
    /// Characters of markup that a body may take on a page of many: far more than a post written here makes, less than
    /// a log file that somebody once mailed to a list.
    static let longestBodyOfMany = 256_000
    /// Flat pages it has, at least one.
    package var pageCount: Int { Self.page(ofPosition: max(postCount, 1)) }

    /// The flat page, from 1, on which a position stands.
    package static func page(ofPosition position: Int) -> Int {
        (position - 1) / postsPerPage + 1
    }

    /// What a link to it needs.
    package var link: DiscussionLink { DiscussionLink(id: id, slug: slug, title: title) }
}

/// What a link to a discussion needs.
package struct DiscussionLink: Sendable, Equatable {
    package let id: Discussion.ID
    package let slug: String
    /// Empty for those who are told of it and may not read that.
    package let title: String

    /// The same without what it is called.
    var untitled: DiscussionLink { DiscussionLink(id: id, slug: "", title: "") }
}

/// A discussion as a row in a list.
package struct DiscussionSummary: Sendable, Equatable {
    package let discussion: Discussion
    /// Its board, where the list runs across boards.
    package let board: BoardLink
    /// Name of who wrote the first post.
    package let startedBy: String
    /// Name of who wrote the last post; nil where the reader may not read it.
    package let lastBy: String?
    /// One of its replies is marked as the answer, and the reader may read it.
    package let isSolved: Bool
}

/// What a link to a board needs.
package struct BoardLink: Sendable, Equatable {
    package let id: Board.ID
    package let slug: String
    package let name: String
    package let groupName: String?
}

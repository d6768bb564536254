/// What a page of posts is to the one who reads it: which are new, and whose are folded away.
package struct ReaderPosts: Sendable, Equatable {
    /// The first post of the discussion that the reader has not seen; it may stand on another page.
    package let first: PostPlace?
    /// Posts of the discussion that the reader has not seen, counted up to one more than `UnreadMark.most`.
    package let newCount: Int
    /// Those of the page that the reader has not seen.
    package let isNew: Set<Post.ID>
    /// Those whose posts the reader has folded away.
    package let ignored: Set<Member.ID>
    /// Posts of the page, not the reader's own, that quote one of those, with that name: they are folded away as well.
    package let quoting: [Post.ID: String]
    /// When the reader's last visit ended; nil before there was one.
    package let since: Moment?
    /// What the reader wants of the discussion; nil for a guest.
    package let choice: Chosen?

    package var firstNew: Post.ID? { first?.id }

    package init(
        first: PostPlace? = nil, newCount: Int = 0, isNew: Set<Post.ID> = [], ignored: Set<Member.ID> = [],
        quoting: [Post.ID: String] = [:], since: Moment? = nil, choice: Chosen? = nil
    ) {
        self.first = first
        self.newCount = newCount
        self.isNew = isNew
        self.ignored = ignored
        self.quoting = quoting
        self.since = since
        self.choice = choice
    }

    /// To a guest: nothing is new, and nobody is left out.
    package static let none = ReaderPosts()
}

/// Where the reading of a discussion goes on.
package struct UnreadMark: Sendable, Equatable {
    /// The highest count that is told; beyond it there are "more".
    package static let most = 99

    /// Posts that the reader has not seen, counted up to one more than `most`.
    package let newCount: Int
    /// The first of them; where there is none, the last post of a discussion that the reader has read.
    package let place: PostPlace

    package init(newCount: Int, place: PostPlace) {
        self.newCount = newCount
        self.place = place
    }

    package var firstNew: Post.ID? { newCount > 0 ? place.id : nil }
}

/// What is new on the boards, and since when.
package struct BoardNews: Sendable, Equatable {
    /// Posts that the reader has not seen, by board, counted up to one more than `UnreadMark.most`.
    package let boards: [Board.ID: Int]
    /// Those that were written after the last visit.
    package let newCount: Int
    /// When the last visit ended; nil before there was one.
    package let since: Moment?
    /// Boards that the reader has muted.
    package var muted: Set<Board.ID> = []
}

/// What the front page shows: categories, their boards, and each board's last post.
package struct BoardIndex: Sendable, Equatable {
    package struct Section: Sendable, Equatable {
        package let category: Category
        package let boards: [Entry]
    }

    package struct Entry: Sendable, Equatable {
        package let board: Board
        /// The newest post that the reader may see; nil in an empty board.
        package let lastPost: LastPost?
    }

    /// Only sections that have a board the reader may see.
    package let sections: [Section]
}

/// The newest post of a board, as its row on the front page names it.
package struct LastPost: Sendable, Equatable {
    package let discussion: DiscussionLink
    /// Who wrote it; nil where the reader may not read it.
    package let by: String?
    package let at: Moment
}

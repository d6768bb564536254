import Storage

/// A hit before anything of it is read.
struct FoundPost: Sendable {
    let key: Int64
    /// Smaller is better.
    let score: Int
    let discussion: Discussion.ID
    let board: Board.ID
}

/// What bounds a search beside its words: who reads, where, when.
struct SearchScope: Sendable {
    let audiences: [Audience]
    /// Boards that are looked in, all of them readable.
    var boards: [Board.ID]
    /// From the first key to before the last.
    var keys: Range<Int64>
    /// Nil: whether a thread has an answer makes no difference.
    var isSolved: Bool?

    /// The condition on a discussion's answer.
    var answered: SQLText {
        switch isSolved {
        case nil: "1 = 1"
        case true?: SQLText.isAnswered(for: audiences)
        case false?: "NOT \(SQLText.isAnswered(for: audiences))"
        }
    }
}

extension SQLText {
    /// Selects columns of the newest posts `p` that match, in discussions `d`, with their entries `s` in the index.
    ///
    /// Whether a reader may see a post is asked of the post and its board, whatever the index holds.
    static func found(
        _ columns: SQLText, _ terms: SearchTerms, in scope: SearchScope, isScored: Bool, limit: Int,
        _ index: any SearchIndex
    ) -> SQLText {
        // CROSS JOIN keeps the order of the tables: the index gives hits newest first, so the limit ends the search.
        """
        SELECT \(columns)
        FROM (\(index.matches(terms, isScored: isScored))) s CROSS JOIN post p CROSS JOIN discussion d
        WHERE s.entry_key >= \(scope.keys.lowerBound) AND s.entry_key < \(scope.keys.upperBound)
            AND p.id = s.entry_key & \(SearchKey.idMask)
            AND p.state = 'visible' AND p.audience IN (\(list: scope.audiences))
            AND d.id = p.discussion AND d.board IN (\(list: scope.boards)) AND \(SQLText.isOpen(to: scope.audiences))
            AND \(scope.answered)
        ORDER BY s.entry_key DESC
        LIMIT \(limit)
        """
    }
}

extension Query where Row == FoundPost {
    /// The newest posts that match, as many as are ranked and one more: it says that there are others.
    static func found(_ terms: SearchTerms, in scope: SearchScope, isScored: Bool, _ index: any SearchIndex) -> Self {
        Query(
            .found(
                "s.entry_key, s.score, p.discussion, d.board", terms, in: scope, isScored: isScored,
                limit: SearchResults.rankedHits + 1, index)
        ) {
            FoundPost(
                key: try $0.next(), score: try $0.next(), discussion: try $0.next(), board: try $0.next())
        }
    }
}

/// A hit as it is stored.
struct StoredHit: Sendable {
    let post: Post.ID
    let position: Int
    let discussion: DiscussionLink
    let board: BoardLink
    let by: String
    let at: Moment
    /// As much of it as a snippet is cut from.
    let text: String
}

extension Query where Row == StoredHit {
    /// The posts of one page of results, in no particular order.
    static func hits(_ posts: [Post.ID], _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT p.id, p.position, d.id, d.slug, d.title, b.id, b.slug, b.name, b.group_name,
                COALESCE(m.name, p.byline), p.posted_at,
                CASE WHEN y.renderer = \(QuoteKeeper.Waiting.hidden) THEN '' ELSE SUBSTR(e.text, 1, \(Snippet.reach)) END
            FROM post p
            JOIN search_entry e ON e.post = p.id
            JOIN body y ON y.post = p.id
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            LEFT JOIN member m ON m.id = p.member
            WHERE p.id IN (\(list: posts)) AND p.state = 'visible'
                AND p.audience IN (\(list: audiences)) AND b.audience IN (\(list: audiences))
                AND \(SQLText.isOpen(to: audiences))
            """
        ) { row in
            StoredHit(
                post: try row.next(), position: try row.next(), discussion: try DiscussionLink(row: &row),
                board: try BoardLink(row: &row), by: try row.next(), at: try row.next(), text: try row.next())
        }
    }
}

extension Query where Row == BoardLink {
    /// Every board that may be read.
    static func readable(_ audiences: [Audience]) -> Self {
        Query("SELECT id, slug, name, group_name FROM board WHERE audience IN (\(list: audiences)) ORDER BY id") {
            try BoardLink(row: &$0)
        }
    }
}

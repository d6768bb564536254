import Storage

/// A discussion's columns, in the order in which `Discussion.init(row:)` reads them; `d` is the discussion, `k` who
/// locked it.
let discussionColumns: SQLText = """
    d.id, d.board, d.title, d.slug, d.started_at, d.last_at, d.post_count, d.visible_count, d.pinned_until,
    d.locked_at, k.name, d.lock_reason
    """

extension Discussion {
    init(row: inout SQLRow) throws {
        let (id, board, title, slug): (ID, Board.ID, String, String) =
            (try row.next(), try row.next(), try row.next(), try row.next())
        let (startedAt, lastAt, postCount, visibleCount): (Moment, Moment, Int, Int) =
            (try row.next(), try row.next(), try row.next(), try row.next())
        let pinnedUntil: Moment? = try row.next()
        let lock = try Lock.read(&row)
        self.init(
            id: id, board: board, title: title, slug: slug, startedAt: startedAt, lastAt: lastAt,
            postCount: postCount, visibleCount: visibleCount, pinnedUntil: pinnedUntil,
            lock: lock)
    }
}

extension Discussion.Lock {
    /// When, by whom and why, in this order; nil where there is none.
    static func read(_ row: inout SQLRow) throws -> Self? {
        let (at, by, reason): (Moment?, String?, String?) = (try row.next(), try row.next(), try row.next())
        return at.map { Self(by: by ?? "A moderator", reason: reason ?? "", at: $0) }
    }
}

extension Query where Row == DiscussionSummary {
    private static func summaries(_ audiences: [Audience], _ condition: SQLText, _ order: SQLText) -> Self {
        Query(
            """
            SELECT \(discussionColumns), b.id, b.slug, b.name, b.group_name,
                COALESCE(fm.name, f.byline),
                CASE WHEN l.audience IN (\(list: audiences)) THEN COALESCE(lm.name, l.byline) END,
                CASE WHEN b.takes_answers = 1 AND \(SQLText.isAnswered(for: audiences)) THEN 1 ELSE 0 END
            FROM discussion d
            JOIN board b ON b.id = d.board
            LEFT JOIN member k ON k.id = d.locked_by
            JOIN post f ON f.id = d.first_post
            LEFT JOIN member fm ON fm.id = f.member
            JOIN post l ON l.id = d.last_post
            LEFT JOIN member lm ON lm.id = l.member
            WHERE d.moved_to IS NULL AND d.visible_count > 0 AND f.audience IN (\(list: audiences)) AND \(condition)
            \(order)
            """
        ) { row in
            DiscussionSummary(
                discussion: try Discussion(row: &row), board: try BoardLink(row: &row),
                startedBy: try row.next(), lastBy: try row.next(), isSolved: try row.next())
        }
    }

    /// A page of a board's discussions, newest first.
    ///
    /// Those pinned at `now` are left to the top of the first page, unless the reader has read all of them.
    static func discussions(
        in board: Board.ID, pinnedAfter now: Moment, at range: ListRange, _ audiences: [Audience],
        for reader: Member.ID? = nil
    ) -> Self {
        summaries(
            audiences,
            """
            d.board = \(board)
                AND (d.pinned_until IS NULL OR d.pinned_until <= \(now) OR \(SQLText.isReadThrough(by: reader)))
                AND \(range.condition("d.last_at", "d.id"))
                AND \(SQLText.isHeededItself(by: reader, at: now))
            """, range.order("d.last_at", "d.id"))
    }

    /// What is pinned to the top of a board at `now` and not yet read by the reader; a few.
    static func pinned(
        in board: Board.ID, at now: Moment, _ audiences: [Audience], for reader: Member.ID? = nil
    ) -> Self {
        summaries(
            audiences,
            """
            d.board = \(board) AND d.pinned_until > \(now) AND NOT \(SQLText.isReadThrough(by: reader))
                AND \(SQLText.isHeededItself(by: reader, at: now))
            """,
            "ORDER BY d.pinned_until DESC, d.id LIMIT \(Discussions.maximumPinned)")
    }

    /// A page of all discussions that may be read, newest first, without those that a reader has muted.
    static func latest(
        _ audiences: [Audience], at range: ListRange, for reader: Member.ID? = nil, now: Moment
    ) -> Self {
        summaries(
            audiences,
            """
            b.audience IN (\(list: audiences)) AND \(range.condition("d.last_at", "d.id"))
                AND \(SQLText.isHeeded(by: reader, at: now))
            """, range.order("d.last_at", "d.id"))
    }

    /// A page of a board's discussions that have an answer, newest first.
    static func solved(
        in board: Board.ID, at range: ListRange, _ audiences: [Audience], for reader: Member.ID? = nil, now: Moment
    ) -> Self {
        summaries(
            audiences,
            """
            d.board = \(board) AND \(SQLText.isAnswered(for: audiences))
                AND \(range.condition("d.last_at", "d.id"))
                AND \(SQLText.isHeededItself(by: reader, at: now))
            """, range.order("d.last_at", "d.id"))
    }

    /// A page of a board's discussions that have no answer, newest first, down to a moment if there is one.
    static func unanswered(
        in board: Board.ID, since horizon: Moment?, at range: ListRange, _ audiences: [Audience],
        for reader: Member.ID? = nil, now: Moment
    ) -> Self {
        let reach: SQLText = if let horizon { "d.last_at >= \(horizon)" } else { "1 = 1" }
        return summaries(
            audiences,
            """
            d.board = \(board) AND NOT \(SQLText.isAnswered(for: audiences))
                AND \(reach) AND \(range.condition("d.last_at", "d.id"))
                AND \(SQLText.isHeededItself(by: reader, at: now))
            """, range.order("d.last_at", "d.id"))
    }

    /// A page of the discussions that have something new for a reader, of a board or of all, newest first, down to a
    /// moment.
    static func unread(
        _ unread: Unread, in board: Board.ID? = nil, since horizon: Moment, at range: ListRange
    ) -> Self {
        let place: SQLText = if let board { "d.board = \(board)" } else { "1 = 1" }
        return summaries(
            unread.audiences,
            """
            \(place) AND b.audience IN (\(list: unread.audiences))
                AND d.last_at >= \(max(horizon, unread.floor))
                AND \(range.condition("d.last_at", "d.id")) AND \(unread.discussion)
            """, range.order("d.last_at", "d.id"))
    }
}

extension SQLText {
    /// The reader has seen the last post `l` of discussion `d` that is there to be read, or has marked all as read
    /// since; a guest has done neither.
    ///
    /// What is as good as read by its age, or from before they joined, was not seen: that stays pinned.
    fileprivate static func isReadThrough(by reader: Member.ID?) -> SQLText {
        guard let reader else { return "(1 = 0)" }
        return """
            (EXISTS (
                SELECT 1 FROM read_mark r JOIN post s ON s.id = r.seen AND s.discussion = r.discussion
                WHERE r.member = \(reader) AND r.discussion = d.id AND s.position >= l.position)
            OR EXISTS (
                SELECT 1 FROM read_floor w
                WHERE w.member = \(reader) AND w.board IN (\(Board.ID.all), d.board) AND w.at >= d.last_at))
            """
    }
}

/// A discussion's head, as its pages show it.
struct DiscussionHead: Sendable {
    let discussion: Discussion
    let board: BoardLink
    let defaultView: Board.View
    /// One of the replies may be marked as the answer.
    let takesAnswers: Bool
    let category: String
    let movedTo: Discussion.ID?
    let firstPost: Post.ID?
    let lastPost: Post.ID?
    /// Who wrote the first post; nil where it is not to be read.
    let starter: Byline?
}

extension Query where Row == DiscussionHead {
    static func head(of id: Discussion.ID, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT \(discussionColumns), b.id, b.slug, b.name, b.group_name, b.default_view, b.takes_answers, c.name,
                d.moved_to, d.first_post, d.last_post, \(bylineColumns)
            FROM discussion d
            JOIN board b ON b.id = d.board
            JOIN category c ON c.id = b.category
            LEFT JOIN member k ON k.id = d.locked_by
            LEFT JOIN post p ON p.id = d.first_post AND p.state = 'visible' AND p.audience IN (\(list: audiences))
            LEFT JOIN member m ON m.id = p.member
            LEFT JOIN author a ON a.id = p.author
            WHERE d.id = \(id) AND b.audience IN (\(list: audiences))
                AND (d.first_post IS NULL OR \(SQLText.isOpen(to: audiences)))
            """
        ) { row in
            DiscussionHead(
                discussion: try Discussion(row: &row), board: try BoardLink(row: &row),
                defaultView: try row.next(), takesAnswers: try row.next(), category: try row.next(),
                movedTo: try row.next(), firstPost: try row.next(), lastPost: try row.next(),
                starter: try Byline.read(&row))
        }
    }
}

extension Query where Row == DiscussionLink {
    /// Other discussions of the board that the reader has not muted, newest first; a few.
    static func nearby(
        _ id: Discussion.ID, in board: Board.ID, _ audiences: [Audience], for reader: Member.ID? = nil, now: Moment
    ) -> Self {
        Query(
            """
            SELECT d.id, d.slug, d.title FROM discussion d
            WHERE d.board = \(board) AND d.moved_to IS NULL AND d.visible_count > 0 AND d.id <> \(id)
                AND \(SQLText.isOpen(to: audiences)) AND \(SQLText.isHeededItself(by: reader, at: now))
            ORDER BY d.last_at DESC, d.id DESC
            LIMIT 3
            """
        ) { try DiscussionLink(row: &$0) }
    }
}

extension Query where Row == Moment {
    /// When the first pin of a board ends that lasts at `now`.
    static func pinEnd(in board: Board.ID, after now: Moment) -> Self {
        Query(
            """
            SELECT pinned_until FROM discussion
            WHERE board = \(board) AND pinned_until > \(now)
            ORDER BY pinned_until LIMIT 1
            """)
    }
}

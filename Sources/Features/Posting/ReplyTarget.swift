import Storage

/// What a reply is given to.
struct ReplyTarget: Sendable {
    let post: Post.ID
    let discussion: Discussion.ID
    /// Where the reply goes.
    let tail: DiscussionTail
    /// Its discussion stands first on its board.
    let isOfNewest: Bool
    let lock: Discussion.Lock?
    let state: Post.State
    /// Who wrote it, where that is a member.
    let author: Member.ID?
    /// What the reply is found by: its discussion's title, and what its writer is called.
    let title: String
    let writer: String?
}

extension Query where Row == ReplyTarget {
    /// A post that these readers may know of, and that a member answers; one that is held is there for nobody.
    static func replyTarget(_ post: Post.ID, _ audiences: [Audience], by writer: Member.ID) -> Self {
        Query(
            """
            SELECT d.id, d.board, d.post_count, d.visible_count, d.tail_at,
                (SELECT n.id FROM discussion n
                 WHERE n.board = d.board AND n.moved_to IS NULL AND n.visible_count > 0
                 ORDER BY n.last_at DESC, n.id DESC LIMIT 1),
                d.locked_at, k.name, d.lock_reason, p.state, p.member, d.title,
                (SELECT w.name FROM member w WHERE w.id = \(writer))
            FROM post p
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            LEFT JOIN member k ON k.id = d.locked_by
            WHERE p.id = \(post) AND p.state <> 'held' AND p.audience IN (\(list: audiences))
                AND b.audience IN (\(list: audiences)) AND \(SQLText.isOpen(to: audiences))
            """
        ) { row in
            let id: Discussion.ID = try row.next()
            let tail = DiscussionTail(
                board: try row.next(), postCount: try row.next(), visibleCount: try row.next(), tailAt: try row.next())
            let newest: Discussion.ID? = try row.next()
            return ReplyTarget(
                post: post, discussion: id, tail: tail, isOfNewest: newest == id,
                lock: try Discussion.Lock.read(&row), state: try row.next(), author: try row.next(),
                title: try row.next(), writer: try row.next())
        }
    }
}

extension Query where Row == Post.ID {
    /// A post, where these readers may answer it now.
    static func answerable(_ post: Post.ID, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT p.id
            FROM post p
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            WHERE p.id = \(post) AND p.state = 'visible' AND p.audience IN (\(list: audiences))
                AND b.audience IN (\(list: audiences)) AND d.visible_count > 0 AND d.locked_at IS NULL
                AND \(SQLText.isOpen(to: audiences))
            """)
    }
}

extension Query where Row == Board.ID {
    /// The board, where these readers may know of it.
    static func isBoard(_ board: Board.ID, _ audiences: [Audience]) -> Self {
        Query("SELECT id FROM board WHERE id = \(board) AND audience IN (\(list: audiences))")
    }
}

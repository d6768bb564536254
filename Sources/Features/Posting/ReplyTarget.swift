import Storage

/// What a reply is given to.
struct ReplyTarget: Sendable {
    let discussion: Discussion.ID
    let board: Board.ID
    let lock: Discussion.Lock?
    let state: Post.State
    /// Who wrote it, where that is a member.
    let author: Member.ID?
}

extension Query where Row == ReplyTarget {
    /// A post that these readers may know of; one that is held is there for nobody.
    static func replyTarget(_ post: Post.ID, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT d.id, d.board, d.locked_at, k.name, d.lock_reason, p.state, p.member
            FROM post p
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            LEFT JOIN member k ON k.id = d.locked_by
            WHERE p.id = \(post) AND p.state <> 'held' AND p.audience IN (\(list: audiences))
                AND b.audience IN (\(list: audiences)) AND \(SQLText.isOpen(to: audiences))
            """
        ) { row in
            let (id, board): (Discussion.ID, Board.ID) = (try row.next(), try row.next())
            return ReplyTarget(
                discussion: id, board: board, lock: try Discussion.Lock.read(&row), state: try row.next(),
                author: try row.next())
        }
    }
}

extension Query where Row == Board.ID {
    /// The board, where these readers may know of it.
    static func isBoard(_ board: Board.ID, _ audiences: [Audience]) -> Self {
        Query("SELECT id FROM board WHERE id = \(board) AND audience IN (\(list: audiences))")
    }
}

extension Query where Row == Discussion.ID {
    /// The discussion that stands first on a board.
    static func newest(in board: Board.ID) -> Self {
        Query(
            """
            SELECT id FROM discussion
            WHERE board = \(board) AND moved_to IS NULL AND visible_count > 0
            ORDER BY last_at DESC, id DESC LIMIT 1
            """
        ) { try $0.next() }
    }
}

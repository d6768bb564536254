import Storage

extension Query where Row == (Discussion.ID, UnreadMark) {
    /// Where the reading of these discussions goes on: those that have something new, or that were read.
    static func marks(of discussions: [Discussion.ID], for unread: Unread) -> Self {
        Query(
            """
            SELECT x.new_count, n.id, t.id, t.slug, t.title, n.position, n.posted_at, b.default_view
            FROM (
                SELECT (SELECT COUNT(*) FROM (
                        SELECT 1 FROM post p WHERE \(unread.post) LIMIT \(Unread.counted)) AS few) AS new_count,
                    COALESCE(
                        (SELECT p.id FROM post p WHERE \(unread.post) ORDER BY p.position LIMIT 1),
                        CASE WHEN EXISTS (
                            SELECT 1 FROM read_mark r WHERE r.member = \(unread.reader) AND r.discussion = d.id)
                        THEN d.last_post END) AS place
                FROM discussion d
                WHERE d.id IN (\(list: discussions)) AND d.moved_to IS NULL AND d.visible_count > 0
                    AND \(unread.isHeeded)) AS x
            JOIN post n ON n.id = x.place
            JOIN discussion t ON t.id = n.discussion
            JOIN board b ON b.id = t.board
            WHERE b.audience IN (\(list: unread.audiences))
            """
        ) { row in
            let (count, id, link): (Int, Post.ID, DiscussionLink) =
                (try row.next(), try row.next(), try DiscussionLink(row: &row))
            let place = PostPlace(
                id: id, discussion: link, position: try row.next(), at: try row.next(), defaultView: try row.next())
            return (link.id, UnreadMark(newCount: count, place: place))
        }
    }
}

extension Query where Row == Post.ID {
    /// Those of a discussion's posts that are new.
    static func new(of posts: [Post.ID], in discussion: Discussion.ID, for unread: Unread) -> Self {
        Query(
            """
            SELECT p.id FROM discussion d JOIN post p ON \(unread.post)
            WHERE d.id = \(discussion) AND p.id IN (\(list: posts)) AND \(unread.isHeeded)
            """)
    }
}

extension Query where Row == (Int, Int) {
    /// Discussions of a board that are looked at when its new posts are counted, the newest.
    private static var newest: Int { 200 }

    /// New posts of a board, and those among them that were written after `moment`; both counted so far.
    static func newPosts(in board: Board.ID, after moment: Moment, for unread: Unread) -> Self {
        Query(
            """
            SELECT COUNT(*), COUNT(CASE WHEN few.at > \(moment) THEN 1 END)
            FROM (
                SELECT p.posted_at AS at
                FROM (
                    SELECT id, board, started_at, post_count, first_post, last_post FROM discussion
                    WHERE board = \(board) AND moved_to IS NULL AND visible_count > 0
                        AND last_at > \(unread.floor(of: board))
                    ORDER BY last_at DESC, id DESC LIMIT \(newest)) AS d
                JOIN post p ON \(unread.post)
                WHERE \(unread.isHeeded) AND NOT EXISTS (
                    SELECT 1 FROM read_mark r
                    WHERE r.member = \(unread.reader) AND r.discussion = d.id AND r.seen = d.last_post)
                LIMIT \(Unread.counted)) AS few
            """
        ) { (try $0.next(), try $0.next()) }
    }
}

extension Query where Row == Moment {
    /// When something was last said in the oldest of the discussions, of a board or of all, that are looked at by lists
    /// which show few of them.
    static func horizon(in board: Board.ID? = nil) -> Self {
        let place: SQLText = if let board { "board = \(board)" } else { "1 = 1" }
        return Query(
            """
            SELECT last_at FROM discussion
            WHERE \(place) AND moved_to IS NULL AND visible_count > 0
            ORDER BY last_at DESC, id DESC LIMIT 1 OFFSET 1999
            """)
    }
}

extension Query where Row == Board.ID {
    static func readableBoards(_ audiences: [Audience]) -> Self {
        Query("SELECT id FROM board WHERE audience IN (\(list: audiences)) ORDER BY id") { try $0.next() }
    }
}

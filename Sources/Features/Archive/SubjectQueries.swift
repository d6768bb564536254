import Storage

extension Query where Row == BegunThread {
    /// One of which something can be read: nobody has let through yet what another is called.
    private static func begun(
        _ condition: SQLText, _ key: String, in board: Board.ID, opensWithReply: Bool, _ order: SQLText
    ) -> Self {
        Query(
            """
            SELECT d.id, d.first_post, d.started_at, p.message_id
            FROM discussion d JOIN post p ON p.id = d.first_post
            WHERE d.board = \(board) AND d.subject_key = \(key) AND d.opens_with_reply = \(opensWithReply)
                AND d.moved_to IS NULL AND d.visible_count > 0 AND \(condition)
            ORDER BY \(order)
            LIMIT 1
            """
        ) { row in
            BegunThread(
                discussion: try row.next(), firstPost: try row.next(),
                place: MessagePlace(at: try row.next(), messageID: try row.next()))
        }
    }

    /// The last discussion of a subject that began before a message.
    static func begun(
        before place: MessagePlace, _ key: String, in board: Board.ID, opensWithReply: Bool
    ) -> Self {
        begun(
            "d.started_at <= \(place.at) AND (d.started_at < \(place.at) OR p.message_id < \(place.messageID))",
            key, in: board, opensWithReply: opensWithReply, "d.started_at DESC, p.message_id DESC")
    }

    /// The first discussion of a subject that began after a message, without "Re:".
    static func begun(after place: MessagePlace, _ key: String, in board: Board.ID) -> Self {
        begun(
            "d.started_at >= \(place.at) AND (d.started_at > \(place.at) OR p.message_id > \(place.messageID))",
            key, in: board, opensWithReply: false, "d.started_at, p.message_id")
    }
}

extension Query where Row == Discussion.ID {
    /// Discussions of a subject that open with a reply, from a moment on: about one in each `SubjectPlacement.reach`.
    static func openedByReply(since moment: Moment, _ key: String, in board: Board.ID) -> Self {
        Query(
            """
            SELECT id FROM discussion
            WHERE board = \(board) AND subject_key = \(key) AND opens_with_reply = 1 AND moved_to IS NULL
                AND started_at >= \(moment)
            """)
    }
}

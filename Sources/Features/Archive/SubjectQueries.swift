import Storage

/// A discussion whose subject a message shares.
struct SubjectMatch: Sendable {
    let discussion: Discussion.ID
    let firstPost: Post.ID
}

/// A post that has no parent, or one by subject only.
struct SubjectRoot: Sendable {
    let id: Post.ID
    let subject: String
    let postedAt: Moment
    let subjectParent: Post.ID?
}

extension Query where Row == SubjectMatch {
    private static func matches(
        _ key: String, in board: Board.ID, opensWithReply: Bool, from: Moment, to: Moment, _ order: SQLText
    ) -> Self {
        Query(
            """
            SELECT id, first_post FROM discussion
            WHERE board = \(board) AND subject_key = \(key) AND moved_to IS NULL AND first_post IS NOT NULL
                AND opens_with_reply = \(opensWithReply) AND started_at BETWEEN \(from) AND \(to)
            ORDER BY \(order)
            LIMIT 1
            """
        ) { SubjectMatch(discussion: try $0.next(), firstPost: try $0.next()) }
    }

    /// The last discussion of this subject that had begun at a moment.
    static func begunBefore(_ moment: Moment, _ key: String, in board: Board.ID) -> Self {
        matches(
            key, in: board, opensWithReply: false, from: moment.advanced(seconds: -Threading.subjectDays), to: moment,
            "started_at DESC, id")
    }

    /// The first discussion of this subject that began after a moment.
    static func begunAfter(_ moment: Moment, _ key: String, in board: Board.ID) -> Self {
        matches(
            key, in: board, opensWithReply: false, from: moment, to: moment.advanced(seconds: Threading.subjectDays),
            "started_at, id")
    }

    /// The discussion of this subject that opens with a reply itself, nearest to a moment.
    static func repliesNear(_ moment: Moment, _ key: String, in board: Board.ID) -> Self {
        matches(
            key, in: board, opensWithReply: true, from: moment.advanced(seconds: -Threading.subjectDays),
            to: moment.advanced(seconds: Threading.subjectDays), "ABS(started_at - \(moment)), id")
    }
}

extension Query where Row == SubjectRoot {
    private static func roots(_ condition: SQLText) -> Self {
        Query(
            """
            SELECT p.id, COALESCE(p.subject, ''), p.posted_at, p.parent
            FROM post p JOIN discussion d ON d.id = p.discussion
            WHERE \(condition)
            """
        ) {
            SubjectRoot(
                id: try $0.next(), subject: try $0.next(), postedAt: try $0.next(), subjectParent: try $0.next())
        }
    }

    static func subjectRoots(of discussion: Discussion.ID) -> Self {
        roots("p.discussion = \(discussion) AND (p.parent IS NULL OR p.parent_link = 'subject')")
    }

    /// Replies that only their subject placed, or that open a discussion of it, near a moment; at most 200, so that a
    /// subject like "help" costs no more than another.
    static func subjectReplies(_ key: String, in board: Board.ID, near moment: Moment) -> Self {
        let (from, to) = (
            moment.advanced(seconds: -Threading.subjectDays), moment.advanced(seconds: Threading.subjectDays)
        )
        let (earliest, latest) = (
            from.advanced(seconds: -Threading.subjectDays), to.advanced(seconds: Threading.subjectDays)
        )
        return roots(
            """
            d.board = \(board) AND d.subject_key = \(key) AND d.moved_to IS NULL
                AND d.started_at BETWEEN \(earliest) AND \(latest) AND p.posted_at BETWEEN \(from) AND \(to)
                AND (p.parent_link = 'subject' OR (d.opens_with_reply = 1 AND p.id = d.first_post))
            ORDER BY p.posted_at, p.id
            LIMIT 200
            """)
    }
}

import Storage

/// A notice, as far as taking it back goes.
struct NoticeTrace: Sendable {
    let id: Notice.ID
    let member: Member.ID
    let onWeb: Bool
    let isUnread: Bool
    /// The Message-ID of the mail that told of it.
    let letter: String?

    /// The letter with whom it is to.
    var letterPair: LetterPair? { letter.map { LetterPair(letter: $0, member: member) } }

    struct LetterPair: Hashable {
        let letter: String
        let member: Member.ID
    }
}

extension Query where Row == NoticeTrace {
    private static func traces(_ condition: SQLText) -> Self {
        Query("SELECT id, member, on_web, read_at IS NULL, letter FROM notice WHERE \(condition)") { row in
            NoticeTrace(
                id: try row.next(), member: try row.next(), onWeb: try row.next(), isUnread: try row.next(),
                letter: try row.next())
        }
    }

    /// All that was told of a post, but for what people are owed.
    static func mortalNotices(of post: Post.ID) -> Self {
        traces("post = \(post) AND kind NOT IN ('decision', 'report')")
    }

    /// What was told of a post for what somebody did.
    static func noticed(_ kind: Notice.Kind, of post: Post.ID, by member: Member.ID) -> Self {
        traces("post = \(post) AND kind = \(kind) AND by_member = \(member)")
    }

    /// What a member was told of some posts and has not read; of what was decided they read on a page of its own.
    static func unreadNotices(of posts: [Post.ID], for member: Member.ID) -> Self {
        traces(
            """
            post IN (\(list: posts)) AND member = \(member) AND read_at IS NULL
                AND kind NOT IN ('decision', 'report')
            """)
    }

    /// One that is a member's own.
    static func unreadNotice(_ id: Notice.ID, of member: Member.ID) -> Self {
        traces("id = \(id) AND member = \(member) AND read_at IS NULL")
    }

    /// What a member has not read of what they were told until then, at most so many.
    static func unreadNotices(of member: Member.ID, until moment: Moment, limit: Int) -> Self {
        traces(
            """
            member = \(member) AND read_at IS NULL AND on_web = 1 AND made_at <= \(moment)
                AND NOT \(SQLText.noticeWaits) LIMIT \(limit)
            """)
    }

    /// The same of what was stored up to one of them.
    static func unreadNotices(of member: Member.ID, through last: Notice.ID, limit: Int) -> Self {
        traces(
            """
            member = \(member) AND read_at IS NULL AND on_web = 1 AND id <= \(last)
                AND NOT \(SQLText.noticeWaits) LIMIT \(limit)
            """)
    }
}

extension Query where Row == Notice.ID {
    /// The last that was stored of what a member has not read.
    static func lastUnreadNotice(of member: Member.ID) -> Self {
        Query(
            """
            SELECT id FROM notice WHERE member = \(member) AND read_at IS NULL AND on_web = 1
            ORDER BY id DESC LIMIT 1
            """)
    }
}

extension Query where Row == Int {
    /// A row when somebody was told of that already.
    static func anyNotice(_ kind: Notice.Kind, of post: Post.ID, by member: Member.ID) -> Self {
        Query("SELECT 1 FROM notice WHERE post = \(post) AND kind = \(kind) AND by_member = \(member) LIMIT 1")
    }

    /// A row when a letter has not been sent yet.
    static func isWaiting(_ letter: String) -> Self {
        Query("SELECT 1 FROM outbox WHERE message_id = \(letter) AND state = 'waiting'")
    }

    /// How many a member has not read, as far as that is counted, of those that they may read.
    static func unreadNotices(of member: Member.ID, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT COUNT(*)
            FROM (
                SELECT kind, post FROM notice
                WHERE member = \(member) AND read_at IS NULL AND on_web = 1 LIMIT \(Notice.mostCounted)) AS n
            JOIN post p ON p.id = n.post
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            WHERE \(SQLText.isReadable(audiences))
            """)
    }
}

extension Query where Row == Bool {
    /// What is told in a letter that won't be sent is due at once, unless it was read or is not wanted any more.
    ///
    /// True for each that a digest is to tell now: not what waits for a decision.
    static func mailAgain(_ letter: String, to member: Member.ID, at now: Moment) -> Self {
        Query(
            """
            UPDATE notice
            SET letter = NULL, mail_at = CASE WHEN \(SQLText.isUnwanted("notice")) THEN NULL ELSE \(now) END
            WHERE member = \(member) AND letter = \(letter) AND letter IS NOT NULL AND read_at IS NULL
            RETURNING is_digested = 1 AND mail_at IS NOT NULL AND NOT \(SQLText.noticeWaits)
            """)
    }
}

/// Where a post stands and who wrote it.
struct NoticePlace: Sendable {
    let discussion: Discussion.ID
    let board: Board.ID
    let author: Member.ID?
    let audience: Audience
}

extension Query where Row == NoticePlace {
    static func noticePlace(of post: Post.ID) -> Self {
        Query(
            """
            SELECT p.discussion, d.board, p.member, p.audience
            FROM post p JOIN discussion d ON d.id = p.discussion
            WHERE p.id = \(post)
            """
        ) { row in
            NoticePlace(
                discussion: try row.next(), board: try row.next(), author: try row.next(), audience: try row.next())
        }
    }
}

extension Query where Row == Notice {
    private static func notices(_ condition: SQLText, _ audiences: [Audience], _ order: SQLText) -> Self {
        Query(
            """
            SELECT n.id, n.kind, m.name, n.post, \(SQLText.namedThread),
                CASE WHEN p.state = 'visible' AND p.audience IN (\(list: audiences)) THEN p.excerpt ELSE '' END,
                n.made_at, n.read_at IS NULL
            FROM notice n
            JOIN post p ON p.id = n.post
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            LEFT JOIN post f ON f.id = d.first_post
            LEFT JOIN member m ON m.id = n.by_member
            WHERE \(condition) AND n.on_web = 1 AND \(SQLText.isReadable(audiences))
            \(order)
            """
        ) { row in
            Notice(
                id: try row.next(), kind: try row.next(), by: try row.next(), post: try row.next(),
                discussion: try DiscussionLink(row: &row), excerpt: try row.next(), at: try row.next(),
                isUnread: try row.next())
        }
    }

    /// A page of what a member was told.
    static func notices(of member: Member.ID, _ range: ListRange, _ audiences: [Audience]) -> Self {
        notices(
            "n.member = \(member) AND \(range.condition("n.made_at", "n.id"))", audiences,
            range.order("n.made_at", "n.id"))
    }

    static func notice(_ id: Notice.ID, of member: Member.ID, _ audiences: [Audience]) -> Self {
        notices("n.id = \(id) AND n.member = \(member)", audiences, "")
    }
}

extension SQLText {
    /// Holds for a notice `n` of the post `p` in the board `b` that is to be seen by those for whom `audiences` are.
    static func isReadable(_ audiences: [Audience]) -> SQLText {
        """
        b.audience IN (\(list: audiences)) AND (n.kind IN ('decision', 'report')
            OR (p.state = 'visible' AND p.audience IN (\(list: audiences))))
        """
    }

    /// The discussion `d` of a notice `n`, in the order in which a link is read; `f` is its first post.
    ///
    /// Where nothing of it can be read, or its title went with its first post, what it is called is for whoever called
    /// it so.
    static var namedThread: SQLText {
        let isNamed: SQLText = "d.visible_count > 0 OR f.member = n.member"
        return """
            d.id, CASE WHEN \(isNamed) THEN d.slug ELSE '' END,
            CASE WHEN f.member = n.member THEN COALESCE(f.subject, d.title) WHEN \(isNamed) THEN d.title ELSE '' END
            """
    }

    /// Holds for a row of `notice` of a post that is held: it waits until somebody has decided about that.
    static var noticeWaits: SQLText {
        """
        (kind NOT IN ('decision', 'report')
            AND EXISTS (SELECT 1 FROM post h WHERE h.id = notice.post AND h.state = 'held'))
        """
    }

    static func forget(_ notices: [Notice.ID]) -> SQLText {
        "DELETE FROM notice WHERE id IN (\(list: notices))"
    }

    /// What was read is not mailed.
    static func readNotices(_ notices: [Notice.ID], at now: Moment) -> SQLText {
        "UPDATE notice SET read_at = \(now), mail_at = NULL WHERE id IN (\(list: notices)) AND read_at IS NULL"
    }

    /// Holds for a notice, in the table of that name, about which its member wants no mail any more: of no such thing,
    /// of nothing in the thread, by no digest, or none at all.
    static func isUnwanted(_ notice: SQLText) -> SQLText {
        """
        (EXISTS (
                SELECT 1 FROM notice_choice c
                WHERE c.member = \(notice).member AND c.kind = \(notice).kind AND c.by_mail = 'never')
            OR EXISTS (
                SELECT 1 FROM mail_stop s
                WHERE s.member = \(notice).member AND s.scope IN ('all', (
                    SELECT \(MailStop.threadScope("x.discussion")) FROM post x WHERE x.id = \(notice).post)))
            OR (\(notice).is_digested = 1
                AND NOT EXISTS (SELECT 1 FROM digest g WHERE g.member = \(notice).member)))
        """
    }

    /// A member's next digest is due at once.
    ///
    /// Once it is written, the one after it comes at its usual time.
    static func hastenDigest(of member: Member.ID, at now: Moment) -> SQLText {
        "UPDATE digest SET next_at = \(now) WHERE member = \(member) AND next_at > \(now)"
    }

    /// A letter that was not sent will not be; one that is on its way is not tried again.
    static func dropLetter(_ letter: String, at now: Moment) -> SQLText {
        """
        UPDATE outbox SET state = 'dropped', letter_sealed = NULL, lease_until = NULL, settled_at = \(now)
        WHERE message_id = \(letter) AND state IN ('waiting', 'sending')
        """
    }

    /// The same, once all that it tells was read.
    static func dropLetterIfRead(_ letter: String, to member: Member.ID, at now: Moment) -> SQLText {
        """
        \(dropLetter(letter, at: now)) AND NOT EXISTS (
            SELECT 1 FROM notice n WHERE n.member = \(member) AND n.letter = \(letter) AND n.letter IS NOT NULL
                AND n.read_at IS NULL)
        """
    }
}

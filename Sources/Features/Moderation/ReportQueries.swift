import Storage

/// A post that can be reported: a visible one that the reader may read.
struct ReportTarget: Sendable {
    let shown: ReportablePost
    let board: Board.ID
    let author: Member.ID?
    /// Nobody of the house wrote it, and no moderator has looked at these words and left them: whoever changes words
    /// that one has left leaves a mark.
    let mayBeHidden: Bool
    /// The same where none has looked at them because they may be a child's.
    let mayBeHiddenAsUrgent: Bool
}

extension Query where Row == ReportTarget {
    static func reportTarget(_ post: Post.ID, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT p.id, d.id, d.slug, d.title, p.position, COALESCE(m.name, p.byline), p.excerpt, d.board, p.member,
                COALESCE(m.role, 'member') = 'member' AND NOT \(SQLText.wasLeft("1 = 1")),
                COALESCE(m.role, 'member') = 'member' AND NOT \(SQLText.wasLeft(.endedUrgency))
            FROM post p
            JOIN discussion d ON d.id = p.discussion
            JOIN board b ON b.id = d.board
            LEFT JOIN member m ON m.id = p.member
            WHERE p.id = \(post) AND p.state = 'visible' AND p.audience IN (\(list: audiences))
                AND b.audience IN (\(list: audiences)) AND \(SQLText.isOpen(to: audiences))
            """
        ) { row in
            let (id, discussion): (Post.ID, DiscussionLink) = (try row.next(), try DiscussionLink(row: &row))
            let shown = ReportablePost(
                id: id, discussion: discussion, position: try row.next(), by: try row.next(), excerpt: try row.next())
            return ReportTarget(
                shown: shown, board: try row.next(), author: try row.next(), mayBeHidden: try row.next(),
                mayBeHiddenAsUrgent: try row.next())
        }
    }
}

extension SQLText {
    /// By such a decision `x` a moderator has left the words that post `p` says now.
    ///
    /// What its author puts in their place leaves a version of theirs; another title that a moderator gives a thread,
    /// even one of their own, changes nothing of these words.
    fileprivate static func wasLeft(_ such: SQLText) -> SQLText {
        """
        EXISTS (
            SELECT 1 FROM decision x
            WHERE x.post = p.id AND x.kind IN (\(list: Decision.Kind.leaving)) AND \(such)
                AND NOT EXISTS (
                    SELECT 1 FROM revision v
                    WHERE v.post = p.id AND v.member = p.member AND v.replaced_at > x.made_at
                        AND NOT EXISTS (
                            SELECT 1 FROM decision t
                            WHERE t.post = p.id AND t.kind = 'retitle' AND t.made_at = v.replaced_at)))
        """
    }

    /// A decision `x` ended what was urgent, or took back what had ended it.
    fileprivate static var endedUrgency: SQLText {
        """
        EXISTS (
            SELECT 1 FROM queue_item q
            WHERE q.post = p.id AND q.is_urgent = 1
                AND (q.decision = x.id OR (x.kind = 'restore' AND q.settled_at <= x.made_at)))
        """
    }
}

extension Query where Row == ReportReason {
    /// What a member's report of a post says that waits already.
    static func reported(_ post: Post.ID, by member: Member.ID) -> Self {
        Query(
            """
            SELECT r.reason FROM queue_item q JOIN report r ON r.item = q.id
            WHERE q.post = \(post) AND q.settled_at IS NULL AND r.member = \(member)
            """)
    }
}

extension Query where Row == Int {
    /// Members who are known here, among those whose reports an item has.
    static func reportersOfStanding(in item: QueueItem.ID, joinedBefore: Moment, posts: Int) -> Self {
        Query(
            """
            SELECT COUNT(*) FROM report r JOIN member m ON m.id = r.member
            WHERE r.item = \(item) AND m.joined_at <= \(joinedBefore)
                AND (SELECT COUNT(*) FROM (
                    SELECT 1 AS counts FROM post p WHERE p.member = r.member AND p.state = 'visible'
                    LIMIT \(posts)) AS posts) >= \(posts)
            """)
    }
}

extension SQLText {
    static func report(
        _ post: Post.ID, _ item: QueueItem.ID, _ reason: ReportReason, words: String, by member: Member.ID?,
        at now: Moment
    ) -> SQLText {
        """
        INSERT INTO report (post, item, member, reason, words, made_at)
        VALUES (\(post), \(item), \(member), \(reason), \(words), \(now))
        """
    }

    /// A member says something else now of the post of an item; what they said in words stays until they say more.
    static func changeReport(
        in item: QueueItem.ID, by member: Member.ID, to reason: ReportReason, words: String, at now: Moment
    ) -> SQLText {
        """
        UPDATE report SET reason = \(reason), words = COALESCE(NULLIF(\(words), ''), words), made_at = \(now)
        WHERE item = \(item) AND member = \(member)
        """
    }
}

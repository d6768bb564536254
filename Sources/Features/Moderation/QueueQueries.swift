import Storage

extension SQLText {
    /// Items on these boards; nil for all.
    fileprivate static func scoped(_ scope: [Board.ID]?) -> SQLText {
        scope.map { "q.board IN (\(list: $0))" } ?? "1 = 1"
    }

    /// Behind a row of the list, in its order.
    fileprivate static func from(_ cursor: QueueCursor?) -> SQLText {
        guard let cursor else { return "1 = 1" }
        return """
            (q.is_urgent < \(cursor.isUrgent)
                OR (q.is_urgent = \(cursor.isUrgent) AND (q.opened_at, q.id) > (\(cursor.at), \(cursor.id))))
            """
    }
}

/// An item's columns, in the order in which `QueueItem.init(row:)` reads them; `q` is the item, `c` who has it now.
private let itemColumns: SQLText = """
    q.id, q.post, q.kind, q.rule, q.is_urgent, q.opened_at, c.id, c.name, q.claimed_until
    """

private func claimant(at now: Moment) -> SQLText {
    "LEFT JOIN member c ON c.id = q.claimed_by AND q.claimed_until > \(now)"
}

extension QueueItem {
    fileprivate init(row: inout SQLRow) throws {
        let (id, post, kind, rule): (ID, Post.ID, Kind, String?) =
            (try row.next(), try row.next(), try row.next(), try row.next())
        let (isUrgent, openedAt): (Bool, Moment) = (try row.next(), try row.next())
        let (by, name, until): (Member.ID?, String?, Moment?) = (try row.next(), try row.next(), try row.next())
        var claim: Claim?
        if let by, let name, let until { claim = Claim(by: by, name: name, until: until) }
        self.init(
            id: id, post: post, kind: kind, rule: rule, isUrgent: isUrgent, openedAt: openedAt, claim: claim)
    }
}

extension Query where Row == QueueEntry {
    /// What waits, from behind `cursor` on; one row more than a page holds.
    static func queue(_ scope: [Board.ID]?, from cursor: QueueCursor?, at now: Moment) -> Self {
        Query(
            """
            SELECT \(itemColumns), b.id, b.slug, b.name, b.group_name, COALESCE(m.name, p.byline), p.excerpt,
                (SELECT r.reason FROM report r WHERE r.item = q.id
                    GROUP BY r.reason ORDER BY COUNT(*) DESC, MIN(r.id) LIMIT 1),
                (SELECT COUNT(*) FROM report r WHERE r.item = q.id)
            FROM queue_item q
            JOIN post p ON p.id = q.post
            JOIN board b ON b.id = q.board
            LEFT JOIN member m ON m.id = p.member
            \(claimant(at: now))
            WHERE q.settled_at IS NULL AND \(SQLText.from(cursor)) AND \(SQLText.scoped(scope))
            ORDER BY q.is_urgent DESC, q.opened_at, q.id LIMIT \(ListSize.rows + 1)
            """
        ) { row in
            QueueEntry(
                item: try QueueItem(row: &row), board: try BoardLink(row: &row), by: try row.next(),
                excerpt: try row.next(), reason: try row.next(), reportCount: try row.next())
        }
    }
}

extension Query where Row == Int {
    /// How many wait, as far as that is counted.
    static func waiting(_ scope: [Board.ID]?) -> Self {
        Query(
            """
            SELECT COUNT(*) FROM (
                SELECT 1 AS waits FROM queue_item q WHERE q.settled_at IS NULL AND \(SQLText.scoped(scope))
                LIMIT \(Moderation.mostCounted)) AS waiting
            """)
    }
}

extension Query where Row == Moment? {
    /// Since when the one waits that waits longest.
    static func oldest(_ scope: [Board.ID]?) -> Self {
        Query("SELECT MIN(q.opened_at) FROM queue_item q WHERE q.settled_at IS NULL AND \(SQLText.scoped(scope))") {
            try $0.next()
        }
    }
}

/// An item, and what came of it.
struct ItemRow: Sendable {
    let item: QueueItem
    let board: Board.ID
    let author: Member.ID?
    let settledAt: Moment?
    let decision: Decision.ID?
    /// Who decided, where somebody has.
    let decidedBy: String?

    /// Throws when `member` can't decide: it is settled, somebody else has it, or it is about their own post.
    func mustWait(for member: Member.ID?) throws(ModerationError) {
        if settledAt != nil { throw .decided(by: decidedBy) }
        if let member, author == member { throw .own }
        if let claim = item.claim, claim.by != member { throw .claimed(by: claim.name) }
    }
}

extension Query where Row == ItemRow {
    private static func items(_ condition: SQLText, at now: Moment) -> Self {
        Query(
            """
            SELECT \(itemColumns), q.board, p.member, q.settled_at, q.decision, k.name
            FROM queue_item q
            JOIN post p ON p.id = q.post
            LEFT JOIN decision x ON x.id = q.decision
            LEFT JOIN member k ON k.id = x.by_member
            \(claimant(at: now))
            WHERE \(condition)
            """
        ) { row in
            ItemRow(
                item: try QueueItem(row: &row), board: try row.next(), author: try row.next(),
                settledAt: try row.next(), decision: try row.next(), decidedBy: try row.next())
        }
    }

    static func item(_ id: QueueItem.ID, _ scope: [Board.ID]?, at now: Moment) -> Self {
        items("q.id = \(id) AND \(SQLText.scoped(scope))", at: now)
    }

    /// The item of a post that waits, else the last one that there was.
    static func newestItem(of post: Post.ID, _ scope: [Board.ID]?, at now: Moment) -> Self {
        items("q.post = \(post) AND \(SQLText.scoped(scope)) ORDER BY q.id DESC LIMIT 1", at: now)
    }
}

extension SQLText {
    static func claim(_ item: QueueItem.ID, by member: Member.ID, until end: Moment) -> SQLText {
        """
        UPDATE queue_item SET claimed_by = \(member), claimed_until = \(end)
        WHERE id = \(item) AND settled_at IS NULL
        """
    }

    static func letGo(_ item: QueueItem.ID, by member: Member.ID) -> SQLText {
        """
        UPDATE queue_item SET claimed_by = NULL, claimed_until = NULL
        WHERE id = \(item) AND claimed_by = \(member) AND settled_at IS NULL
        """
    }
}

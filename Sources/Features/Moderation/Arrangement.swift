import Storage

/// How a discussion stands on its board, and whether one may still answer in it.
enum Arrangement: Sendable {
    case pin(until: Moment)
    case unpin
    /// Nobody replies any more; readers are told who said so, and why.
    case lock(reason: String)
    case unlock

    /// Whether it would change how a discussion stands: a button that is pressed twice does something once.
    ///
    /// Throws `decided` when it is locked already, by somebody else or with another reason: that one stands.
    func changes(
        _ discussion: ArrangedDiscussion, by member: Member.ID?, at now: Moment
    ) throws(ModerationError) -> Bool {
        switch self {
        case .pin(let end): return discussion.pinnedUntil != end
        case .unpin: return discussion.pinnedUntil.map { $0 > now } ?? false
        case .unlock: return discussion.isLocked
        case .lock(let reason):
            guard let lock = discussion.lock else { return true }
            guard discussion.locker == member, lock.reason == reason else { throw .decided(by: lock.by) }
            return false
        }
    }

    /// Arranges a discussion and writes it down.
    ///
    /// - Parameters:
    ///   - shown: whom readers see as the one who did it.
    ///   - member: who did; nil for a program of the owner's.
    func carryOut(
        on id: Discussion.ID, as shown: Member.ID?, by member: Member.ID?, at now: Moment,
        in transaction: any Transaction
    ) throws {
        var decision = NewDecision(kind: kind, discussion: id, by: member, at: now)
        switch self {
        case .pin(let end):
            try transaction.run(.pin(id, until: end))
            decision.until = end
        case .unpin: try transaction.run(.pin(id, until: nil))
        case .lock(let reason):
            try transaction.run(.lock(id, by: shown, reason: reason, at: now))
            decision.reason = reason
        case .unlock: try transaction.run(.unlock(id))
        }
        _ = try transaction.one(.decide(decision))
    }

    private var kind: Decision.Kind {
        switch self {
        case .pin: .pin
        case .unpin: .unpin
        case .lock: .lock
        case .unlock: .unlock
        }
    }
}

/// A discussion that may be arranged: one that stands where it is.
struct ArrangedDiscussion: Sendable {
    let board: BoardLink
    let link: DiscussionLink
    let pinnedUntil: Moment?
    let lock: Discussion.Lock?
    /// Who locked it; nil for somebody who is gone, and for a program of the owner's.
    let locker: Member.ID?

    var isLocked: Bool { lock != nil }
}

extension Query where Row == ArrangedDiscussion {
    static func arranged(_ id: Discussion.ID) -> Self {
        Query(
            """
            SELECT b.id, b.slug, b.name, b.group_name, d.id, d.slug, d.title, d.pinned_until,
                d.locked_at, k.name, d.lock_reason, d.locked_by
            FROM discussion d JOIN board b ON b.id = d.board LEFT JOIN member k ON k.id = d.locked_by
            WHERE d.id = \(id) AND d.moved_to IS NULL
            """
        ) { row in
            ArrangedDiscussion(
                board: try BoardLink(row: &row), link: try DiscussionLink(row: &row), pinnedUntil: try row.next(),
                lock: try Discussion.Lock.read(&row), locker: try row.next())
        }
    }
}

extension Query where Row == Int {
    /// Other discussions that stand on top of a board at `now`.
    static func pins(on board: Board.ID, beside id: Discussion.ID, at now: Moment) -> Self {
        Query(
            """
            SELECT COUNT(*) FROM discussion
            WHERE board = \(board) AND pinned_until > \(now) AND id <> \(id)
            """)
    }
}

extension SQLText {
    fileprivate static func pin(_ id: Discussion.ID, until moment: Moment?) -> SQLText {
        "UPDATE discussion SET pinned_until = \(moment) WHERE id = \(id)"
    }

    fileprivate static func lock(
        _ id: Discussion.ID, by member: Member.ID?, reason: String, at now: Moment
    ) -> SQLText {
        """
        UPDATE discussion SET locked_at = \(now), locked_by = \(member), lock_reason = \(reason) WHERE id = \(id)
        """
    }

    fileprivate static func unlock(_ id: Discussion.ID) -> SQLText {
        "UPDATE discussion SET locked_at = NULL, locked_by = NULL, lock_reason = NULL WHERE id = \(id)"
    }
}

import Storage

/// Puts posts on the moderators' list and takes them off, inside the transaction that changes them.
struct QueueKeeper {
    let transaction: any Transaction

    /// Puts a post on the list; one that is there already stays one item, and is what the graver reason makes it.
    ///
    /// - Parameters:
    ///   - board: the board that its discussion stands on, whose moderators decide.
    ///   - rule: the rule that kept it back, as its file calls it.
    @discardableResult
    func open(
        _ post: Post.ID, board: Board.ID, kind: QueueItem.Kind, rule: String? = nil, isUrgent: Bool = false,
        at now: Moment
    ) throws -> QueueItem.ID {
        try transaction.one(.openItem(of: post, on: board, kind, rule: rule, isUrgent: isUrgent, at: now))
    }

    /// Takes a post off the list: this was decided about it.
    ///
    /// True when it was there.
    @discardableResult
    func settle(_ post: Post.ID, decision: Decision.ID?, at now: Moment) throws -> Bool {
        try transaction.run(.settleItem(of: post, decision: decision, at: now)) > 0
    }

    /// Takes a post off the list whose author took it back before anybody decided.
    func withdrawn(_ post: Post.ID, at now: Moment) throws {
        try settle(post, decision: nil, at: now)
    }

    /// An edit that waited is not to be made any more: its post stays on the list only where readers reported it.
    ///
    /// - Parameter decision: what kept it away; nil where nobody did.
    /// - Returns: true when the post stays there.
    @discardableResult
    func editTakenBack(_ post: Post.ID, decision: Decision.ID? = nil, at now: Moment) throws -> Bool {
        guard try transaction.run(.leaveReports(of: post)) == 0 else { return true }
        try settle(post, decision: decision, at: now)
        return false
    }
}

extension Query where Row == QueueItem.ID {
    /// What was held stays that when it is reported too.
    static func openItem(
        of post: Post.ID, on board: Board.ID, _ kind: QueueItem.Kind, rule: String?, isUrgent: Bool, at now: Moment
    ) -> Self {
        Query(
            """
            INSERT INTO queue_item (post, board, kind, rule, is_urgent, opened_at)
            VALUES (\(post), \(board), \(kind), \(rule), \(isUrgent), \(now))
            ON CONFLICT (post) WHERE settled_at IS NULL DO UPDATE SET
                kind = CASE WHEN queue_item.kind = 'held' THEN 'held' ELSE excluded.kind END,
                rule = COALESCE(excluded.rule, queue_item.rule),
                is_urgent = CASE WHEN queue_item.is_urgent = 1 THEN 1 ELSE excluded.is_urgent END
            RETURNING id
            """
        ) { try $0.next() }
    }
}

extension SQLText {
    /// What is on the list for what readers said, too, stays for that alone.
    fileprivate static func leaveReports(of post: Post.ID) -> SQLText {
        """
        UPDATE queue_item SET kind = 'reported', rule = NULL
        WHERE post = \(post) AND settled_at IS NULL AND EXISTS (SELECT 1 FROM report r WHERE r.item = queue_item.id)
        """
    }

    static func settleItem(of post: Post.ID, decision: Decision.ID?, at now: Moment) -> SQLText {
        """
        UPDATE queue_item SET settled_at = \(now), decision = \(decision), claimed_by = NULL, claimed_until = NULL
        WHERE post = \(post) AND settled_at IS NULL
        """
    }
}

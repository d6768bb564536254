import Storage

/// Calls those who decide about the posts of a board, by mail, when something must not wait until one of them looks.
///
/// It is written in the transaction of its cause.
struct ModeratorCall {
    let transaction: any Transaction
    let outbox: Outbox
    let now: Moment

    /// Such letters to one of them a day: whoever reports by the hundred fills no mailbox.
    static let mostADay = 20
    /// Those who are called.
    static let called = 50

    /// - Parameter spared: those who know, and those whom it is about.
    func call(about item: QueueItem.ID, on board: Board.ID, sparing spared: [Member.ID]) throws {
        let since = now.advanced(seconds: -Moment.day)
        let all = try transaction.all(.moderators(of: board, notCalledOftenSince: since, at: now))
        for moderator in all where !spared.contains(moderator.id) {
            let letter = Letter.urgentReport(name: moderator.name, item: item.rawValue)
            try outbox.enqueue(letter, to: moderator.id, in: transaction, at: now)
        }
    }
}

/// Somebody who decides about posts.
struct CalledModerator: Sendable {
    let id: Member.ID
    let name: String
}

extension Query where Row == CalledModerator {
    /// Those who decide about the posts of a board, are adults and have a confirmed address, longest here first;
    /// whoever was called often enough since a moment is left out.
    static func moderators(of board: Board.ID, notCalledOftenSince moment: Moment, at now: Moment) -> Self {
        Query(
            """
            SELECT m.id, m.name
            FROM member m JOIN credential c ON c.member = m.id
            WHERE m.id IN (
                    SELECT s.id FROM member s WHERE s.role <> 'member'
                    UNION SELECT o.member FROM board_moderator o WHERE o.board = \(board))
                AND m.state = 'active' AND m.band = '18+' AND c.address_confirmed_at IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM suspension u WHERE u.member = m.id AND \(SQLText.inForce(at: now)))
                AND (SELECT COUNT(*) FROM outbox w
                    WHERE w.address_hash = c.address_hash AND w.made_at > \(moment)
                        AND w.template = \(Letter.Kind.urgentReport.rawValue)) < \(ModeratorCall.mostADay)
            ORDER BY m.id LIMIT \(ModeratorCall.called)
            """
        ) { CalledModerator(id: try $0.next(), name: try $0.next()) }
    }
}

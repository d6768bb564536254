import Storage

/// What a sender is asked once more when their words are stored: much may be decided while a long text is on its way.
extension SQLText {
    /// Whether a member may still write as they might when their request began: they have lost no standing, and no
    /// suspension keeps them from it, be it from after `now`.
    static func mayStillWrite(_ sender: SignedIn, at now: Moment) -> SQLText {
        let standing: SQLText =
            switch sender.standing {
            case .member where sender.moderatesBoards:
                "(m.role <> 'member' OR EXISTS (SELECT 1 FROM board_moderator o WHERE o.member = m.id))"
            case .member: "1 = 1"
            case .moderator: "m.role <> 'member'"
            case .administrator: "m.role = 'administrator'"
            }
        return """
            EXISTS (
                SELECT 1 FROM member m
                WHERE m.id = \(sender.id) AND m.state = 'active' AND m.band <> 'unknown' AND \(standing)
                    AND NOT EXISTS (
                        SELECT 1 FROM suspension u
                        WHERE u.member = m.id AND u.lifted_at IS NULL
                            AND (u.until_at IS NULL OR u.until_at > \(now))))
            """
    }
}

extension Query where Row == Bool {
    /// The same, asked by itself.
    static func mayStillWrite(_ sender: SignedIn, at now: Moment) -> Self {
        Query("SELECT \(SQLText.mayStillWrite(sender, at: now))")
    }
}

extension Transaction {
    /// Throws `notAllowed` where who sent something may write no more; a door that speaks for others is asked nothing.
    func checkStanding(of sender: SignedIn?, at now: Moment) throws {
        guard let sender else { return }
        guard try one(.mayStillWrite(sender, at: now)) else { throw PostingError.notAllowed }
    }
}

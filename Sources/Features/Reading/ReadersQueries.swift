import Storage

extension Transaction {
    /// Who follows a discussion, or its board without another choice for the discussion; at most a thousand, those who
    /// chose it last first: nobody else is told.
    func followers(of discussion: Discussion.ID, _ board: Board.ID, at now: Moment) throws -> [Member.ID] {
        try all(.followers(of: discussion, board, at: now))
    }

    /// Whether a member ignores another; those who moderate are heard by everybody.
    func ignores(_ member: Member.ID, _ other: Member.ID) throws -> Bool {
        try one(Query("SELECT \(SQLText.ignores(member, "\(other)"))"))
    }

    /// What holds for a member of a discussion: their choice for it, else for its board.
    func choice(of discussion: Discussion.ID, by member: Member.ID, at now: Moment) throws -> Chosen {
        try first(.choice(of: discussion, by: member, at: now)) ?? Chosen(.normal)
    }
}

extension Query where Row == Member.ID {
    /// Nothing but a mute has an end: whoever follows does so until they say otherwise.
    static func followers(of discussion: Discussion.ID, _ board: Board.ID, at now: Moment) -> Self {
        Query(
            """
            SELECT member, chosen_at FROM discussion_choice
            WHERE discussion = \(discussion) AND choice = 'follow'
            UNION ALL
            SELECT b.member, b.chosen_at FROM board_choice b
            WHERE b.board = \(board) AND b.choice = 'follow' AND NOT EXISTS (
                SELECT 1 FROM discussion_choice c
                WHERE c.member = b.member AND c.discussion = \(discussion) AND \(SQLText.holds("c", at: now)))
            ORDER BY chosen_at DESC, member DESC LIMIT 1000
            """
        ) { try $0.next() }
    }

    /// Whom a reader ignores, with effect.
    static func ignored(by reader: Member.ID) -> Self {
        Query(
            """
            SELECT i.other FROM ignored i JOIN member x ON x.id = i.other
            WHERE i.member = \(reader) AND x.role = 'member' LIMIT \(Reading.maximumIgnored)
            """
        ) { try $0.next() }
    }
}

extension Query where Row == Chosen {
    static func choice(of discussion: Discussion.ID, by member: Member.ID, at now: Moment) -> Self {
        Query(
            """
            SELECT COALESCE(t.choice, c.choice, 'normal'), CASE WHEN t.choice IS NULL THEN c.until ELSE t.until END
            FROM discussion d
            LEFT JOIN discussion_choice t
                ON t.member = \(member) AND t.discussion = d.id AND \(SQLText.holds("t", at: now))
            LEFT JOIN board_choice c ON c.member = \(member) AND c.board = d.board AND \(SQLText.holds("c", at: now))
            WHERE d.id = \(discussion)
            """
        ) { try Chosen(row: &$0) }
    }

    static func choice(ofBoard board: Board.ID, by member: Member.ID, at now: Moment) -> Self {
        Query(
            """
            SELECT c.choice, c.until FROM board_choice c
            WHERE c.member = \(member) AND c.board = \(board) AND \(SQLText.holds("c", at: now))
            """
        ) { try Chosen(row: &$0) }
    }
}

extension Chosen {
    /// The choice and when it ends, in this order.
    init(row: inout SQLRow) throws {
        self.init(try row.next(), until: try row.next())
    }
}

extension SQLText {
    /// What was chosen in a row of those tables is not over.
    static func holds(_ row: SQLText, at now: Moment) -> SQLText {
        "(\(row).until IS NULL OR \(row).until > \(now))"
    }
}

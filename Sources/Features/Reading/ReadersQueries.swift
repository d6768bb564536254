import Storage

extension Transaction {
    /// Who follows a discussion, or its board without another choice for the discussion; at most a thousand, those who
    /// chose it last first: nobody else is told.
    func followers(of discussion: Discussion.ID, _ board: Board.ID) throws -> [Member.ID] {
        try all(.followers(of: discussion, board))
    }

    /// Whether a member has muted a discussion, or its board without another choice for the discussion.
    func hasMuted(_ member: Member.ID, _ discussion: Discussion.ID) throws -> Bool {
        try choice(of: discussion, by: member) == .mute
    }

    /// Whether a member ignores another; those who moderate are heard by everybody.
    func ignores(_ member: Member.ID, _ other: Member.ID) throws -> Bool {
        try one(Query("SELECT \(SQLText.ignores(member, "\(other)"))"))
    }

    /// What holds for a member of a discussion: their choice for it, else for its board.
    func choice(of discussion: Discussion.ID, by member: Member.ID) throws -> FollowChoice {
        try first(.choice(of: discussion, by: member)) ?? .normal
    }
}

extension Query where Row == Member.ID {
    static func followers(of discussion: Discussion.ID, _ board: Board.ID) -> Self {
        Query(
            """
            SELECT member, chosen_at FROM discussion_choice
            WHERE discussion = \(discussion) AND choice = 'follow'
            UNION ALL
            SELECT b.member, b.chosen_at FROM board_choice b
            WHERE b.board = \(board) AND b.choice = 'follow' AND NOT EXISTS (
                SELECT 1 FROM discussion_choice c WHERE c.member = b.member AND c.discussion = \(discussion))
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

extension Query where Row == FollowChoice {
    static func choice(of discussion: Discussion.ID, by member: Member.ID) -> Self {
        Query(
            """
            SELECT COALESCE(
                (SELECT c.choice FROM discussion_choice c WHERE c.member = \(member) AND c.discussion = d.id),
                (SELECT c.choice FROM board_choice c WHERE c.member = \(member) AND c.board = d.board), 'normal')
            FROM discussion d WHERE d.id = \(discussion)
            """)
    }

    static func choice(ofBoard board: Board.ID, by member: Member.ID) -> Self {
        Query("SELECT choice FROM board_choice WHERE member = \(member) AND board = \(board)")
    }
}

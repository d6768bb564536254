import Storage

/// What decides who among some members is told of something.
struct NoticeRule: Sendable {
    /// Whose wish not to hear of it counts.
    enum Spares: Sendable {
        /// Nobody's: they are owed it.
        case nobody
        /// Of those who ignore whoever did it.
        case ignored
        /// Of those, and of those who muted the thread or its board.
        case muted
    }

    let kind: Notice.Kind
    let discussion: Discussion.ID
    let board: Board.ID
    /// Who did it; nobody is told of what they did themselves.
    let by: Member.ID?
    /// Who may read the post.
    let audience: Audience
    let spares: Spares
    let at: Moment
}

/// A member who is to be told of something, with what they chose about it.
struct NoticeRecipient: Sendable {
    let member: Member.ID
    let chosenWeb: Bool?
    let chosenMail: NoticeChoice.Mail?
    let hasDigest: Bool
    /// They want no mail about this thread, or none at all.
    let isMailStopped: Bool

    func onWeb(for kind: Notice.Kind) -> Bool { chosenWeb ?? NoticeChoice.usual(for: kind).onWeb }

    func mail(for kind: Notice.Kind) -> NoticeChoice.Mail {
        let mail = chosenMail ?? NoticeChoice.usual(for: kind).byMail
        if isMailStopped || (mail == .digest && !hasDigest) { return .never }
        return mail
    }
}

extension Query where Row == NoticeRecipient {
    /// Those among some members, at most a thousand, who are to be told.
    ///
    /// Only those who have a full account are told anything; nobody is told of what they may not read.
    static func recipients(among members: [Member.ID], _ rule: NoticeRule) -> Self {
        Query(
            """
            SELECT m.id, c.on_web, c.by_mail, g.member IS NOT NULL,
                EXISTS (
                    SELECT 1 FROM mail_stop t
                    WHERE t.member = m.id AND t.scope IN ('all', \(MailStop.thread(rule.discussion).scope)))
            FROM member m
            JOIN board b ON b.id = \(rule.board)
            LEFT JOIN notice_choice c ON c.member = m.id AND c.kind = \(rule.kind)
            LEFT JOIN digest g ON g.member = m.id
            WHERE m.id IN (\(list: members)) AND m.id <> \(rule.by ?? .nobody)
                AND m.state = 'active' AND m.band <> 'unknown' AND \(SQLText.mayRead(rule)) AND \(SQLText.spared(rule))
            ORDER BY m.id
            """
        ) { row in
            NoticeRecipient(
                member: try row.next(), chosenWeb: try row.next(), chosenMail: try row.next(),
                hasDigest: try row.next(), isMailStopped: try row.next())
        }
    }
}

extension SQLText {
    /// Holds for a member `m` who may read a post for that audience in the board `b`.
    fileprivate static func mayRead(_ rule: NoticeRule) -> SQLText {
        if rule.spares == .nobody { return "1 = 1" }
        let isStaff = isStaff(at: rule.at)
        return rule.audience == .staff ? isStaff : "(b.audience <> 'staff' OR \(isStaff))"
    }

    /// Holds for a member `m` who reads what is for staff.
    static func isStaff(at now: Moment) -> SQLText {
        """
        ((m.role IN ('moderator', 'administrator')
                OR EXISTS (SELECT 1 FROM board_moderator o WHERE o.member = m.id))
            AND NOT EXISTS (SELECT 1 FROM suspension u WHERE u.member = m.id AND \(inForce(at: now))))
        """
    }

    /// Holds for a member `m` who has not said that they don't want to hear of this.
    fileprivate static func spared(_ rule: NoticeRule) -> SQLText {
        switch rule.spares {
        case .nobody: "1 = 1"
        case .ignored: ignoresNot(rule)
        case .muted: "\(ignoresNot(rule)) AND \(mutedNot(rule))"
        }
    }

    /// Those who moderate are heard by everybody.
    private static func ignoresNot(_ rule: NoticeRule) -> SQLText {
        """
        NOT EXISTS (
            SELECT 1 FROM ignored i JOIN member x ON x.id = i.other
            WHERE i.member = m.id AND i.other = \(rule.by ?? .nobody) AND x.role = 'member')
        """
    }

    /// What was chosen for the thread goes before what was chosen for its board.
    private static func mutedNot(_ rule: NoticeRule) -> SQLText {
        """
        COALESCE(
            (SELECT t.choice FROM discussion_choice t
             WHERE t.member = m.id AND t.discussion = \(rule.discussion) AND (t.until IS NULL OR t.until > \(rule.at))),
            (SELECT t.choice FROM board_choice t
             WHERE t.member = m.id AND t.board = \(rule.board) AND (t.until IS NULL OR t.until > \(rule.at))),
            'normal') <> 'mute'
        """
    }
}

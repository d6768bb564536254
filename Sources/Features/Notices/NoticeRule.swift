import Storage

/// Among whom those are found who are told of something.
enum NoticeCircle: Sendable {
    /// These, at most a thousand.
    case members([Member.ID])
    /// Those who follow the thread, or its board without another choice for the thread.
    case followers
}

/// What is told of which post, and what decides who in a circle is told.
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
    let post: Post.ID
    let discussion: Discussion.ID
    let board: Board.ID
    /// Who did it; nobody is told of what they did themselves.
    let by: Member.ID?
    /// Who may read the post.
    let audience: Audience
    let spares: Spares
    /// Nobody is told who was told already that the post was written.
    let isOnce: Bool
    let at: Moment
}

/// A member who was told of something just now.
struct ToldMember: Sendable {
    let member: Member.ID
    /// Their bell tells of it.
    let onWeb: Bool
}

extension Query where Row == ToldMember {
    /// Tells those in a circle who are to be told, where each of them wants to be told of such things.
    ///
    /// Only those who have a full account are told anything; nobody is told of what they may not read.
    ///
    /// - Parameter mailAt: when a mail is due that does not wait for a digest.
    static func tell(_ circle: NoticeCircle, _ rule: NoticeRule, mailAt: Moment) -> Self {
        let usual = NoticeChoice.usual(for: rule.kind)
        return Query(
            """
            INSERT INTO notice (member, kind, post, by_member, made_at, on_web, mail_at, is_digested)
            SELECT w.member, \(rule.kind), \(rule.post), \(rule.by), \(rule.at), w.on_web,
                CASE w.mail WHEN 'soon' THEN \(mailAt) WHEN 'digest' THEN \(rule.at) END,
                CASE w.mail WHEN 'digest' THEN 1 ELSE 0 END
            FROM (
                SELECT m.id AS member, COALESCE(c.on_web, \(usual.onWeb)) AS on_web,
                    CASE
                        WHEN EXISTS (
                            SELECT 1 FROM mail_stop t
                            WHERE t.member = m.id AND t.scope IN ('all', \(MailStop.thread(rule.discussion).scope)))
                        THEN 'never'
                        WHEN g.member IS NULL AND COALESCE(c.by_mail, \(usual.byMail)) = 'digest' THEN 'never'
                        ELSE COALESCE(c.by_mail, \(usual.byMail))
                    END AS mail
                FROM member m
                JOIN board b ON b.id = \(rule.board)
                LEFT JOIN notice_choice c ON c.member = m.id AND c.kind = \(rule.kind)
                LEFT JOIN digest g ON g.member = m.id
                WHERE m.id IN (\(SQLText.members(of: circle, rule))) AND m.id <> \(rule.by ?? .nobody)
                    AND m.state = 'active' AND m.band <> 'unknown' AND \(SQLText.mayRead(rule))
                    AND \(SQLText.spared(rule)) AND \(SQLText.isNew(rule))) AS w
            WHERE w.on_web = 1 OR w.mail <> 'never'
            ORDER BY w.member
            RETURNING member, on_web
            """
        ) { ToldMember(member: try $0.next(), onWeb: try $0.next()) }
    }
}

extension SQLText {
    fileprivate static func members(of circle: NoticeCircle, _ rule: NoticeRule) -> SQLText {
        switch circle {
        case .members(let members): "\(list: members)"
        case .followers:
            """
            SELECT f.member
            FROM (\(Query<Member.ID>.followers(of: rule.discussion, rule.board, at: rule.at).sql)) AS f
            """
        }
    }

    /// Holds for a member `m` who has not been told yet that the post was written, where that counts.
    fileprivate static func isNew(_ rule: NoticeRule) -> SQLText {
        guard rule.isOnce else { return "1 = 1" }
        return """
            NOT EXISTS (
                SELECT 1 FROM notice e
                WHERE e.post = \(rule.post) AND e.member = m.id
                    AND e.kind IN ('reply', 'mention', 'quote', 'followed'))
            """
    }

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
             WHERE t.member = m.id AND t.discussion = \(rule.discussion) AND \(holds("t", at: rule.at))),
            (SELECT t.choice FROM board_choice t
             WHERE t.member = m.id AND t.board = \(rule.board) AND \(holds("t", at: rule.at))),
            'normal') <> 'mute'
        """
    }
}

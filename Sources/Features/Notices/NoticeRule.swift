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
    let at: Moment
}

/// A member who may be told of something.
struct NoticeCandidate: Sendable {
    let member: Member.ID
    /// Where they want to be told of it.
    let wish: NoticeChoice
}

extension Query where Row == NoticeCandidate {
    /// Those in a circle who may be told, in no particular order.
    ///
    /// Only those who have a full account are told anything; nobody is told of what they may not read. Whoever has
    /// stopped their mail, or has no digest that it would come by, wants none.
    static func candidates(_ circle: NoticeCircle, _ rule: NoticeRule) -> Self {
        let usual = NoticeChoice.usual(for: rule.kind)
        let mail: SQLText = "COALESCE(c.by_mail, \(usual.byMail))"
        let members: SQLText
        let isInCircle: SQLText
        switch circle {
        case .members(let ids):
            members = "member m"
            isInCircle = "m.id IN (\(list: ids))"
        case .followers:
            let followers = Query<Member.ID>.followers(of: rule.discussion, rule.board, at: rule.at).sql
            members = "(\(followers)) AS f CROSS JOIN member m"
            isInCircle = "m.id = f.member"
        }
        // The order of the WHENs is that of their cost: most mail is not wanted.
        return Query(
            """
            SELECT m.id, COALESCE(c.on_web, \(usual.onWeb)),
                CASE
                    WHEN \(mail) = 'never' THEN 'never'
                    WHEN \(mail) = 'digest' AND g.member IS NULL THEN 'never'
                    WHEN \(SQLText.isStopped("all")) OR \(SQLText.isStopped(MailStop.thread(rule.discussion).scope))
                    THEN 'never'
                    ELSE \(mail)
                END
            FROM \(members)
            LEFT JOIN notice_choice c ON c.member = m.id AND c.kind = \(rule.kind)
            LEFT JOIN digest g ON g.member = m.id
            WHERE \(isInCircle) AND m.id <> \(rule.by ?? .nobody) AND m.state = 'active' AND m.band <> 'unknown'
                AND \(SQLText.mayRead(rule)) AND \(SQLText.spared(rule))
            """
        ) { row in
            NoticeCandidate(
                member: try row.next(), wish: NoticeChoice(onWeb: try row.next(), byMail: try row.next()))
        }
    }
}

extension Query where Row == Member.ID {
    /// Those who were told already that a post was written.
    static func told(of post: Post.ID) -> Self {
        Query(
            """
            SELECT member FROM notice
            WHERE post = \(post) AND (kind = 'reply' OR kind = 'mention' OR kind = 'quote' OR kind = 'followed')
            """)
    }
}

extension SQLText {
    /// Holds for a member `m` who wants no mail about that.
    fileprivate static func isStopped(_ scope: String) -> SQLText {
        "EXISTS (SELECT 1 FROM mail_stop t WHERE t.member = m.id AND t.scope = \(scope))"
    }

    /// Holds for a member `m` who may read a post for that audience in that board.
    fileprivate static func mayRead(_ rule: NoticeRule) -> SQLText {
        if rule.spares == .nobody { return "1 = 1" }
        let isStaff = isStaff(at: rule.at)
        if rule.audience == .staff { return isStaff }
        return "((SELECT b.audience FROM board b WHERE b.id = \(rule.board)) <> 'staff' OR \(isStaff))"
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

    /// Those who moderate are heard by everybody; whether anybody ignores who did it is asked first, and once for all.
    private static func ignoresNot(_ rule: NoticeRule) -> SQLText {
        let by = rule.by ?? .nobody
        return """
            (NOT EXISTS (SELECT 1 FROM ignored z WHERE z.other = \(by)) OR NOT EXISTS (
                SELECT 1 FROM ignored i JOIN member x ON x.id = i.other
                WHERE i.member = m.id AND i.other = \(by) AND x.role = 'member'))
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

import Storage
import TestSupport

@testable import Features

/// Tells members by one statement for each reason, which the database answers alone: what `NoticeWriter` is held to.
struct NoticeReference {
    let transaction: any Transaction
    let now: Moment
    let delay: Int64

    func posted(_ post: PostedNotice) throws -> Set<Member.ID> {
        func rule(_ kind: Notice.Kind, _ spares: NoticeRule.Spares = .muted) -> NoticeRule {
            NoticeRule(
                kind: kind, post: post.post, discussion: post.discussion, board: post.board, by: post.by,
                audience: post.audience, spares: spares, at: now)
        }
        var belled = try tell([post.parentAuthor].compactMap(\.self), rule(.reply), isOnce: true)
        belled.formUnion(try tell(post.mentioned, rule(.mention, .ignored), isOnce: true))
        belled.formUnion(try tell(post.quoted, rule(.quote), isOnce: true))
        belled.formUnion(try tell(nil, rule(.followed), isOnce: true))
        return belled
    }

    /// Tells some members, or else those who follow; where it `isOnce`, nobody who was told already that the post was
    /// written.
    func tell(_ members: [Member.ID]?, _ rule: NoticeRule, isOnce: Bool) throws -> Set<Member.ID> {
        if let members, members.isEmpty { return [] }
        let told = try transaction.all(statement(members, rule, isOnce: isOnce))
        return Set(told.filter(\.onWeb).map(\.member))
    }

    private struct Told {
        let member: Member.ID
        let onWeb: Bool
    }

    private func statement(_ members: [Member.ID]?, _ rule: NoticeRule, isOnce: Bool) -> Query<Told> {
        let usual = NoticeChoice.usual(for: rule.kind)
        return Query(
            """
            INSERT INTO notice (member, kind, post, by_member, made_at, on_web, mail_at, is_digested)
            SELECT w.member, \(rule.kind), \(rule.post), \(rule.by), \(rule.at), w.on_web,
                CASE w.mail WHEN 'soon' THEN \(now.advanced(seconds: delay)) WHEN 'digest' THEN \(rule.at) END,
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
                WHERE m.id IN (\(circle(members, rule))) AND m.id <> \(rule.by ?? .nobody)
                    AND m.state = 'active' AND m.band <> 'unknown' AND \(mayRead(rule))
                    AND \(spared(rule)) AND \(isNew(rule, isOnce: isOnce))) AS w
            WHERE w.on_web = 1 OR w.mail <> 'never'
            ORDER BY w.member
            RETURNING member, on_web
            """
        ) { Told(member: try $0.next(), onWeb: try $0.next()) }
    }

    private func circle(_ members: [Member.ID]?, _ rule: NoticeRule) -> SQLText {
        if let members { return "\(list: members)" }
        let followers = Query<Member.ID>.followers(of: rule.discussion, rule.board, at: rule.at).sql
        return "SELECT f.member FROM (\(followers)) AS f"
    }

    private func isNew(_ rule: NoticeRule, isOnce: Bool) -> SQLText {
        guard isOnce else { return "1 = 1" }
        return """
            NOT EXISTS (
                SELECT 1 FROM notice e
                WHERE e.post = \(rule.post) AND e.member = m.id
                    AND e.kind IN ('reply', 'mention', 'quote', 'followed'))
            """
    }

    private func mayRead(_ rule: NoticeRule) -> SQLText {
        if rule.spares == .nobody { return "1 = 1" }
        let isStaff = SQLText.isStaff(at: rule.at)
        return rule.audience == .staff ? isStaff : "(b.audience <> 'staff' OR \(isStaff))"
    }

    private func spared(_ rule: NoticeRule) -> SQLText {
        let ignoresNot: SQLText = """
            NOT EXISTS (
                SELECT 1 FROM ignored i JOIN member x ON x.id = i.other
                WHERE i.member = m.id AND i.other = \(rule.by ?? .nobody) AND x.role = 'member')
            """
        let mutedNot: SQLText = """
            COALESCE(
                (SELECT t.choice FROM discussion_choice t
                 WHERE t.member = m.id AND t.discussion = \(rule.discussion)
                     AND (t.until IS NULL OR t.until > \(rule.at))),
                (SELECT t.choice FROM board_choice t
                 WHERE t.member = m.id AND t.board = \(rule.board) AND (t.until IS NULL OR t.until > \(rule.at))),
                'normal') <> 'mute'
            """
        return switch rule.spares {
        case .nobody: "1 = 1"
        case .ignored: ignoresNot
        case .muted: "\(ignoresNot) AND \(mutedNot)"
        }
    }
}

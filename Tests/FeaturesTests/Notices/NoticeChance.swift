import Storage
import TestSupport

@testable import Features

/// What members of a town have chosen about notices, by chance, and a post that somebody has just written there.
struct NoticeChance {
    /// What stands in the database before anybody is told.
    let statements: [SQLText]
    let post: PostedNotice
}

/// Makes them, the same in every run.
struct NoticeDice {
    private var random: SeededRandom
    private let town: TestCommunity
    private let posts: [Post.ID]
    private let discussion: Discussion.ID
    private let members: [Member.ID]

    /// A thread of two posts, and some members more than a town has.
    init(_ town: TestCommunity, seed: UInt64) async throws {
        random = SeededRandom(seed)
        self.town = town
        let opening = try await town.start("Which strings for slide?", in: town.guitars)
        posts = [opening, try await town.reply(to: opening)]
        discussion = try await town.discussion(of: opening)
        for number in 1...10 {
            try await town.tamper(
                """
                INSERT INTO member (name, folded_name, role, joined_at)
                VALUES (\("player \(number)"), \("player \(number)"), 'member', 1)
                """)
        }
        members = try await town.store.read { try $0.all(Query("SELECT id FROM member ORDER BY id")) }
    }

    mutating func roll() -> NoticeChance {
        let now = town.clock.now
        let dense = one(of: [10, 30, 60])
        var statements = [
            "notice", "notice_choice", "digest", "mail_stop", "ignored", "suspension", "board_moderator",
            "discussion_choice", "board_choice",
        ].map { SQLText(stringLiteral: "DELETE FROM \($0)") }
        statements.append("UPDATE board SET audience = \(one(of: Audience.allCases)) WHERE id = \(town.guitars)")
        for member in members { statements += wishes(of: member, dense, at: now) }
        let post = one(of: posts)
        let earlier = hits(50) ? few(most: 4) : []
        let isNew = earlier.isEmpty ? hits(50) : false
        let parentAuthor = hits(80) ? one(of: members) : nil
        for member in earlier {
            statements.append(
                """
                INSERT INTO notice (member, kind, post, by_member, made_at, on_web)
                VALUES (\(member), \(one(of: Notice.Kind.allCases)), \(post), \(town.ben), \(now), 1)
                """)
        }
        return NoticeChance(
            statements: statements,
            post: PostedNotice(
                post: post, discussion: discussion, board: town.guitars, by: one(of: members),
                parentAuthor: parentAuthor, mentioned: few(most: 5), quoted: few(most: 5),
                audience: one(of: Audience.allCases), startsDiscussion: false, isNew: isNew))
    }

    /// Some members, maybe none, maybe one of them twice.
    private mutating func few(most: Int) -> [Member.ID] {
        var few: [Member.ID] = []
        for _ in 0..<Int.random(in: 0...most, using: &random) { few.append(one(of: members)) }
        return few
    }

    /// What a member is, has chosen, stopped and muted.
    private mutating func wishes(of member: Member.ID, _ dense: Int, at now: Moment) -> [SQLText] {
        let standing = one(of: [Member.Standing.member, .member, .moderator, .administrator])
        let state = one(of: [Member.State.active, .active, .active, .active, .held, .unconfirmed])
        let band = one(of: [Member.Band.from18, .from18, .from13, .unknown])
        var statements: [SQLText] = [
            "UPDATE member SET role = \(standing), state = \(state), band = \(band) WHERE id = \(member)"
        ]
        if hits(dense) { statements.append(choice(of: "discussion", discussion.rawValue, by: member, at: now)) }
        if hits(dense) { statements.append(choice(of: "board", town.guitars.rawValue, by: member, at: now)) }
        for kind in Notice.Kind.allCases where hits(dense) {
            statements.append(
                """
                INSERT INTO notice_choice (member, kind, on_web, by_mail)
                VALUES (\(member), \(kind), \(hits(50)), \(one(of: NoticeChoice.Mail.allCases)))
                """)
        }
        for scope in ["all", MailStop.thread(discussion).scope, "discussion:0"] where hits(dense / 2) {
            statements.append("INSERT INTO mail_stop (member, scope, since) VALUES (\(member), \(scope), 0)")
        }
        if hits(50) { statements.append("INSERT INTO digest (member, every, next_at) VALUES (\(member), 'day', 1)") }
        for other in members where hits(dense / 3) {
            statements.append("INSERT INTO ignored (member, other, since) VALUES (\(member), \(other), 0)")
        }
        if hits(dense / 3) {
            statements.append(
                "INSERT INTO board_moderator (board, member, since) VALUES (\(town.general), \(member), 0)")
        }
        if hits(dense / 3) {
            let (from, until) = (one(of: around(now)), one(of: around(now) + [Moment?.none]))
            let lifted: Moment? = hits(30) ? now : nil
            statements.append(
                """
                INSERT INTO suspension (member, reason, from_at, until_at, lifted_at)
                VALUES (\(member), 'x', \(from), \(until), \(lifted))
                """)
        }
        return statements
    }

    /// A choice, which may be over; nothing but a mute ends.
    private mutating func choice(of what: SQLText, _ number: Int64, by member: Member.ID, at now: Moment) -> SQLText {
        let mayBe: [FollowChoice] = what == "board" ? [.follow, .mute] : [.follow, .follow, .normal, .mute]
        let choice = one(of: mayBe)
        let until: Moment? = choice == .mute ? one(of: around(now) + [Moment?.none]) : nil
        let chosenAt = Int.random(in: 1...3, using: &random)
        return """
            INSERT INTO \(what)_choice (member, \(what), choice, chosen_at, until)
            VALUES (\(member), \(number), \(choice), \(chosenAt), \(until))
            """
    }

    /// A moment, just before it and just after it.
    private func around(_ now: Moment) -> [Moment?] {
        [-1, 0, 1].map { Moment(rawValue: now.rawValue + $0) }
    }

    private mutating func hits(_ percent: Int) -> Bool {
        Int.random(in: 1...100, using: &random) <= percent
    }

    private mutating func one<Value>(of values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }
}

import Storage
import TestSupport
import Testing

@testable import Features

/// What members see of what they were told.
struct NoticesTests {
    private let site: NoticeTown
    private let ada: Actor
    private let ben: Actor
    private var town: TestCommunity { site.town }
    private var notices: Notices { site.town.community.notices }

    init() async throws {
        site = try await NoticeTown()
        ada = try await site.town.actor(site.town.signIn("ada").secret)
        ben = try await site.town.actor(site.town.signIn("ben").secret)
    }

    private func rows(for actor: Actor) async throws -> [Notice] {
        try await notices.page(at: nil, for: actor).rows
    }

    @Test func `a notice says who did what where, and is its member's alone`() async throws {
        try await site.tell(answering: town.ada)
        let notice = try #require(try await rows(for: ada).first)
        #expect((notice.kind, notice.by, notice.post) == (.reply, "ben", site.answer))
        #expect(notice.discussion.title == "Which strings for slide?")
        #expect(notice.excerpt == "Flat wounds, with a wound third.")
        #expect(notice.isUnread)
        #expect(try await rows(for: ben).isEmpty)
        #expect(try await rows(for: .guest).isEmpty)
        #expect(try await notices.notice(notice.id, for: ben) == nil)
        #expect(try await notices.notice(notice.id, for: ada) == notice)
        #expect(try await notices.unread(for: ada) == 1)
        #expect(try await notices.unread(for: ben) == 0)
    }

    @Test func `a session knows how many wait`() async throws {
        try await site.tell(answering: town.ada)
        let actor = try await town.actor(town.signIn("ada").secret)
        #expect(actor.member?.unread == 1)
    }

    @Test func `reading one or all is one's own to do, and what came later stays unread`() async throws {
        try await site.tell(answering: town.ada)
        let first = try #require(try await rows(for: ada).first)
        try await notices.read(first.id, by: ben)
        #expect(try await notices.unread(for: ada) == 1)
        try await notices.read(first.id, by: ada)
        #expect(try await notices.unread(for: ada) == 0)
        try await site.answerAgain()
        let seen = town.clock.now
        try await site.answerAgain("And again.")
        #expect(try await notices.unread(for: ada) == 2)
        try await notices.readAll(upTo: seen, by: ada)
        #expect(try await notices.unread(for: ada) == 1)
        await #expect(throws: NoticeError.notAllowed) { try await notices.readAll(upTo: seen, by: .guest) }
        await #expect(throws: NoticeError.notAllowed) { try await notices.readAll(through: first.id, by: .guest) }
        #expect(try await notices.lastUnread(for: ada) == rows(for: ada).first?.id)
        #expect(try await notices.lastUnread(for: .guest) == nil)
    }

    @Test func `who is nobody here has nothing to choose, and sees nobody's choices`() async throws {
        await #expect(throws: NoticeError.notAllowed) { try await notices.settings(for: .guest) }
        let silent = NoticeSettings(isMailStopped: true)
        await #expect(throws: NoticeError.notAllowed) {
            try await notices.choose(silent, resumesThreads: false, by: .guest)
        }
        try await town.put(town.ben, in: .unconfirmed)
        let unconfirmed = try await town.actor(town.signIn("ben").secret)
        await #expect(throws: NoticeError.notAllowed) { try await notices.settings(for: unconfirmed) }
        try await notices.choose(silent, resumesThreads: false, by: ada)
        #expect(try await notices.settings(for: ada).isMailStopped)
        let maren = try await town.actor(town.signIn("maren").secret)
        #expect(try await notices.settings(for: maren).isMailStopped == false)
    }

    @Test func `what may not be read any more is neither listed nor counted`() async throws {
        try await site.tell(answering: town.ada)
        try await town.keep(town.guitars, for: .staff)
        #expect(try await rows(for: ada).isEmpty)
        #expect(try await notices.unread(for: ada) == 0)
        try await town.keep(town.guitars, for: .everyone)
        try await town.remove(site.answer, by: .author)
        #expect(try await rows(for: ada).isEmpty)
    }

    @Test func `a list is paged, newest first`() async throws {
        for number in 1...31 { try await site.answerAgain("Answer number \(number).") }
        let first = try await notices.page(at: nil, for: ada)
        #expect(first.rows.count == 30)
        #expect(first.rows.first?.excerpt == "Answer number 31.")
        let older = try #require(first.older)
        let second = try await notices.page(at: older, for: ada)
        #expect(second.rows.map(\.excerpt) == ["Answer number 1."])
    }

    @Test func `counting ends at a hundred`() async throws {
        try await town.tamper(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 150)
            INSERT INTO notice (member, kind, post, by_member, made_at, on_web)
            SELECT \(town.ada), 'reply', \(site.answer), \(town.ben), i, 1 FROM n
            """)
        #expect(try await notices.unread(for: ada) == 100)
    }

    @Test func `notices are kept for 90 days`() async throws {
        try await site.tell(answering: town.ada)
        town.clock.advance(seconds: 89 * Moment.day)
        try await town.community.purge.run()
        #expect(try await site.notices() == ["ada reply"])
        town.clock.advance(seconds: 2 * Moment.day)
        try await town.community.purge.run()
        #expect(try await site.notices() == [])
    }
}

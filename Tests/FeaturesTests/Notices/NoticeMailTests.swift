import Storage
import TestSupport
import Testing

@testable import Features

/// Mail about notices: late enough, once, and not about what nobody should hear of any more.
struct NoticeMailTests {
    private let site: NoticeTown
    private var town: TestCommunity { site.town }

    init() async throws {
        site = try await NoticeTown()
    }

    @Test func `a mail comes after the delay, once, and says how to stop it`() async throws {
        try await site.tell(answering: town.ada)
        #expect(try await site.mail(after: 599).isEmpty)
        let letters = try await site.mail(after: 1)
        let letter = try #require(NoticeTown.letter(letters))
        #expect(letters[0].to.text == "ada@mail.example")
        #expect(letter.name == "ada")
        #expect(letter.entries.map(\.excerpt) == ["Flat wounds, with a wound third."])
        #expect(letter.entries.map(\.by) == ["ben"])
        #expect(letter.stops.map(\.what) == [.thread, .kind(.reply), .all])
        let message = try await town.store.read { [opening = site.opening] transaction in
            try transaction.one(Query<String>("SELECT message_id FROM post WHERE id = \(opening)"))
        }
        #expect(letter.inReplyTo == message)
        #expect(letter.references == [message])
        for letter in letters { try await town.community.outbox.settle(letter, .sent) }
        #expect(try await site.mail(after: 10_000).isEmpty)
    }

    @Test func `what was read before is not mailed`() async throws {
        try await site.tell(answering: town.ada)
        let ada = try await town.actor(town.signIn("ada").secret)
        await town.community.notices.saw([site.answer], by: ada)
        #expect(try await site.mail(after: 600).isEmpty)
    }

    @Test func `what was read while its mail waited is not sent`() async throws {
        try await site.tell(answering: town.ada)
        town.clock.advance(seconds: 600)
        _ = try await town.community.noticeLetters.write()
        let (answer, ada) = (site.answer, town.ada)
        try await site.write { _ = try $0.read(posts: [answer], by: ada) }
        #expect(try await town.community.outbox.claim(10).isEmpty)
    }

    @Test func `several of one thread make one mail, those of another member another`() async throws {
        try await site.tell(answering: town.ada, mentioned: [town.maren])
        try await site.answerAgain()
        let letters = try await site.mail(after: 600)
        #expect(letters.count == 2)
        let entries = letters.compactMap { NoticeTown.letter([$0])?.entries.count }
        #expect(entries.sorted() == [1, 2])
    }

    @Test func `a post that goes takes its mail along, and what else stood in it comes by itself`() async throws {
        try await site.tell(answering: town.ada)
        let second = try await site.answerAgain("This one stays.")
        town.clock.advance(seconds: 600)
        _ = try await town.community.noticeLetters.write()
        let answer = site.answer
        try await site.write { _ = try $0.died(with: answer) }
        let letter = try #require(NoticeTown.letter(try await site.mail(after: 1)))
        #expect(letter.entries.map(\.post) == [second.rawValue])
    }

    @Test func `a post that went while a mail about it was under way is not tried again`() async throws {
        try await site.tell(answering: town.ada)
        let letters = try await site.mail(after: 600)
        let answer = site.answer
        try await site.write { _ = try $0.died(with: answer) }
        let letter = try #require(letters.first)
        try await town.community.outbox.settle(letter, .later(at: town.clock.now, code: 451))
        #expect(try await site.mail(after: 3_600).isEmpty)
    }

    @Test func `a mail under way that tells of another post too is not tried again, and that one comes by itself`()
        async throws
    {
        try await site.tell(answering: town.ada)
        let second = try await site.answerAgain("This one stays.")
        let sent = try #require(try await site.mail(after: 600).first)
        let answer = site.answer
        try await site.write { _ = try $0.died(with: answer) }
        try await town.community.outbox.settle(sent, .later(at: town.clock.now, code: 451))
        let letters = try await site.mail(after: 3_600)
        #expect(letters.map(\.id) != [sent.id])
        #expect(NoticeTown.letter(letters)?.entries.map(\.post) == [second.rawValue])
    }

    @Test func `what may not be read any more when it is due is not mailed`() async throws {
        try await site.tell(answering: town.ada)
        try await town.keep(town.guitars, for: .staff)
        #expect(try await site.mail(after: 600).isEmpty)
        try await town.keep(town.guitars, for: .everyone)
        #expect(try await site.mail(after: 600).isEmpty)
    }

    @Test func `a member without an address gets none`() async throws {
        try await town.tamper("DELETE FROM credential WHERE member = \(town.ada)")
        try await site.tell(answering: town.ada)
        #expect(try await site.mail(after: 600).isEmpty)
        #expect(try await site.notices() == ["ada reply"])
    }

    @Test func `a member gets 100 in a day`() async throws {
        try await site.tell(answering: town.ada)
        let hash = town.surroundings.keys.lookUpHash(ofAddress: "ada@mail.example")
        let now = town.clock.now
        try await town.tamper(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
            INSERT INTO outbox (message_id, class, template, address_hash, state, made_at, due_at, expires_at,
                settled_at)
            SELECT 'm' || i, 'subscribed', 'notices', \(hash), 'sent', \(now), \(now), \(now), \(now) FROM n
            """)
        #expect(try await site.mail(after: 600).isEmpty)
        town.clock.advance(seconds: Moment.day)
        try await site.answerAgain()
        #expect(try await site.mail(after: 600).count == 1)
    }

    @Test func `a day's letters about the account are not counted among them`() async throws {
        try await site.tell(answering: town.ada)
        let hash = town.surroundings.keys.lookUpHash(ofAddress: "ada@mail.example")
        let now = town.clock.now
        try await town.tamper(
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100)
            INSERT INTO outbox (message_id, class, template, address_hash, state, made_at, due_at, expires_at,
                settled_at)
            SELECT 'm' || i, 'transactional', 'test', \(hash), 'sent', \(now), \(now), \(now), \(now) FROM n
            """)
        #expect(try await site.mail(after: 600).count == 1)
    }
}

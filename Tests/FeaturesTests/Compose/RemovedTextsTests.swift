import Features
import Storage
import TestSupport
import Testing

/// The words of posts that were taken down are gone after 30 days, unless somebody has yet to decide about them.
@Suite struct RemovedTextsTests {
    private static let secret = "Zanzibar"

    private func removed(in town: TestCommunity) async throws -> Post.ID {
        let post = try await town.start("Humming amp")
        let reply = try await town.reply(to: post, "\(Self.secret) is where I live.")
        try await town.reply(to: post, "Thank you.")
        try await town.tamper(
            """
            INSERT INTO revision (post, number, kind, source, member, replaced_at)
            VALUES (\(reply), 1, 'markdown', \(Self.secret), \(town.ben), \(town.clock.now))
            """,
            "UPDATE post SET edited_at = \(town.clock.now), edit_count = 1 WHERE id = \(reply)")
        try await town.remove(reply, by: .author)
        return reply
    }

    /// Every place in which a post's words are looked for.
    private func words(of post: Post.ID, in town: TestCommunity) async throws -> [String] {
        try await town.store.read {
            try $0.all(
                Query<String>(
                    """
                    SELECT source FROM body WHERE post = \(post) UNION ALL SELECT html FROM body WHERE post = \(post)
                    UNION ALL SELECT source FROM revision WHERE post = \(post)
                    UNION ALL SELECT excerpt FROM post WHERE id = \(post)
                    UNION ALL SELECT text FROM search_entry WHERE post = \(post)
                    """))
        }
    }

    @Test func `nothing is wiped a second too early, and nothing is left after`() async throws {
        let town = try await makeCommunity()
        let post = try await removed(in: town)
        town.clock.advance(seconds: RemovedTexts.kept - 1)
        #expect(try await town.community.removedTexts.wipe(limit: 10) == 0)
        #expect(try await words(of: post, in: town).contains { $0.contains(Self.secret) })
        town.clock.advance(seconds: 1)
        #expect(try await town.community.removedTexts.wipe(limit: 10) == 1)
        #expect(try await words(of: post, in: town).allSatisfy(\.isEmpty))
        let wiped = Query<Moment?>("SELECT wiped_at FROM post WHERE id = \(post)") { try $0.next() }
        #expect(try await town.store.read { try $0.one(wiped) } == town.clock.now)
        #expect(try await town.community.removedTexts.wipe(limit: 10) == 0)
    }

    @Test func `one that somebody has yet to decide about waits for that`() async throws {
        let town = try await makeCommunity()
        let post = try await removed(in: town)
        try await town.tamper(
            """
            INSERT INTO queue_item (post, board, kind, opened_at)
            VALUES (\(post), \(town.general), 'reported', \(town.clock.now))
            """)
        town.clock.advance(seconds: 2 * RemovedTexts.kept)
        #expect(try await town.community.removedTexts.wipe(limit: 10) == 0)
        try await town.tamper("UPDATE queue_item SET settled_at = \(town.clock.now)")
        #expect(try await town.community.removedTexts.wipe(limit: 10) == 1)
    }

    @Test func `those that are to be read or held stay, and a few go at a time`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Humming amp")
        let held = try await town.reply(to: post, "Held words.")
        try await town.hold(held)
        for _ in 0..<3 { try await town.remove(try await town.reply(to: post), by: .moderator, reason: "Spam") }
        town.clock.advance(seconds: RemovedTexts.kept)
        #expect(try await town.community.removedTexts.wipe(limit: 2) == 2)
        #expect(try await town.community.removedTexts.wipe(limit: 2) == 1)
        #expect(try await town.community.removedTexts.wipe(limit: 2) == 0)
        #expect(try await words(of: held, in: town).contains { $0.contains("Held words.") })
    }

    @Test func `pages that showed it are told`() async throws {
        let town = try await makeCommunity()
        let post = try await removed(in: town)
        town.clock.advance(seconds: RemovedTexts.kept)
        var events = await town.community.events.subscribe(buffer: 8).makeAsyncIterator()
        _ = try await town.community.removedTexts.wipe(limit: 10)
        guard case .postChanged(let change) = await events.next() else {
            Issue.record("nobody was told")
            return
        }
        #expect(change.post == post)
        #expect(change.board == town.general)
        #expect(change.author == town.ben)
    }

    @Test func `so are those of other threads in which it is quoted`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Humming amp", "\(Self.secret) is where I live.")
        let quote = try #require(try await town.community.quotes.quote(of: post, for: .guest))
        let other = try await town.start("Another thread")
        try await town.reply(to: other, quote + "Mine.")
        let elsewhere = try await town.discussion(of: other)
        try await town.community.moderation.remove(post, reason: "An address.", by: town.moderator())
        town.clock.advance(seconds: RemovedTexts.kept)
        var events = await town.community.events.subscribe(buffer: 8).makeAsyncIterator()
        #expect(try await town.community.removedTexts.wipe(limit: 10) == 1)
        guard case .postChanged(let change) = await events.next() else {
            Issue.record("nobody was told")
            return
        }
        #expect(change.post == post && change.quotedIn == [elsewhere])
    }
}

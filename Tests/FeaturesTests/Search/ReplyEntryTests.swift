import SQLiteStorage
import Storage
import TestSupport
import Testing

@testable import Features

/// A reply is indexed when it is stored; one of which not all is known by then, at the end of its transaction.
@Suite struct ReplyEntryTests {
    /// An entry as it is stored: `indexed 0 1 Title/author/text`.
    private func entry(of post: Post.ID, in town: TestCommunity) async throws -> String {
        try await town.store.read {
            try $0.one(
                Query(
                    """
                    SELECT state || ' ' || opens || ' ' || board || ' ' || title || '/' || author || '/' || text
                    FROM search_entry WHERE post = \(post)
                    """))
        }
    }

    @Test func `a reply's entry is written once, and whether others are open is one question`() async throws {
        let store = CountingStore(try SQLiteStore())
        let town = try await makeCommunity(store: store)
        let first = try await town.start("Humming amp", in: town.guitars)
        _ = store.statements()
        let reply = try await town.reply(to: first, "Lift the *ground*.")
        let asked = store.statements().filter { $0.contains("search_entry") }
        #expect(asked.count == 2, "\(asked)")
        #expect(asked.first?.hasPrefix("INSERT INTO search_entry") == true, "\(asked)")
        #expect(try await entry(of: reply, in: town) == "indexed 0 \(town.guitars) Humming amp/ben/Lift the ground.")
        #expect(try await town.faults() == [])
    }

    @Test func `a reply that quotes, and one that comes late, are indexed once their text and their thread stand`()
        async throws
    {
        let town = try await makeCommunity()
        let first = try await town.start("Humming amp", "It hums.")
        let quoting = try await town.reply(to: first, "> [ada, #1](/p/\(first))\n> It hums.\n\nLift the ground.")
        #expect(try await entry(of: quoting, in: town).hasPrefix("indexed 0 \(town.general) Humming amp/ben/"))
        town.clock.advance(seconds: -90)
        let late = try await town.reply(to: first, "Or the lamp hums.")
        #expect(try await entry(of: late, in: town) == "indexed 0 \(town.general) Humming amp/ben/Or the lamp hums.")
        let start = try await town.start("Buzzing amp", "It buzzes.")
        #expect(try await entry(of: start, in: town) == "indexed 1 \(town.general) Buzzing amp/ada/It buzzes.")
        #expect(try await town.faults() == [])
    }

    @Test func `what is held is in no index, and its entry says neither where nor by whom until it is let through`()
        async throws
    {
        let town = try await makeCommunity()
        let (ben, maren) = (try await town.member("ben"), try await town.member("maren"))
        let first = try await town.start("Humming amp")
        town.clock.advance(seconds: 60)
        let held = try await town.submit(.reply(to: first), "Lift the ground.", as: town.ben, ben, honeypot: "x")
        try #require(held.isHeld)
        #expect(try await entry(of: held.post, in: town) == "hidden 0 0 //Lift the ground.")
        #expect(try await town.faults() == [])
        try await town.community.moderation.release(held.post, by: maren)
        #expect(
            try await entry(of: held.post, in: town) == "indexed 0 \(town.general) Humming amp/ben/Lift the ground.")
        #expect(try await town.faults() == [])
    }

    @Test func `a reply is found by what its thread and its writer are called when it is stored`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Humming amp")
        let (id, discussions) = (try await town.discussion(of: first), town.community.discussions)
        let draft = Draft(.reply(to: first), source: "Lift the *ground*.", by: town.ben)
        let read = try await discussions.read(Submission(draft, isUnderstood: true, isMeant: true), by: .seeder)
        guard case .written(let written) = read else {
            Issue.record("nothing was written")
            return
        }
        #expect(written.words == "lift the ground")
        try await town.rename(town.ben, to: "benjamin")
        try await town.retitle(id, to: "Buzzing amp")
        let desk = PostingDesk(renderer: discussions.renderer, store: town.store, town.surroundings)
        let reply = try await town.store.writingPosts(town.surroundings.logger, as: PostingError.self) { transaction in
            try PostingWork(transaction: transaction, desk: desk).store(written).0.submitted.post
        }
        #expect(
            try await entry(of: reply, in: town) == "indexed 0 \(town.general) Buzzing amp/benjamin/Lift the ground.")
    }

    @Test func `whether entries are open is asked of their index`() async throws {
        let plan = try await makeCommunity().store.plan(of: Query<Bool>.hasOpenEntries.sql)
        #expect(plan.count { $0.contains("USING COVERING INDEX search_entry_open (state=?)") } == 2, "\(plan)")
    }
}

import Storage
import TestSupport
import Testing

@testable import Features

/// Threads of an archive become one: what their readers had seen and chosen goes with the posts.
@Suite struct ReaderMoveTests {
    private func post(_ id: String, in town: TestCommunity) async throws -> Post.ID {
        try await town.store.read {
            try $0.one(Query("SELECT id FROM post WHERE message_id = \("\(id)@mail.example")"))
        }
    }

    /// Threads of a post each, alpha's and omega's, which are one: the letter between the two has not come yet.
    private func twoThreads(in town: TestCommunity) async throws -> (kept: Discussion.ID, gone: Discussion.ID) {
        try await town.importMail(
            ArchiveMail.letter("alpha", "Strings", minute: 1)
                + ArchiveMail.letter("omega", "Winter", minute: 5, answering: "link"),
            into: town.general)
        let kept = try await town.discussion(of: post("alpha", in: town))
        let gone = try await town.discussion(of: post("omega", in: town))
        try #require(kept != gone)
        return (kept, gone)
    }

    /// The letter between the two comes: omega goes to alpha's thread.
    private func merge(into kept: Discussion.ID, in town: TestCommunity) async throws {
        try await town.importMail(
            ArchiveMail.letter("link", "Re: Strings", minute: 3, answering: "alpha"), into: town.general)
        let moved = try await town.discussion(of: post("omega", in: town))
        try #require(moved == kept)
    }

    @Test func `the later mark stays, choices go over, and nothing is left at the old address`() async throws {
        let town = try await makeCommunity()
        let (kept, gone) = try await twoThreads(in: town)
        let (alpha, omega) = (try await post("alpha", in: town), try await post("omega", in: town))
        let reading = town.community.reading
        let (ada, ben) = (try await town.signIn("ada").by, try await town.signIn("ben").by)
        await reading.saw(alpha, in: kept, by: .member(ada))
        await reading.saw(omega, in: gone, by: .member(ada))
        await reading.saw(alpha, in: kept, by: .member(ben))
        try await reading.choose(.mute, for: .week, of: gone, by: .member(ada))
        let end = town.clock.now.advanced(seconds: 7 * Moment.day)
        try await reading.choose(.follow, of: kept, by: .member(ben))
        try await reading.choose(.mute, of: gone, by: .member(ben))
        try await merge(into: kept, in: town)
        let marks = try await town.store.read {
            try $0.all(
                Query<String>("SELECT member || ' ' || discussion || ' ' || seen FROM read_mark ORDER BY member"))
        }
        #expect(marks == ["\(town.ada) \(kept) \(omega)", "\(town.ben) \(kept) \(alpha)"])
        #expect(try await reading.choice(of: kept, for: .member(ada)) == Chosen(.mute, until: end))
        #expect(try await reading.choice(of: kept, for: .member(ben)) == Chosen(.follow))
        #expect(try await town.faults() == [])
    }

    @Test func `a mute that is over gives way to what was chosen for the thread that went, and no other does`()
        async throws
    {
        let town = try await makeCommunity()
        let (kept, gone) = try await twoThreads(in: town)
        let reading = town.community.reading
        let (ada, ben) = (try await town.member("ada"), try await town.member("ben"))
        try await reading.choose(.mute, for: .hours, of: kept, by: ada)
        try await reading.choose(.mute, for: .day, of: kept, by: ben)
        let end = town.clock.now.advanced(seconds: Moment.day)
        for actor in [ada, ben] { try await reading.choose(.follow, of: gone, by: actor) }
        town.clock.advance(seconds: 8 * 3_600)
        try await merge(into: kept, in: town)
        #expect(try await reading.choice(of: kept, for: ada) == Chosen(.follow))
        #expect(try await reading.choice(of: kept, for: ben) == Chosen(.mute, until: end))
        #expect(try await town.faults() == [])
    }

    @Test func `where a post that was seen goes, what stood before it stays seen`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E", by: town.ada)
        let second = try await town.reply(to: first, by: town.ben)
        let (source, other) = (
            try await town.discussion(of: first),
            try await town.discussion(of: try await town.start("Another thread", by: town.ada))
        )
        let maren = Actor.member(try await town.signIn("maren").by)
        await town.community.reading.saw(second, in: source, by: maren)
        try await town.store.write { transaction in
            try transaction.run("UPDATE post SET discussion = \(other), position = 2 WHERE id = \(second)")
            try ReadingKeeper(transaction: transaction).moved(from: source)
        }
        let marks = try await town.store.read {
            try $0.all(
                Query<String>(
                    """
                    SELECT discussion || ' ' || seen FROM read_mark WHERE member = \(town.maren) ORDER BY discussion
                    """))
        }
        #expect(marks == ["\(source) \(first)", "\(other) \(second)"])
    }
}

import Storage
import TestSupport
import Testing

@testable import Features

/// What writing does to one's own reading.
@Suite struct OwnReadingTests {
    private func seen(_ member: Member.ID, _ discussion: Discussion.ID, in town: TestCommunity) async throws -> Post.ID?
    {
        try await town.store.read {
            try $0.first(Query("SELECT seen FROM read_mark WHERE member = \(member) AND discussion = \(discussion)"))
        }
    }

    @Test func `whoever writes has read their own post, but nothing that came between`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E", by: town.ada)
        let id = try await town.discussion(of: first)
        #expect(try await seen(town.ada, id, in: town) == first)
        let own = try await town.reply(to: first, by: town.ada)
        #expect(try await seen(town.ada, id, in: town) == own)
        let between = try await town.reply(to: first, by: town.ben)
        #expect(try await seen(town.ben, id, in: town) == nil, "ben has not seen what ada wrote")
        _ = try await town.reply(to: first, by: town.ada)
        #expect(try await seen(town.ada, id, in: town) == own)
        let ada = Actor.member(try await town.signIn("ada").by)
        let mark = try #require(try await town.community.reading.marks(of: [id], for: ada)[id])
        #expect(mark.firstNew == between)
        #expect(mark.newCount == 1, "nobody's own post is new")
    }

    @Test func `what nobody reads stands between nothing, and what was there before is nothing new`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E", by: town.ada)
        let id = try await town.discussion(of: first)
        let (held, removed) = (try await town.reply(to: first), try await town.reply(to: first))
        try await town.hold(held)
        try await town.remove(removed, by: .author)
        let own = try await town.reply(to: first, by: town.ada)
        #expect(try await seen(town.ada, id, in: town) == own)
        // Maren comes in the midst: ben's and ada's posts are as new to her as before.
        _ = try await town.reply(to: first, by: town.maren)
        #expect(try await seen(town.maren, id, in: town) == nil)
        // Written before her last, by a clock that runs behind: her mark goes nowhere.
        town.clock.advance(seconds: -600)
        let late = try await town.reply(to: first, by: town.ada)
        #expect(try await seen(town.ada, id, in: town) == own, "\(late) stands before it")
    }

    @Test func `what somebody starts or answers they follow, if they like that and chose nothing else`() async throws {
        let town = try await makeCommunity()
        let (ada, ben) = (try await town.signIn("ada"), try await town.signIn("ben"))
        let reading = town.community.reading
        let post = try await town.start("Buzzing low E", by: town.ada)
        let id = try await town.discussion(of: post)
        #expect(try await reading.choice(of: id, for: .member(ada.by)) == Chosen(.follow))
        try await town.community.ownPreferences.choose(Preferences(followsOwn: false), by: .member(ben.by))
        try await town.reply(to: post, by: town.ben)
        #expect(try await reading.choice(of: id, for: .member(ben.by)) == Chosen(.normal))
        try await reading.choose(.mute, of: id, by: .member(ada.by))
        try await town.reply(to: post, by: town.ada)
        #expect(try await reading.choice(of: id, for: .member(ada.by)) == Chosen(.mute))
    }
}

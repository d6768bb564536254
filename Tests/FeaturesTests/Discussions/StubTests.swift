import Features
import TestSupport
import Testing

/// The lines that stand where posts can't be read: whether there is one, and what it says of the replies.
@Suite struct StubTests {
    private func posts(
        of discussion: Discussion.ID, in town: TestCommunity, for actor: Actor
    ) async throws -> [ShownPost] {
        guard case .page(let page) = try await town.community.discussions.show(discussion, page: 1, for: actor) else {
            Issue.record("there is no page")
            return []
        }
        return page.posts
    }

    @Test func `a line counts the replies that its reader can read, and no others`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Which strings for slide?")
        let removed = try await town.reply(to: first, "Somebody's address.")
        try await town.reply(to: removed, "Please take it down.")
        let held = try await town.reply(to: removed, "Held words.", by: town.ada)
        let gone = try await town.reply(to: removed, "Somebody else's address.")
        try await town.hold(held)
        for post in [removed, gone] { try await town.remove(post, by: .moderator, reason: "An address.") }
        let id = try await town.discussion(of: first)
        let (ada, ben, maren) = (try await town.member("ada"), try await town.member("ben"), try await town.moderator())
        for (actor, count) in [(Actor.guest, 1), (ben, 1), (ada, 2), (maren, 2)] {
            let line = try await posts(of: id, in: town, for: actor).first { $0.post.id == removed }
            #expect(line?.html == nil && line?.replyCount == count)
        }
    }

    @Test func `a reply that its reader may not know of brings back no line of what was taken back at once`()
        async throws
    {
        let town = try await makeCommunity()
        let (ada, ben, maren) = (try await town.member("ada"), try await town.member("ben"), try await town.moderator())
        let first = try await town.start("Which strings for slide?", by: town.maren)
        let taken = try await town.reply(to: first, "Regretted words.", by: town.ada)
        let sent = try await town.submit(.reply(to: taken), "Ring me at night.", as: town.ben, ben, honeypot: "x")
        try #require(sent.isHeld)
        try await town.community.ownPosts.delete(taken, by: ada)
        let id = try await town.discussion(of: first)
        func shown(to actor: Actor) async throws -> [Post.ID] {
            try await posts(of: id, in: town, for: actor).map(\.post.id)
        }
        for actor in [Actor.guest, ada] { #expect(try await shown(to: actor) == [first]) }
        for actor in [ben, maren] { #expect(try await shown(to: actor) == [first, taken, sent.post]) }
        try await town.community.moderation.reject(sent.post, reason: "No numbers here.", by: maren)
        for actor in [Actor.guest, ada] { #expect(try await shown(to: actor) == [first]) }
        try await town.community.moderation.restore(sent.post, by: maren)
        #expect(try await shown(to: .guest) == [first, taken, sent.post])
        #expect(try await town.faults() == [])
    }

    @Test func `nor does one that was itself taken back at once`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Which strings for slide?", by: town.maren)
        let taken = try await town.reply(to: first, "Regretted words.", by: town.ada)
        let other = try await town.reply(to: taken, "More of those.", by: town.ben)
        let own = town.community.ownPosts
        try await own.delete(taken, by: try await town.member("ada"))
        try await own.delete(other, by: try await town.member("ben"))
        let id = try await town.discussion(of: first)
        #expect(try await posts(of: id, in: town, for: .guest).map(\.post.id) == [first])
    }

    @Test func `a post that nobody could read yet leaves no line when its author takes it back, however late`()
        async throws
    {
        let town = try await makeCommunity()
        let (ben, own) = (try await town.member("ben"), town.community.ownPosts)
        let first = try await town.start("Which strings for slide?", by: town.maren)
        let sent = try await town.submit(.reply(to: first), "Ring me at night.", as: town.ben, ben, honeypot: "x")
        try #require(sent.isHeld)
        town.clock.advance(seconds: 3_600)
        #expect(try await own.deletion(of: sent.post, by: ben)?.leavesNothing == true)
        #expect(try await own.delete(sent.post, isEarly: true, by: ben))
        let id = try await town.discussion(of: first)
        for actor in [Actor.guest, try await town.member("ada"), ben] {
            #expect(try await posts(of: id, in: town, for: actor).map(\.post.id) == [first])
        }
        #expect(try await town.faults() == [])
    }

    @Test func `one that was read before it was held leaves a line when it is taken back late`() async throws {
        let town = try await makeCommunity()
        let (ben, own) = (try await town.member("ben"), town.community.ownPosts)
        let first = try await town.start("Which strings for slide?", by: town.maren)
        let post = try await town.reply(to: first, "Light ones.", by: town.ben)
        town.clock.advance(seconds: 3_600)
        try await town.hold(post)
        #expect(try await own.deletion(of: post, by: ben)?.leavesNothing == false)
        try await own.delete(post, by: ben)
        let id = try await town.discussion(of: first)
        #expect(try await posts(of: id, in: town, for: .guest).map(\.post.id) == [first, post])
    }
}

import TestSupport
import Testing

@testable import Features

/// What waits of a member's, which no other list shows.
@Suite struct WaitingPostTests {
    private static let links = (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")

    @Test func `threads, replies and edits that wait are listed for whoever sent them, newest first`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let discussions = town.community.discussions
        let first = try await town.start("Humming amp", by: town.maren)
        let own = try await town.reply(to: first, "As it was.", by: town.ada)
        town.clock.advance(seconds: 60)
        let thread = try await town.submit(
            .newDiscussion(in: town.guitars, title: "Which strings for slide?"), "Mine.", as: town.ada, ada,
            honeypot: "x")
        town.clock.advance(seconds: 60)
        let reply = try await town.submit(.reply(to: first), "Mine, too.", as: town.ada, ada, honeypot: "x")
        town.clock.advance(seconds: 60)
        let isHeld = try await town.community.ownPosts.edit(Edit(own, source: Self.links, base: 0), by: ada)
        try #require(thread.isHeld && reply.isHeld && isHeld)
        let list = try await discussions.waiting(of: ada)
        #expect(list.map(\.id) == [own, reply.post, thread.post])
        #expect(list.map(\.kind) == [.edit, .reply, .thread])
        #expect(list.map(\.title) == ["Humming amp", "Humming amp", "Which strings for slide?"])
        #expect(list.map(\.beginning) == ["As it was.", "Mine, too.", "Mine."])
        #expect(list.first?.at == town.clock.now)
        for other in [try await town.member("ben"), try await town.moderator(), .guest] {
            #expect(try await discussions.waiting(of: other) == [])
        }
    }

    @Test func `what was decided, or taken back, waits no more`() async throws {
        let town = try await makeCommunity()
        let (ada, maren) = (try await town.member("ada"), try await town.moderator())
        let first = try await town.start("Humming amp", by: town.maren)
        var posts: [Post.ID] = []
        for number in 1...3 {
            town.clock.advance(seconds: 600)
            posts.append(
                try await town.submit(.reply(to: first), "Number \(number).", as: town.ada, ada, honeypot: "x").post)
        }
        let discussions = town.community.discussions
        #expect(try await discussions.waiting(of: ada).map(\.id) == posts.reversed())
        try await town.community.moderation.release(posts[0], by: maren)
        try await town.community.moderation.reject(posts[1], reason: "Off topic.", by: maren)
        try await town.community.ownPosts.delete(posts[2], by: ada)
        #expect(try await discussions.waiting(of: ada) == [])
    }

    @Test func `a thread's title is not told to whoever may not read it any more`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let first = try await town.start("Humming amp", by: town.maren, in: town.guitars)
        let reply = try await town.submit(.reply(to: first), "Mine.", as: town.ada, ada, honeypot: "x")
        let discussions = town.community.discussions
        #expect(try await discussions.waiting(of: ada).map(\.title) == ["Humming amp"])
        try await town.keep(town.guitars, for: .staff)
        let list = try await discussions.waiting(of: ada)
        #expect(list.map(\.id) == [reply.post] && list.map(\.title) == [nil])
        try await town.keep(town.guitars, for: .everyone)
        try await town.remove(first, by: .moderator)
        #expect(try await discussions.waiting(of: ada).map(\.title) == [nil])
    }
}

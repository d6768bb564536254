import TestSupport
import Testing

@testable import Features

/// Two moderators and one item.
@Suite struct QueueClaimTests {
    @Test func `what one has taken another neither takes nor decides, for a quarter of an hour`() async throws {
        let town = try await makeCommunity()
        let (maren, odile) = (try await town.moderator(), try await town.secondModerator())
        let (post, item) = try await town.heldPost()
        let moderation = town.community.moderation
        try await moderation.claim(item, by: maren)
        #expect(try await moderation.look(at: item, for: maren).isTaken)
        #expect(try await moderation.queue(for: odile).rows.first?.item.claim?.name == "maren")
        await #expect(throws: ModerationError.claimed(by: "maren")) { try await moderation.claim(item, by: odile) }
        await #expect(throws: ModerationError.claimed(by: "maren")) {
            try await moderation.decide(.release(note: ""), on: item, by: odile)
        }
        await #expect(throws: ModerationError.claimed(by: "maren")) {
            try await moderation.remove(post, reason: "Not here.", by: odile)
        }
        town.clock.advance(seconds: Moderation.claim - 1)
        await #expect(throws: ModerationError.claimed(by: "maren")) { try await moderation.release(post, by: odile) }
        town.clock.advance(seconds: 1)
        try await moderation.claim(item, by: odile)
        await #expect(throws: ModerationError.claimed(by: "odile")) { try await moderation.release(post, by: maren) }
        #expect(try await town.state(of: post) == .held)
    }

    @Test func `who let it go has it no more, and who takes it again has it for longer`() async throws {
        let town = try await makeCommunity()
        let (maren, odile) = (try await town.moderator(), try await town.secondModerator())
        let (_, item) = try await town.heldPost()
        let moderation = town.community.moderation
        try await moderation.claim(item, by: maren)
        town.clock.advance(seconds: 600)
        try await moderation.claim(item, by: maren)
        let until = try await moderation.look(at: item, for: maren).item.claim?.until
        #expect(until == town.clock.now.advanced(seconds: Moderation.claim))
        try await moderation.letGo(item, by: odile)
        #expect(try await moderation.look(at: item, for: maren).isTaken, "nobody lets go of another's")
        try await moderation.letGo(item, by: maren)
        try await moderation.claim(item, by: odile)
    }

    @Test func `the second to decide is told who was first`() async throws {
        let town = try await makeCommunity()
        let (maren, odile) = (try await town.moderator(), try await town.secondModerator())
        let (post, item) = try await town.heldPost()
        let moderation = town.community.moderation
        try await moderation.decide(.release(note: ""), on: item, by: maren)
        await #expect(throws: ModerationError.decided(by: "maren")) {
            try await moderation.decide(.reject(reason: "Not like this."), on: item, by: odile)
        }
        await #expect(throws: ModerationError.decided(by: "maren")) { try await moderation.claim(item, by: odile) }
        #expect(try await town.state(of: post) == .visible)
        #expect(try await town.decisions() == [.release])
    }

    @Test func `two who decide at once make one decision`() async throws {
        let town = try await makeCommunity()
        let (maren, odile) = (try await town.moderator(), try await town.secondModerator())
        let (_, item) = try await town.heldPost()
        let moderation = town.community.moderation
        let wins = await withTaskGroup(of: Bool.self) { group in
            for actor in [maren, odile] {
                group.addTask {
                    do {
                        try await moderation.decide(.release(note: ""), on: item, by: actor)
                        return true
                    } catch { return false }
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(wins == 1)
        #expect(try await town.decisions() == [.release])
    }

    @Test func `nobody decides about their own post`() async throws {
        let town = try await makeCommunity()
        let maren = try await town.moderator()
        let (post, item) = try await town.heldPost(by: town.maren)
        let moderation = town.community.moderation
        #expect(try await moderation.look(at: item, for: maren).isOwn)
        await #expect(throws: ModerationError.own) { try await moderation.claim(item, by: maren) }
        await #expect(throws: ModerationError.own) { try await moderation.release(post, by: maren) }
        await #expect(throws: ModerationError.own) { try await moderation.remove(post, reason: "Mine.", by: maren) }
        await #expect(throws: ModerationError.own) { try await moderation.subject(of: post, for: maren) }
        let odile = try await town.secondModerator()
        try await moderation.reject(post, reason: "Rules are for all.", by: odile)
        await #expect(throws: ModerationError.own) { try await moderation.restore(post, by: maren) }
    }
}

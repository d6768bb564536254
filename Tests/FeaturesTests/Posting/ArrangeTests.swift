import Features
import Storage
import TestSupport
import Testing

/// Pinning and locking, by those who may.
@Suite struct ArrangeTests {
    private func moderator(of town: TestCommunity) async throws -> Actor {
        try await town.tamper(
            "INSERT INTO board_moderator (board, member, since) VALUES (\(town.guitars), \(town.ben), 1)")
        return try await town.actor(town.signIn("ben").secret)
    }

    @Test func `a moderator of a board pins and locks there and nowhere else`() async throws {
        let town = try await makeCommunity()
        let discussions = town.community.discussions
        let own = try await town.discussion(of: town.start("Which strings for slide?", in: town.guitars))
        let other = try await town.discussion(of: town.start("Where is everybody?", in: town.general))
        let ben = try await moderator(of: town)
        try await discussions.pin(own, until: town.clock.now.advanced(seconds: 60), by: ben)
        try await discussions.lock(own, as: town.ben, reason: "Enough.", by: ben)
        await #expect(throws: PostingError.notAllowed) {
            try await discussions.pin(other, until: town.clock.now.advanced(seconds: 60), by: ben)
        }
        await #expect(throws: PostingError.notAllowed) {
            try await discussions.lock(other, as: town.ben, reason: "Enough.", by: ben)
        }
    }

    @Test func `only those who may arrange learn that a discussion is not there`() async throws {
        let town = try await makeCommunity()
        let nowhere = Discussion.ID(rawValue: 99)
        let maren = try await town.actor(town.signIn("maren").secret)
        let ada = try await town.actor(town.signIn("ada").secret)
        await #expect(throws: PostingError.missing) {
            try await town.community.discussions.pin(nowhere, until: town.clock.now, by: maren)
        }
        await #expect(throws: PostingError.notAllowed) {
            try await town.community.discussions.pin(nowhere, until: town.clock.now, by: ada)
        }
    }
}

import Storage
import TestSupport
import Testing

@testable import Features

/// Pinning and locking, as moderators do.
@Suite struct ModeratedThreadTests {
    @Test func `a thread is locked with a reason for all to read, and unlocked again`() async throws {
        let town = try await makeCommunity()
        let id = try await town.discussion(of: town.start("Strings for slide playing", in: town.guitars))
        let maren = try await town.moderator()
        let moderation = town.community.moderation
        try await moderation.lock(id, reason: "Everything was said.", by: maren)
        guard case .page(let locked) = try await town.community.discussions.show(id, page: 1, for: .guest) else {
            Issue.record("no page")
            return
        }
        #expect(locked.discussion.lock?.by == "maren" && locked.discussion.lock?.reason == "Everything was said.")
        #expect(try await moderation.arrangeable(id, for: maren).isLocked)
        try await moderation.unlock(id, by: maren)
        #expect(try await moderation.arrangeable(id, for: maren).isLocked == false)
        #expect(try await town.decisions() == [.lock, .unlock])
        await #expect(throws: ModerationError.reasonLength(allowed: Moderation.reasonLetters)) {
            try await moderation.lock(id, reason: " ", by: maren)
        }
    }

    @Test func `what is so already is not decided again, and no lock takes the place of another`() async throws {
        let town = try await makeCommunity()
        let id = try await town.discussion(of: town.start("Strings for slide playing", in: town.guitars))
        let (maren, odile) = (try await town.moderator(), try await town.secondModerator())
        let moderation = town.community.moderation
        for _ in 1...2 { try await moderation.lock(id, reason: "Everything was said.", by: maren) }
        await #expect(throws: ModerationError.decided(by: "maren")) {
            try await moderation.lock(id, reason: "Everything was said.", by: odile)
        }
        await #expect(throws: ModerationError.decided(by: "maren")) {
            try await moderation.lock(id, reason: "Another reason.", by: maren)
        }
        guard case .page(let locked) = try await town.community.discussions.show(id, page: 1, for: .guest) else {
            Issue.record("no page")
            return
        }
        #expect(locked.discussion.lock?.by == "maren" && locked.discussion.lock?.reason == "Everything was said.")
        for _ in 1...2 { try await moderation.unlock(id, by: odile) }
        try await moderation.lock(id, reason: "Everything was said.", by: odile)
        try await moderation.unlock(id, by: odile)
        try await moderation.unpin(id, by: odile)
        let end = town.clock.now.advanced(seconds: 60)
        for _ in 1...2 { try await moderation.pin(id, until: end, by: maren) }
        try await moderation.pin(id, until: end.advanced(seconds: 60), by: maren)
        for _ in 1...2 { try await moderation.unpin(id, by: maren) }
        try await moderation.pin(id, until: end, by: maren)
        town.clock.advance(seconds: 60)
        try await moderation.unpin(id, by: maren)
        #expect(try await town.decisions() == [.lock, .unlock, .lock, .unlock, .pin, .pin, .unpin, .pin])
    }

    @Test func `three threads stand on top of a board, and no fourth`() async throws {
        let town = try await makeCommunity()
        let maren = try await town.moderator()
        let moderation = town.community.moderation
        var ids: [Discussion.ID] = []
        for number in 1...4 {
            ids.append(try await town.discussion(of: town.start("Thread number \(number)", in: town.guitars)))
        }
        let end = town.clock.now.advanced(seconds: Moment.day)
        for id in ids.prefix(3) { try await moderation.pin(id, until: end, by: maren) }
        await #expect(throws: ModerationError.tooManyPins(allowed: 3)) {
            try await moderation.pin(ids[3], until: end, by: maren)
        }
        try await moderation.pin(ids[0], until: end.advanced(seconds: 60), by: maren)
        let elsewhere = try await town.discussion(of: town.start("Another board's thread"))
        try await moderation.pin(elsewhere, until: end, by: maren)
        try await moderation.unpin(ids[1], by: maren)
        try await moderation.pin(ids[3], until: end, by: maren)
        town.clock.advance(seconds: Moment.day)
        try await moderation.pin(ids[1], until: town.clock.now.advanced(seconds: 60), by: maren)
    }

    @Test(arguments: [0, -60, Moderation.pinDays * Moment.day + 1])
    func `a pin ends after now, and within a year`(_ seconds: Int64) async throws {
        let town = try await makeCommunity()
        let id = try await town.discussion(of: town.start("Strings for slide playing"))
        let maren = try await town.moderator()
        await #expect(throws: ModerationError.pinEnd(days: 365)) {
            try await town.community.moderation.pin(id, until: town.clock.now.advanced(seconds: seconds), by: maren)
        }
    }

    @Test func `a day ends as the community's zone has it`() async throws {
        let moderation = try await makeCommunity().community.moderation
        #expect(moderation.end(ofDay: "2026-11-30")?.rawValue == 1_796_083_200_000)
        #expect(moderation.end(ofDay: "2026-12-31")?.rawValue == 1_798_761_600_000)
        for text in ["", "2026-11", "2026-13-01", "tomorrow", "2026-02-30"] {
            #expect(moderation.end(ofDay: text) == nil, "\(text)")
        }
    }

    @Test func `members arrange nothing, and what moved can't be arranged by anybody`() async throws {
        let town = try await makeCommunity()
        let id = try await town.discussion(of: town.start("Strings for slide playing"))
        let target = try await town.discussion(of: town.start("Strings for slide playing, again"))
        let (maren, ada) = (try await town.moderator(), try await town.member("ada"))
        let moderation = town.community.moderation
        let end = town.clock.now.advanced(seconds: 60)
        for actor in [ada, Actor.guest] {
            await #expect(throws: ModerationError.notAllowed) { try await moderation.pin(id, until: end, by: actor) }
            await #expect(throws: ModerationError.notAllowed) {
                try await moderation.lock(id, reason: "Enough.", by: actor)
            }
            await #expect(throws: ModerationError.notAllowed) { try await moderation.unlock(id, by: actor) }
            await #expect(throws: ModerationError.notAllowed) { try await moderation.unpin(id, by: actor) }
            await #expect(throws: ModerationError.notAllowed) { try await moderation.arrangeable(id, for: actor) }
        }
        try await town.tamper(
            "INSERT INTO board_moderator (board, member, since) VALUES (\(town.guitars), \(town.ben), 1)")
        let elsewhere = try await town.member("ben")
        await #expect(throws: ModerationError.notAllowed) { try await moderation.arrangeable(id, for: elsewhere) }
        try await town.move(id, to: target)
        await #expect(throws: ModerationError.missing) { try await moderation.unpin(id, by: maren) }
        await #expect(throws: ModerationError.missing) { try await moderation.lock(id, reason: "Enough.", by: maren) }
        await #expect(throws: ModerationError.missing) { try await moderation.arrangeable(id, for: maren) }
        await #expect(throws: ModerationError.notAllowed) { try await moderation.unpin(id, by: ada) }
    }
}

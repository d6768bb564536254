import Storage
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

    @Test func `whoever wrote a post is not told who reported it, nor in which words, before and after`() async throws {
        let town = try await makeCommunity()
        let (maren, odile, ben) = (
            try await town.moderator(), try await town.secondModerator(), try await town.member("ben")
        )
        let (reports, moderation) = (town.community.reports, town.community.moderation)
        let own = try await town.start("Strings for slide playing", by: town.maren, in: town.guitars)
        try await town.importMail(ArchiveMail.letter("once", "An old letter", minute: 0), into: town.guitars)
        try await town.tamper("UPDATE author SET claimed_by = \(town.maren), claimed_at = 1")
        let claimed: Post.ID = try await town.store.read {
            try $0.one(Query("SELECT id FROM post WHERE author IS NOT NULL"))
        }
        for post in [own, claimed] {
            try await reports.report(post, ReportDraft(.unkind, words: "She hates me."), by: ben, from: nil)
            let entry = try #require(try await moderation.queue(for: maren).rows.first { $0.item.post == post })
            for isDecided in [false, true] {
                if isDecided { try await moderation.dismiss(post, by: odile) }
                let hers = try await moderation.look(at: entry.item.id, for: maren)
                #expect(hers.reports == [] && hers.reason == nil && hers.reportCount == 1)
                let others = try await moderation.look(at: entry.item.id, for: odile)
                #expect(others.reports.map(\.by) == ["ben"] && others.reports.map(\.words) == ["She hates me."])
                #expect(others.reason == .unkind && others.reportCount == 1)
            }
        }
        try await town.put(town.ben, in: .boardModerator)
        let answer = try await town.reply(to: own, by: town.ben)
        try await reports.report(answer, ReportDraft(.spam, words: "Buy this!"), by: odile, from: nil)
        let bens = try await town.member("ben")
        let entry = try #require(try await moderation.queue(for: bens).rows.first { $0.item.post == answer })
        #expect(try await moderation.look(at: entry.item.id, for: bens).reports == [])
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

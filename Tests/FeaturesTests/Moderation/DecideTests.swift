import Storage
import TestSupport
import Testing

@testable import Features

/// What comes of decisions: the post, the record, those who are told.
@Suite struct DecideTests {
    @Test func `a released post is read by all, and its author is told`() async throws {
        let town = try await makeCommunity()
        let (post, _) = try await town.heldPost()
        let thread = try await town.discussion(of: post)
        try await town.community.moderation.release(post, by: town.moderator())
        #expect(try await town.state(of: post) == .visible)
        let place = try await town.community.discussions.place(of: post, for: .guest)
        #expect(place?.discussion.id == thread)
        #expect(try await town.notices(of: town.ben) == ["decision"])
        #expect(try await town.notices(of: town.ada) == ["reply"], "whom it answers is told once it can be read")
        #expect(try await town.faults() == [])
    }

    @Test func `a note goes to the author of a released post, and may be left out, but not be a grunt`() async throws {
        let town = try await makeCommunity()
        let (post, _) = try await town.heldPost()
        let (maren, ben) = (try await town.moderator(), try await town.member("ben"))
        let moderation = town.community.moderation
        await #expect(throws: ModerationError.reasonLength(allowed: Moderation.reasonLetters)) {
            try await moderation.release(post, note: "ok", by: maren)
        }
        #expect(try await town.state(of: post) == .held)
        try await moderation.release(post, note: " Mind the\n number. ", by: maren)
        #expect(try await moderation.decision(on: post, for: ben).decision.reason == "Mind the number.")
        #expect(try await moderation.decision(on: post, for: ben).isOpen)
    }

    @Test func `who reported a post reads what came of it, and not why; who did not reads nothing`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Strings for slide playing", by: town.ben, in: town.guitars)
        let (maren, ada) = (try await town.moderator(), try await town.member("ada"))
        let (reports, moderation) = (town.community.reports, town.community.moderation)
        try await town.people("cleo")
        let cleo = try await town.member("cleo")
        try await reports.report(post, ReportDraft(.spam), by: ada, from: nil)
        await #expect(throws: ModerationError.missing) { try await moderation.decision(on: post, for: ada) }
        try await moderation.remove(post, reason: "An advertisement.", by: maren)
        let shown = try await moderation.decision(on: post, for: ada)
        #expect(shown.decision.kind == .remove && shown.decision.reason.isEmpty && shown.decision.by == nil)
        #expect(!shown.isAuthor && !shown.isOpen && !shown.isReadable)
        await #expect(throws: ModerationError.missing) { try await moderation.decision(on: post, for: cleo) }
        await #expect(throws: ModerationError.missing) { try await moderation.decision(on: post, for: .guest) }
        try await town.keep(town.guitars, for: .staff)
        await #expect(throws: ModerationError.missing) { try await moderation.decision(on: post, for: ada) }
    }

    @Test func `a moderator of all boards is told how many wait, and nobody else is`() async throws {
        let town = try await makeCommunity()
        _ = try await town.heldPost()
        let moderation = town.community.moderation
        #expect(try await moderation.waiting(for: town.moderator()) == 1)
        #expect(try await moderation.waiting(for: town.member("ada")) == nil)
        #expect(await moderation.waiting(for: .guest) == nil)
    }

    @Test func `a rejected post stays away with a reason that its author reads, and nobody else`() async throws {
        let town = try await makeCommunity()
        let (post, item) = try await town.heldPost()
        let (maren, ben, ada) = (try await town.moderator(), try await town.member("ben"), try await town.member("ada"))
        let moderation = town.community.moderation
        try await moderation.decide(.reject(reason: " It holds\n a number. "), on: item, by: maren)
        #expect(try await town.state(of: post) == .removed)
        let shown = try await moderation.decision(on: post, for: ben)
        #expect(shown.decision.reason == "It holds a number." && shown.decision.kind == .reject)
        #expect(shown.isAuthor && !shown.isReadable && shown.decision.rule == "personal-information")
        #expect(try await moderation.decision(on: post, for: maren).isAuthor == false)
        for other in [ada, Actor.guest] {
            await #expect(throws: ModerationError.missing) { try await moderation.decision(on: post, for: other) }
        }
        #expect(try await town.notices(of: town.ben) == ["decision"])
        #expect(try await town.notices(of: town.ada) == [])
        #expect(try await town.faults() == [])
    }

    @Test(arguments: [
        "", "  ", "no", String(repeating: "a", count: 501), "Crowd: " + String(repeating: "👩\u{200D}", count: 1_100),
    ])
    func `a reason has to say something, and not too much`(_ reason: String) async throws {
        let town = try await makeCommunity()
        let (post, _) = try await town.heldPost()
        let maren = try await town.moderator()
        let expected = ModerationError.reasonLength(allowed: Moderation.reasonLetters)
        await #expect(throws: expected) {
            try await town.community.moderation.reject(post, reason: reason, by: maren)
        }
        await #expect(throws: expected) {
            try await town.community.moderation.remove(post, reason: reason, by: maren)
        }
        #expect(try await town.state(of: post) == .held)
    }

    @Test func `a removed post is gone with its reason in its place, and comes back within thirty days`() async throws {
        let town = try await makeCommunity()
        let start = try await town.start("Strings for slide playing", in: town.guitars)
        let post = try await town.reply(to: start, "Buy cheap strings here.")
        let maren = try await town.moderator()
        let moderation = town.community.moderation
        #expect(try await moderation.subject(of: post, for: maren).by == "ben")
        try await moderation.remove(post, reason: "An advertisement.", by: maren)
        let thread = try await town.discussion(of: post)
        guard case .page(let page) = try await town.community.discussions.show(thread, page: 1, for: .guest) else {
            Issue.record("no page")
            return
        }
        #expect(page.posts.last?.html == nil && page.posts.last?.post.stateReason == "An advertisement.")
        #expect(page.discussion.visibleCount == 1)
        await #expect(throws: ModerationError.decided(by: "maren")) {
            try await moderation.remove(post, reason: "Once more.", by: maren)
        }
        town.clock.advance(seconds: Moderation.restorable - 1)
        try await moderation.restore(post, by: maren)
        #expect(try await town.state(of: post) == .visible)
        #expect(try await town.decisions() == [.remove, .restore])
        #expect(try await town.notices(of: town.ben).count { $0 == "decision" } >= 1)
        #expect(try await town.faults() == [])
    }

    @Test func `after thirty days, or without its words, nothing comes back`() async throws {
        let town = try await makeCommunity()
        let start = try await town.start("Strings for slide playing", in: town.guitars)
        let (old, wiped) = (try await town.reply(to: start), try await town.reply(to: start, "Another reply."))
        let maren = try await town.moderator()
        let moderation = town.community.moderation
        for post in [old, wiped] { try await moderation.remove(post, reason: "An advertisement.", by: maren) }
        try await town.tamper("UPDATE post SET wiped_at = \(town.clock.now) WHERE id = \(wiped)")
        await #expect(throws: ModerationError.tooLate) { try await moderation.restore(wiped, by: maren) }
        town.clock.advance(seconds: Moderation.restorable)
        await #expect(throws: ModerationError.tooLate) { try await moderation.restore(old, by: maren) }
        #expect(try await town.state(of: old) == .removed)
    }

    @Test func `what its author took back no moderator restores, and what stands there neither`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Strings for slide playing", in: town.guitars)
        let maren = try await town.moderator()
        await #expect(throws: ModerationError.unfit) {
            try await town.community.moderation.restore(post, by: maren)
        }
        try await town.remove(post, by: .author)
        await #expect(throws: ModerationError.decided(by: nil)) {
            try await town.community.moderation.restore(post, by: maren)
        }
    }

    @Test func `only those who may learn that a post is not there`() async throws {
        let town = try await makeCommunity()
        let nowhere = Post.ID(rawValue: 999)
        let (maren, ada) = (try await town.moderator(), try await town.member("ada"))
        let moderation = town.community.moderation
        await #expect(throws: ModerationError.missing) { try await moderation.restore(nowhere, by: maren) }
        await #expect(throws: ModerationError.notAllowed) { try await moderation.restore(nowhere, by: ada) }
        await #expect(throws: ModerationError.notAllowed) {
            try await moderation.remove(nowhere, reason: "Not here.", by: ada)
        }
        await #expect(throws: ModerationError.missing) { try await moderation.release(nowhere, by: maren) }
    }

    @Test func `verdicts of the wrong kind decide nothing`() async throws {
        let town = try await makeCommunity()
        let (held, item) = try await town.heldPost()
        let maren = try await town.moderator()
        await #expect(throws: ModerationError.unfit) {
            try await town.community.moderation.decide(.dismiss, on: item, by: maren)
        }
        #expect(try await town.state(of: held) == .held)
        let reported = try await town.start("Where is everybody?")
        try await town.community.reports.report(reported, ReportDraft(.spam), by: .guest, from: nil)
        await #expect(throws: ModerationError.unfit) {
            try await town.community.moderation.release(reported, by: maren)
        }
        #expect(try await town.decisions() == [])
    }
}

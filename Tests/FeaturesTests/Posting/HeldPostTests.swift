import Features
import TestSupport
import Testing

/// What authors read of posts that wait, and what a composer shows of what it answers.
@Suite struct HeldPostTests {
    @Test func `an author sees what waits, and the rule that keeps it back`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Humming amp", by: town.maren)
        let ada = try await town.member("ada")
        let sent = try await town.submit(.reply(to: post), "Filled by a program.", as: town.ada, ada, honeypot: "x")
        #expect(sent.isHeld)
        let held = try #require(try await town.community.discussions.held(sent.post, by: ada))
        #expect(held.state == .held)
        #expect(held.html.contains("Filled by a program."))
        #expect(held.rule == "honeypot")
        #expect(held.title == nil)
        #expect(held.discussion?.title == "Humming amp")
    }

    @Test func `a thread that waits has its title and no address yet`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let sent = try await town.submit(
            .newDiscussion(in: town.general, title: "Which strings for slide?"), as: town.ada, ada, honeypot: "x")
        let held = try #require(try await town.community.discussions.held(sent.post, by: ada))
        #expect(held.title == "Which strings for slide?")
        #expect(held.discussion == nil)
        #expect(held.board.id == town.general)
    }

    @Test func `nobody reads there what another wrote, nor what never waited`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Humming amp", by: town.ada)
        let ada = try await town.member("ada")
        let discussions = town.community.discussions
        #expect(try await discussions.held(post, by: ada) == nil)
        try await town.hold(post)
        #expect(try await discussions.held(post, by: ada) != nil)
        #expect(try await discussions.held(post, by: try await town.member("ben")) == nil)
        #expect(try await discussions.held(post, by: try await town.member("maren")) == nil)
        #expect(try await discussions.held(post, by: .guest) == nil)
    }

    @Test func `a reply's composer knows whom it answers, and whether it can`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Humming amp", by: town.ben)
        let reply = try await town.reply(to: post, by: town.ada)
        let discussions = town.community.discussions
        let place = try #require(try await discussions.replyPlace(of: reply, for: .guest))
        #expect(place.by == "ada")
        #expect(place.place.position == 2)
        #expect(place.isReadable)
        #expect(place.lock == nil)
        try await town.remove(reply, by: .moderator)
        #expect(try await discussions.replyPlace(of: reply, for: .guest)?.isReadable == false)
        try await town.keep(town.general, for: .members)
        #expect(try await discussions.replyPlace(of: post, for: .guest) == nil)
        #expect(try await discussions.replyPlace(of: post, for: try await town.member("ben"))?.isReadable == true)
    }

    @Test func `a thread is old after half a year of silence, not a moment before`() {
        let last = FixedClock.noon
        #expect(!ReplyPlace.isOld(lastAt: last, at: last.advanced(seconds: 180 * Moment.day)))
        #expect(ReplyPlace.isOld(lastAt: last, at: last.advanced(seconds: 180 * Moment.day + 1)))
    }

    @Test func `a member reads why they are suspended, and of nobody else`() async throws {
        let town = try await makeCommunity()
        try await town.put(town.ada, in: .suspended)
        let members = town.community.members
        #expect(try await members.ownSuspension(for: try await town.member("ada"))?.reason == "Quarrels")
        #expect(try await members.ownSuspension(for: try await town.member("ben")) == nil)
        #expect(try await members.ownSuspension(for: .guest) == nil)
    }
}

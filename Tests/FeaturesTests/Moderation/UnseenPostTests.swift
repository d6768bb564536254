import Storage
import TestSupport
import Testing

@testable import Features

/// Posts that nobody could read until a moderator had looked at them: they come last, and change nothing for what came
/// meanwhile.
@Suite struct UnseenPostTests {
    /// A thread of ada's and maren's that ben has read and answered; his answer waits, and others went on.
    private struct Thread {
        let town: TestCommunity
        let id: Discussion.ID
        let second: Post.ID
        let held: Post.ID
        let fourth: Post.ID
        let fifth: Post.ID

        init() async throws {
            town = try await makeCommunity()
            let first = try await town.start("Humming amp", by: town.ada)
            id = try await town.discussion(of: first)
            second = try await town.reply(to: first, "Which amp?", by: town.maren)
            let ben = try await town.member("ben")
            await town.community.reading.saw(second, in: id, by: ben)
            town.clock.advance(seconds: 60)
            let sent = try await town.submit(
                .reply(to: second), "Filled by a program.", as: town.ben, ben, honeypot: "x")
            try #require(sent.isHeld)
            held = sent.post
            fourth = try await town.reply(to: first, "The small one.", by: town.ada)
            fifth = try await town.reply(to: first, "Then it is the tube.", by: town.maren)
            town.clock.advance(seconds: 60)
        }

        func release() async throws {
            try await town.community.moderation.release(held, by: town.member("maren"))
        }

        func mark(of name: String) async throws -> UnreadMark? {
            try await town.community.reading.marks(of: [id], for: town.member(name))[id]
        }

        /// The posts, as they stand.
        func order() async throws -> [Post.ID] {
            let id = id
            return try await town.store.read {
                try $0.all(Query("SELECT id FROM post WHERE discussion = \(id) ORDER BY position"))
            }
        }
    }

    @Test func `what came while a post waited is as new to its author as before`() async throws {
        let thread = try await Thread()
        try #require(try await thread.mark(of: "ben")?.newCount == 2)
        try await thread.release()
        #expect(try await thread.order().suffix(3) == [thread.fourth, thread.fifth, thread.held])
        let mark = try #require(try await thread.mark(of: "ben"))
        #expect(mark.newCount == 2)
        #expect(mark.firstNew == thread.fourth)
        #expect(try await thread.town.faults() == [])
    }

    @Test func `whoever has read on finds a released post new`() async throws {
        let thread = try await Thread()
        await thread.town.community.reading.saw(thread.fifth, in: thread.id, by: try await thread.town.member("ada"))
        try await thread.release()
        #expect(try await thread.mark(of: "ada")?.firstNew == thread.held)
    }

    @Test func `a thread that waited is read by who began it, and new to others`() async throws {
        let town = try await makeCommunity()
        let ben = try await town.member("ben")
        let sent = try await town.submit(
            .newDiscussion(in: town.general, title: "Which strings for slide?"), as: town.ben, ben, honeypot: "x")
        let id = try await town.discussion(of: sent.post)
        town.clock.advance(seconds: 60)
        try await town.community.moderation.release(sent.post, by: town.member("maren"))
        let reading = town.community.reading
        #expect(try await reading.marks(of: [id], for: ben)[id]?.newCount == 0)
        #expect(try await reading.marks(of: [id], for: town.member("ada"))[id]?.firstNew == sent.post)
        #expect(try await town.faults() == [])
    }

    @Test(arguments: [true, false])
    func `a post that was taken down before anybody could read it comes last when it is restored`(
        _ isRejected: Bool
    ) async throws {
        let thread = try await Thread()
        let (town, held) = (thread.town, thread.held)
        let (moderation, maren) = (town.community.moderation, try await town.member("maren"))
        if isRejected {
            try await moderation.reject(held, reason: "No programs.", by: maren)
        } else {
            try await moderation.remove(held, reason: "No programs.", by: maren)
        }
        await town.community.reading.saw(thread.fifth, in: thread.id, by: try await town.member("ada"))
        town.clock.advance(seconds: 60)
        try await moderation.restore(held, by: maren)
        #expect(try await thread.order().last == held)
        #expect(try await town.community.discussions.place(of: held, for: .guest)?.at == town.clock.now)
        #expect(try await thread.mark(of: "ada")?.firstNew == held)
        #expect(try await thread.mark(of: "ben")?.firstNew == thread.fourth)
        #expect(try await town.notices(of: town.maren).contains("reply"), "whom it answers is told")
        #expect(try await town.faults() == [])
    }

    @Test func `a post that was read once keeps its place, however it comes back`() async throws {
        let thread = try await Thread()
        let (town, order) = (thread.town, try await thread.order())
        let (moderation, maren) = (town.community.moderation, try await town.member("maren"))
        try await moderation.remove(thread.fourth, reason: "Off topic.", by: maren)
        town.clock.advance(seconds: 60)
        try await moderation.restore(thread.fourth, by: maren)
        #expect(try await thread.order() == order)
        try await thread.release()
        let released = try await thread.order()
        town.clock.advance(seconds: 60)
        try await town.reply(to: thread.second, "Thank you.", by: town.ada)
        try await moderation.remove(thread.held, reason: "Off topic.", by: maren)
        try await moderation.restore(thread.held, by: maren)
        #expect(try await thread.order().dropLast() == released[...])
        #expect(try await town.faults() == [])
    }

    @Test func `a post that was read before it was held, and rejected, is new to nobody when it is restored`()
        async throws
    {
        let town = try await makeCommunity()
        let (post, item) = try await town.heldPost()
        // It had been read for a while.
        try await town.tamper("UPDATE queue_item SET opened_at = opened_at + 1 WHERE id = \(item)")
        let (moderation, maren) = (town.community.moderation, try await town.member("maren"))
        try await moderation.reject(post, reason: "It holds a number.", by: maren)
        try await town.people("cleo")
        let (cleo, thread) = (try await town.member("cleo"), try await town.discussion(of: post))
        try await town.community.reading.choose(.follow, of: thread, by: cleo)
        try await moderation.restore(post, by: maren)
        #expect(try await town.state(of: post) == .visible)
        let id = try #require(cleo.member?.id)
        #expect(try await town.notices(of: id) == [])
        #expect(try await town.faults() == [])
    }
}

import Storage
import TestSupport
import Testing

@testable import Features

/// What is new for whom.
@Suite struct UnreadTests {
    /// A thread of ada's with so many replies of ben's; ada has read up to her own post.
    private func thread(
        _ town: TestCommunity, replies: Int, in board: Board.ID? = nil
    ) async throws -> (id: Discussion.ID, posts: [Post.ID]) {
        var posts = [try await town.start("Buzzing low E", by: town.ada, in: board)]
        for _ in 0..<replies { posts.append(try await town.reply(to: posts[0], by: town.ben)) }
        return (try await town.discussion(of: posts[0]), posts)
    }

    private func ada(_ town: TestCommunity) async throws -> Actor {
        .member(try await town.signIn("ada").by)
    }

    private func mark(
        _ town: TestCommunity, _ discussion: Discussion.ID, for actor: Actor
    ) async throws -> UnreadMark? {
        try await town.community.reading.marks(of: [discussion], for: actor)[discussion]
    }

    @Test func `what was said since is new, from the first of it on, and read once it was seen`() async throws {
        let town = try await makeCommunity()
        let (id, posts) = try await thread(town, replies: 3)
        let ada = try await ada(town)
        let mark = try #require(try await mark(town, id, for: ada))
        #expect(mark.newCount == 3)
        #expect(mark.firstNew == posts[1])
        #expect(mark.place.position == 2)
        let page = try await town.community.reading.posts(posts, in: id, for: ada)
        #expect(page.isNew == Set(posts.dropFirst()))
        #expect(page.firstNew == posts[1])
        #expect(page.newCount == 3)
        await town.community.reading.saw(posts[2], in: id, by: ada)
        #expect(try await self.mark(town, id, for: ada)?.firstNew == posts[3])
        await town.community.reading.saw(posts[3], in: id, by: ada)
        let read = try #require(try await self.mark(town, id, for: ada))
        #expect(read.newCount == 0)
        #expect(read.firstNew == nil)
        #expect(read.place.id == posts[3], "where there is nothing new, reading goes on at the end")
        #expect(try await town.community.reading.posts(posts, in: id, for: ada).isNew == [])
        #expect(try await town.faults() == [])
    }

    @Test func `a mark moves forward only, and to posts of its own discussion`() async throws {
        let town = try await makeCommunity()
        let (id, posts) = try await thread(town, replies: 3)
        let other = try await town.start("Another thread", by: town.ben)
        let ada = try await ada(town)
        for post in [posts[3], posts[1], other] { await town.community.reading.saw(post, in: id, by: ada) }
        #expect(try await mark(town, id, for: ada)?.place.id == posts[3])
        #expect(try await mark(town, id, for: ada)?.newCount == 0)
        #expect(try await town.faults() == [])
    }

    @Test func `a mark holds by its post, wherever that comes to stand`() async throws {
        let town = try await makeCommunity()
        let (id, posts) = try await thread(town, replies: 3)
        let ada = try await ada(town)
        await town.community.reading.saw(posts[1], in: id, by: ada)
        // One from an archive settles in before the others.
        try await town.tamper(
            "UPDATE post SET position = -position WHERE discussion = \(id)",
            "UPDATE post SET position = 1 - position WHERE discussion = \(id)")
        #expect(try await mark(town, id, for: ada)?.newCount == 2)
    }

    @Test func `a guest has nothing new, and neither has who is not confirmed`() async throws {
        let town = try await makeCommunity()
        let (id, posts) = try await thread(town, replies: 1)
        let session = try await town.signIn("maren")
        try await town.put(town.maren, in: .unconfirmed)
        for actor in [Actor.guest, try await town.actor(session.secret), .seeder] {
            #expect(try await mark(town, id, for: actor) == nil)
            #expect(try await town.community.reading.news(for: actor) == nil)
            #expect(try await town.community.reading.unread(at: nil, for: actor) == nil)
            #expect(try await town.community.reading.posts(posts, in: id, for: actor) == .none)
            await town.community.reading.saw(posts[1], in: id, by: actor)
            await town.community.reading.visit(by: actor)
            await #expect(throws: TrackingError.notAllowed) {
                try await town.community.reading.markRead(board: nil, upTo: town.clock.now, by: actor)
            }
        }
        let rows = try await town.rows()
        #expect(rows["visit"] == 0)
        #expect(try await town.store.read { try $0.one(Query<Int>("SELECT COUNT(*) FROM read_floor")) } == 0)
    }

    @Test func `what was there before somebody joined, or is older than a year, is read`() async throws {
        let town = try await makeCommunity()
        let (id, posts) = try await thread(town, replies: 2)
        let joined = town.clock.now
        try await town.tamper("UPDATE member SET joined_at = \(joined) WHERE id = \(town.maren)")
        let maren = Actor.member(try await town.signIn("maren").by)
        #expect(try await mark(town, id, for: maren) == nil)
        let later = try await town.reply(to: posts[0])
        #expect(try await mark(town, id, for: maren)?.firstNew == later)
        town.clock.advance(seconds: 366 * Moment.day)
        #expect(try await mark(town, id, for: maren) == nil)
    }

    @Test func `what can't be read is not new: held, removed, for others`() async throws {
        let town = try await makeCommunity()
        let (id, posts) = try await thread(town, replies: 4)
        try await town.hold(posts[1])
        try await town.remove(posts[2], by: .author)
        try await town.keep(posts[3], for: .staff)
        let ada = try await ada(town)
        let mark = try #require(try await mark(town, id, for: ada))
        #expect(mark.newCount == 1)
        #expect(mark.firstNew == posts[4])
        try await town.keep(town.general, for: .staff)
        #expect(try await self.mark(town, id, for: ada) == nil)
    }

    @Test func `counts stop after ninety-nine`() async throws {
        let town = try await makeCommunity()
        let (id, _) = try await thread(town, replies: 120)
        let ada = try await ada(town)
        #expect(try await mark(town, id, for: ada)?.newCount == UnreadMark.most + 1)
        #expect(try await town.community.reading.boards(for: ada) == [town.general: UnreadMark.most + 1])
    }

    @Test func `boards count what is new on them, and all is read until the moment that a page names`() async throws {
        let town = try await makeCommunity()
        let (first, _) = try await thread(town, replies: 2)
        let (second, posts) = try await thread(town, replies: 3, in: town.guitars)
        let ada = try await ada(town)
        let reading = town.community.reading
        #expect(try await reading.boards(for: ada) == [town.general: 2, town.guitars: 3])
        let shown = town.clock.now
        let late = try await town.reply(to: posts[0])
        try await reading.markRead(board: town.guitars, upTo: shown, by: ada)
        #expect(try await reading.boards(for: ada) == [town.general: 2, town.guitars: 1])
        #expect(try await mark(town, second, for: ada)?.firstNew == late)
        #expect(try await mark(town, first, for: ada)?.newCount == 2)
        try await reading.markRead(board: nil, upTo: shown, by: ada)
        #expect(try await reading.boards(for: ada) == [town.guitars: 1])
        // Nobody reads what is yet to come, and nothing becomes unread again.
        try await reading.markRead(board: nil, upTo: Moment(rawValue: .max), by: ada)
        try await reading.markRead(board: nil, upTo: shown, by: ada)
        #expect(try await reading.boards(for: ada) == [:])
        let next = try await town.reply(to: posts[0])
        #expect(try await mark(town, second, for: ada)?.firstNew == next)
        await #expect(throws: TrackingError.missing) {
            try await reading.markRead(board: Board.ID(rawValue: 99), upTo: shown, by: ada)
        }
        #expect(try await town.faults() == [])
    }

    @Test func `the list of unread threads holds those with something new, page by page`() async throws {
        let town = try await makeCommunity()
        var threads: [Discussion.ID] = []
        for _ in 1...33 { threads.append(try await thread(town, replies: 1).id) }
        let ada = try await ada(town)
        let reading = town.community.reading
        let (read, posts) = try await thread(town, replies: 1)
        await reading.saw(posts[1], in: read, by: ada)
        let first = try #require(try await reading.unread(at: nil, for: ada))
        #expect(first.rows.map(\.discussion.id) == Array(threads.reversed().prefix(30)))
        let older = try #require(first.older)
        let second = try #require(try await reading.unread(at: older, for: ada))
        #expect(second.rows.map(\.discussion.id) == Array(threads.reversed().suffix(3)))
        #expect(second.older == nil)
        let newer = try #require(second.newer)
        #expect(try await reading.unread(at: newer, for: ada)?.rows == first.rows)
    }
}

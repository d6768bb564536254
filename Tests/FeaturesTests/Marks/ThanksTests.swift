import SQLiteStorage
import Storage
import TestSupport
import Testing

@testable import Features

/// Thanks: given once, taken back any time, seen by everybody.
@Suite struct ThanksTests {
    private func marks(_ post: Post.ID, in town: TestCommunity, for actor: Actor = .guest) async throws -> PostMarks {
        try await town.community.marks.shown(on: [post], for: actor)[post] ?? .none
    }

    @Test func `who thanked is shown to everybody, and whether one did oneself`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Buzzing low E", by: town.ada)
        let (ben, maren) = (try await town.member("ben"), try await town.member("maren"))
        var events = await town.community.events.subscribe(buffer: 10).makeAsyncIterator()
        try await town.community.marks.thank(post, by: ben)
        #expect(await events.next() == .thanked(post, in: try await town.discussion(of: post)))
        #expect(await events.next() == .noticed([town.ada]))
        try await town.community.marks.thank(post, by: ben)
        try await town.community.marks.thank(post, by: maren)
        #expect(try await marks(post, in: town) == PostMarks(thanks: 2, names: ["ben", "maren"]))
        #expect(try await marks(post, in: town, for: ben).isThanked)
        try await town.community.marks.takeBack(post, by: ben)
        #expect(try await marks(post, in: town, for: ben) == PostMarks(thanks: 1, names: ["maren"]))
        try await town.community.marks.takeBack(post, by: ben)
        #expect(try await town.faults() == [])
    }

    @Test func `three names are shown, and to guests those of grown-ups alone`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Buzzing low E", by: town.ada)
        for name in ["carl", "dora", "emil", "fay"] {
            _ = try await town.community.people.enrol(name, standing: .member, label: nil, by: .seeder)
            try await town.community.marks.thank(post, by: try await town.member(name))
        }
        #expect(try await marks(post, in: town) == PostMarks(thanks: 4, names: ["carl", "dora", "emil"]))
        try await town.tamper("UPDATE member SET band = '16+' WHERE name = 'carl'")
        #expect(try await marks(post, in: town) == PostMarks(thanks: 4, names: ["dora", "emil", "fay"]))
        let ben = try await town.member("ben")
        #expect(try await marks(post, in: town, for: ben).names == ["carl", "dora", "emil"])
    }

    @Test func `all who thanked are named on a page, to guests the grown-ups among them alone`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Buzzing low E", by: town.ada)
        let names = ["carl", "dora", "emil", "fay"]
        for name in names {
            _ = try await town.community.people.enrol(name, standing: .member, label: nil, by: .seeder)
            try await town.community.marks.thank(post, by: try await town.member(name))
        }
        let (marks, ben) = (town.community.marks, try await town.member("ben"))
        let place = try #require(try await town.community.discussions.place(of: post, for: .guest))
        #expect(try await marks.thanked(post, for: .guest) == ThankedPost(place: place, count: 4, names: names))
        try await town.tamper("UPDATE member SET band = '16+' WHERE name = 'carl'")
        #expect(
            try await marks.thanked(post, for: .guest)
                == ThankedPost(place: place, count: 4, names: Array(names.dropFirst())))
        #expect(try await marks.thanked(post, for: ben)?.names == names)
        try await town.tamper("UPDATE member SET state = 'held' WHERE name = 'fay'")
        #expect(try await marks.thanked(post, for: ben)?.names == Array(names.dropLast()))
        let few = try await town.store.read { try $0.all(Query<String>.thanking(post, [.everyone], limit: 1)) }
        #expect(few == ["dora"])
    }

    @Test func `who thanked is not to be read where the post is not`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Buzzing low E", by: town.ada)
        let reply = try await town.reply(to: post, by: town.maren)
        let (marks, ben, maren) = (
            town.community.marks, try await town.member("ben"), try await town.member("maren")
        )
        try await marks.thank(reply, by: ben)
        try await town.keep(reply, for: .members)
        #expect(try await marks.thanked(reply, for: .guest) == nil)
        #expect(try await marks.thanked(reply, for: maren)?.names == ["ben"])
        try await town.hold(reply)
        for actor in [Actor.guest, ben, maren] { #expect(try await marks.thanked(reply, for: actor) == nil) }
        #expect(try await marks.thanked(Post.ID(rawValue: 999), for: ben) == nil)
        #expect(try await marks.thanked(post, for: .guest)?.count == 0)
    }

    @Test func `nobody thanks themselves, nor for what they can't read`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Buzzing low E", by: town.ada)
        let reply = try await town.reply(to: post, by: town.maren)
        let (marks, ada, ben) = (
            town.community.marks, try await town.member("ada"), try await town.member("ben")
        )
        await #expect(throws: MarkError.own) { try await marks.thank(post, by: ada) }
        await #expect(throws: MarkError.notAllowed) { try await marks.thank(post, by: .guest) }
        await #expect(throws: MarkError.notAllowed) { try await marks.takeBack(post, by: .guest) }
        await #expect(throws: MarkError.missing) { try await marks.thank(Post.ID(rawValue: 999), by: ben) }
        try await town.keep(reply, for: .staff)
        await #expect(throws: MarkError.missing) { try await marks.thank(reply, by: ben) }
        try await town.keep(reply, for: .everyone)
        try await town.hold(reply)
        await #expect(throws: MarkError.missing) { try await marks.thank(reply, by: ben) }
        try await town.put(town.ben, in: .suspended)
        let suspended = try await town.member("ben")
        await #expect(throws: MarkError.notAllowed) { try await marks.thank(post, by: suspended) }
    }

    @Test func `fifty a day, and giving and taking in a circle counts each time`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Buzzing low E", by: town.ada)
        let other = try await town.start("Another thread", by: town.ada)
        let (marks, ben) = (town.community.marks, try await town.member("ben"))
        for _ in 1...50 {
            try await marks.thank(post, by: ben)
            try await marks.takeBack(post, by: ben)
        }
        await #expect {
            try await marks.thank(other, by: ben)
        } throws: { error in
            if case MarkError.tooMany(let seconds) = error { seconds > 0 && seconds <= 86_400 } else { false }
        }
        #expect(try await self.marks(other, in: town).thanks == 0)
        town.clock.advance(seconds: Moment.day)
        try await marks.thank(other, by: try await town.member("ben"))
    }

    @Test func `marks of a page are read from indexes`() async throws {
        let town = try await makeCommunity()
        let (posts, member) = ([Post.ID(rawValue: 1), Post.ID(rawValue: 2)], Member.ID(rawValue: 1))
        try await expectIndexed(Query<ThanksCount>.thanks(on: posts, [.everyone]).sql, "(post=?)", in: town.store)
        try await expectIndexed(Query<Post.ID>.thanked(among: posts, by: member).sql, "(post=? AND", in: town.store)
        for audiences in [[Audience.everyone], [.everyone, .members]] {
            try await expectIndexed(
                Query<String>.thanking(posts[0], audiences, limit: 9).sql, "(post=?)", in: town.store)
        }
        try await expectIndexed(
            Query<Post.ID>.bookmarked(among: posts, by: member).sql, "(member=? AND post=?)", in: town.store)
    }

    @Test func `a page asks no more for many posts than for one`() async throws {
        let store = CountingStore(try SQLiteStore())
        let town = try await makeCommunity(store: store)
        let posts = [try await town.start("Buzzing low E"), try await town.start("Buzzing high E")]
        let ben = try await town.member("ben")
        for post in posts { try await town.community.marks.thank(post, by: ben) }
        _ = store.statements()
        #expect(try await town.community.marks.shown(on: [posts[0]], for: ben).count == 1)
        let few = store.statements().count
        #expect(try await town.community.marks.shown(on: posts, for: ben).count == 2)
        #expect(few > 0 && store.statements().count == few)
    }
}

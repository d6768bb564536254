import Storage
import TestSupport
import Testing

@testable import Features

/// Making one's own what came with an archive.
@Suite struct ClaimTests {
    private static let printed = "Ada Okafor"
    private static let from = "\(printed) <Ada@mail.example>"

    /// Ada has an address, and two posts of an archive were written from it, on two boards.
    private func town() async throws -> TestCommunity {
        let town = try await TestCommunity.withAddresses()
        try await town.importMail(Mailboxes.message("one@x", "Strings", from: Self.from), into: town.general)
        try await town.importMail(
            Mailboxes.message("two@x", "Frets", at: 5, from: Self.from), into: town.guitars)
        try await town.importMail(
            Mailboxes.message("three@x", "Nuts", at: 9, from: "Eve <eve@mail.example>"), into: town.guitars)
        return town
    }

    private func claim(_ town: TestCommunity) async throws {
        try await town.community.claims.claim(by: town.steppedUp(town.ada))
    }

    private func found(_ query: String, _ town: TestCommunity) async throws -> Int {
        try await town.community.search.find(.parse(query), order: .newest, page: 1, for: .guest).hits.count
    }

    @Test func `what stands under one's address is shown, and becomes one's own`() async throws {
        let town = try await town()
        let claims = town.community.claims
        let share = ArchiveShare.Found(name: Self.printed, posts: 2, boards: 2)
        #expect(try await claims.look(for: town.steppedUp(town.ada)) == .found(share, .nobody))
        let events = await town.community.events.subscribe(buffer: 8)
        try await claim(town)
        var iterator = events.makeAsyncIterator()
        #expect(await iterator.next() == .claimed(by: town.ada))
        #expect(try await claims.look(for: town.steppedUp(town.ada)) == .found(share, .oneself))
        await #expect(throws: ClaimError.nothing) { try await claim(town) }
        #expect(try await town.faults() == [])
    }

    @Test func `bylines lead to the member, and keep the name that was printed`() async throws {
        let town = try await town()
        try await claim(town)
        let latest = try await town.community.discussions.latest(at: nil, for: .guest).rows
        let strings = try #require(latest.first { $0.discussion.title == "Strings" }?.discussion.id)
        guard case .page(let page) = try await town.community.discussions.show(strings, page: 1, for: .guest) else {
            Issue.record("no page")
            return
        }
        let by = Byline(name: Self.printed, person: .member(town.ada, name: "ada"), label: nil, isStaff: false)
        #expect(page.posts.map(\.post.by) == [by])
        #expect(page.starter == by)
        // Nobody spoke for the house in an archive, whatever they are here.
        try await town.put(town.ada, in: .moderator)
        guard case .page(let again) = try await town.community.discussions.show(strings, page: 1, for: .guest) else {
            Issue.record("no page")
            return
        }
        #expect(again.posts.first?.post.by.isStaff == false)
    }

    @Test func `its line in a tree is the member's, and to whoever ignores them it is nothing new`() async throws {
        let town = try await town()
        let latest = try await town.community.discussions.latest(at: nil, for: .guest).rows
        let strings = try #require(latest.first { $0.discussion.title == "Strings" }?.discussion.id)
        func tree() async throws -> TreePage? {
            let shown = try await town.community.discussions.tree(strings, article: nil, part: nil, for: .guest)
            guard case .page(let page) = shown else { return nil }
            return page
        }
        let post = try #require(try await tree()).article.post.id
        func new(to reader: Member.ID) async throws -> [Post.ID] {
            let unread = Unread(
                reader: reader, audiences: [.everyone], now: town.clock.now, floor: Moment(rawValue: 0))
            return try await town.store.read { try $0.all(.new(of: [post], in: strings, for: unread)) }
        }
        #expect(try await tree()?.tree.nodes.map(\.leaf.member) == [nil])
        #expect(try await new(to: town.ada) == [post])
        try await claim(town)
        #expect(try await tree()?.tree.nodes.map(\.leaf.member) == [town.ada])
        #expect(try await new(to: town.ada) == [])
        #expect(try await new(to: town.ben) == [post])
        try await town.community.reading.ignore(town.ada, by: town.member("ben"))
        #expect(try await new(to: town.ben) == [])
    }

    @Test func `the member's page and feed list it among their own, newest first, page by page`() async throws {
        let town = try await town()
        try await claim(town)
        var expected: [Post.ID] = []
        for number in 1...40 { expected.append(try await town.start("Thread number \(number)")) }
        let people = town.community.people
        let first = try #require(try await people.member(named: "ada", at: nil, for: .guest))
        #expect(first.postCount == 42)
        let second = try #require(try await people.member(named: "ada", at: first.list.older, for: .guest))
        let listed = (first.list.rows + second.list.rows).map(\.post)
        #expect(first.list.rows.count == ListSize.rows && second.list.older == nil)
        #expect(Array(listed.prefix(40)) == expected.reversed())
        #expect((first.list.rows + second.list.rows).suffix(2).map(\.discussion.title) == ["Frets", "Strings"])
        let back = try #require(try await people.member(named: "ada", at: second.list.newer, for: .guest))
        #expect(back.list.rows == first.list.rows)
        #expect(first.firstAt == second.list.rows.last?.at)
        let feed = try #require(try await town.community.feeds.member(named: "ada", for: .guest))
        #expect(feed.entries.count == Feeds.maximumEntries)
        // What they claimed has a page no more.
        let author = try #require(try await people.author(Author.ID(rawValue: 1), at: nil, for: .guest))
        #expect(author.by.person == .member(town.ada, name: "ada") && author.by.name == "ada")
    }

    @Test func `it is found by both names, and what is imported later too`() async throws {
        let town = try await town()
        #expect(try await found("by:ada", town) == 2, "by the first word of the printed name")
        try await town.rename(town.ada, to: "wren")
        #expect(try await found("by:wren", town) == 0)
        try await claim(town)
        #expect(try await found("by:wren", town) == 2)
        #expect(try await found("by:okafor", town) == 2)
        try await town.importMail(Mailboxes.message("four@x", "Bows", at: 20, from: Self.from), into: town.general)
        #expect(try await found("by:wren", town) == 3)
        #expect(try await found("by:eve", town) == 1)
    }

    @Test func `what was left when the server ended in the midst of it is done at the next start`() async throws {
        let town = try await town()
        try await town.tamper("UPDATE author SET claimed_by = \(town.ben), claimed_at = 1 WHERE id = 1")
        #expect(try await found("by:ben", town) == 0)
        while try await town.community.search.indexClaimed(limit: 1) > 0 {}
        #expect(try await found("by:ben", town) == 2)
        #expect(try await town.faults() == [])
    }

    @Test func `it takes an address that was confirmed, and a member's rights`() async throws {
        let town = try await town()
        let claims = town.community.claims
        let unconfirmed = try await {
            try await town.put(town.ben, in: .unconfirmed)
            return try await town.actor(try await town.signIn("ben").secret)
        }()
        for actor in [Actor.guest, .console, unconfirmed] {
            await #expect(throws: ClaimError.notAllowed) { try await claims.look(for: actor) }
            await #expect(throws: ClaimError.notAllowed) { try await claims.claim(by: actor) }
        }
        let late = town.steppedUp(town.ada, at: town.clock.now.advanced(seconds: -SignIns.stepUpLasts))
        await #expect(throws: ClaimError.stepUpNeeded) { try await claims.claim(by: late) }
        let session = try await town.comeIn("ada").secret
        try await town.put(town.ada, in: .suspended)
        let suspended = try await town.actor(session)
        await #expect(throws: ClaimError.suspended) { try await claims.claim(by: suspended) }
        try await town.put(town.ada, in: .member)
        #expect(try await claims.look(for: town.steppedUp(town.ada)).isNobodys)
        #expect(try await claims.look(for: town.steppedUp(town.maren)) == .noAddress)
        try await town.tamper("UPDATE credential SET address_confirmed_at = NULL WHERE member = \(town.ada)")
        #expect(try await claims.look(for: town.steppedUp(town.ada)) == .noAddress)
        await #expect(throws: ClaimError.nothing) { try await claim(town) }
    }

    @Test(arguments: [Member.Band.from13, .from16, .guarded, .under13])
    func `only adults make anything of an archive theirs, and no guest is led to anybody else`(
        _ band: Member.Band
    ) async throws {
        let town = try await town()
        let claims = town.community.claims
        #expect(claims.mayClaim(town.steppedUp(town.ada)))
        let young = Actor.member(
            SignedIn(
                id: town.ada, name: "ada", standing: .member, state: .active, band: band, isSuspended: false,
                boards: [], signIn: SignIn.ID(rawValue: 1), steppedUpAt: town.clock.now, preferences: Preferences()))
        #expect(!claims.mayClaim(young))
        await #expect(throws: ClaimError.notAllowed) { try await claims.look(for: young) }
        await #expect(throws: ClaimError.notAllowed) { try await claims.claim(by: young) }
        // One that was made all the same.
        try await claim(town)
        try await town.put(town.ada, in: band)
        let (author, people) = (Author.ID(rawValue: 1), town.community.people)
        #expect(try await people.author(author, at: nil, for: .guest)?.by.name == Self.printed)
        #expect(try await people.author(author, at: nil, for: town.steppedUp(town.ben))?.by.name == "ada")
    }

    @Test func `who has the address later does not take it over`() async throws {
        let town = try await town()
        try await town.rename(town.ada, to: "wren")
        try await claim(town)
        #expect(try await found("by:wren", town) == 2)
        _ = try await town.changeAddress(to: "ada@new.example")
        _ = try await town.changeAddress(to: "ada@mail.example", of: town.ben)
        let ben = town.steppedUp(town.ben)
        guard case .found(_, .another) = try await town.community.claims.look(for: ben) else {
            Issue.record("it is not said to be another's")
            return
        }
        await #expect(throws: ClaimError.nothing) { try await town.community.claims.claim(by: ben) }
        #expect(try await found("by:wren", town) == 2, "a change of address takes nothing away")
    }

    @Test func `what one may not read is neither counted nor listed`() async throws {
        let town = try await town()
        try await town.keep(town.guitars, for: .staff)
        guard case .found(let share, .nobody) = try await town.community.claims.look(for: town.steppedUp(town.ada))
        else {
            Issue.record("nothing is found")
            return
        }
        #expect(share.posts == 1 && share.boards == 1)
        try await claim(town)
        #expect(try await town.community.people.member(named: "ada", at: nil, for: .guest)?.postCount == 1)
        let author = Author.ID(rawValue: 1)
        #expect(try await town.community.people.author(author, at: nil, for: .guest)?.by.name == "ada")
        try await town.keep(town.general, for: .staff)
        #expect(try await town.community.people.author(author, at: nil, for: .guest) == nil, "who it was shows nowhere")
        #expect(try await town.community.claims.look(for: town.steppedUp(town.ada)) == .nothing)
        #expect(try await town.community.claims.look(for: town.steppedUp(town.ben)) == .nothing)
    }

    @Test func `what one may not read at all can't be claimed`() async throws {
        let town = try await town()
        for board in [town.general, town.guitars] { try await town.keep(board, for: .staff) }
        await #expect(throws: ClaimError.nothing) { try await claim(town) }
        let claimed = Query<Int>("SELECT COUNT(*) FROM author WHERE claimed_by IS NOT NULL")
        #expect(try await town.store.read { try $0.one(claimed) } == 0)
    }

    @Test func `what somebody claimed who is gone stands under the name that was printed`() async throws {
        let town = try await town()
        try await claim(town)
        try await town.tamper("UPDATE member SET state = 'gone' WHERE id = \(town.ada)")
        let page = try await town.community.people.author(Author.ID(rawValue: 1), at: nil, for: .guest)
        #expect(page?.by.name == Self.printed)
    }

    @Test func `authors and claims are found by index`() async throws {
        let store = try await makeCommunity().store
        let hash = [UInt8](repeating: 1, count: 32)
        let (member, now) = (Member.ID(rawValue: 1), FixedClock.noon)
        try await expectIndexed(Query<ArchivedAuthor>.archived(hash).sql, "(address_hash=?)", in: store)
        try await expectIndexed(Query<Author.ID>.claim(hash, by: member, at: now).sql, "(address_hash=?)", in: store)
        try await expectIndexed(
            Query<Author.ID>.unclaim(of: member, since: now).sql, "author_claimed_by (claimed_by=?)", in: store)
        try await expectIndexed(SQLText.markStale(by: Author.ID(rawValue: 1)), "post_author (author=?)", in: store)
        let share = try await store.plan(of: Query<(Int, Int)>.share(of: Author.ID(rawValue: 1), [.everyone]).sql)
        #expect(share.contains { $0.contains("post_author (author=?)") }, "\(share)")
        let left = try await store.plan(of: Query<Member.ID>.claimedUnnoticed.sql)
        #expect(left.contains { $0.contains("author_claimed_by (claimed_by>?)") }, "\(left)")
    }
}

extension ArchiveShare {
    fileprivate var isNobodys: Bool { if case .found(_, .nobody) = self { true } else { false } }
}

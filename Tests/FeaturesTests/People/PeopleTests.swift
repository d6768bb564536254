import Features
import Storage
import TestSupport
import Testing

/// Pages of those who write.
@Suite struct PeopleTests {
    @Test func `a member's page lists what they wrote, newest first`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Which strings for slide?", "Heavy **ones**?", by: town.maren)
        try await town.reply(to: first, "Mine are fourteens.", by: town.maren)
        let page = try #require(try await town.community.people.member(named: "MAREN", at: nil, for: .guest))
        #expect(page.by.name == "maren")
        #expect(page.by.isStaff)
        #expect(page.by.label == "Larkhill bench")
        #expect(page.list.rows.map(\.excerpt) == ["Mine are fourteens.", "Heavy ones?"])
        #expect(page.postCount == 2)
        #expect(try await town.community.people.member(named: "nobody", at: nil, for: .guest) == nil)
    }

    @Test(arguments: [Member.Band.unknown, .from13, .from16, .guarded, .under13])
    func `G21: the page and the feed of whoever is no adult are for members`(_ band: Member.Band) async throws {
        let town = try await makeCommunity()
        let (people, feeds) = (town.community.people, town.community.feeds)
        try await town.start("Which strings for slide?", by: town.ada)
        try await town.put(town.ada, in: band)
        for name in ["ada", "ADA"] {
            #expect(try await people.member(named: name, at: nil, for: .guest) == nil)
            #expect(try await feeds.member(named: name, for: .guest) == nil)
            for actor in [Actor.importer, try await town.member("ben")] {
                #expect(try await people.member(named: name, at: nil, for: actor)?.by.name == "ada")
                #expect(try await feeds.member(named: name, for: actor)?.entries.count == 1)
            }
        }
        // Whoever may read no more than a guest sees their own, and nobody else's.
        let ada = try await town.member("ada")
        #expect(try await people.member(named: "ada", at: nil, for: ada)?.by.name == "ada")
        try await town.put(town.ben, in: .unconfirmed)
        let outsider = try await town.member("ben")
        #expect(try await people.member(named: "ada", at: nil, for: outsider) == nil)
        try await town.put(town.ada, in: .from18)
        #expect(try await people.member(named: "ada", at: nil, for: .guest)?.by.name == "ada")
        #expect(try await feeds.member(named: "ada", for: .guest)?.entries.count == 1)
    }

    @Test func `G21: no name that a minor bore leads a guest to them`() async throws {
        let town = try await makeCommunity()
        try await town.community.ownProfile.edit(name: "adelaide", about: "", by: try await town.member("ada"))
        try await town.put(town.ada, in: .from16)
        let people = town.community.people
        for name in ["ada", "adelaide"] {
            #expect(try await people.member(named: name, at: nil, for: .guest) == nil, "\(name)")
            let ben = try await town.member("ben")
            #expect(try await people.member(named: name, at: nil, for: ben)?.by.name == "adelaide", "\(name)")
        }
    }

    @Test func `an imported author has a page and no address on it`() async throws {
        let town = try await makeCommunity()
        try await town.importMailboxes(Mailboxes.path("threads.mbox"))
        let page = try #require(
            try await town.community.people.author(Author.ID(rawValue: 1), at: nil, for: .guest))
        #expect(page.by.name == "Ada Quill")
        #expect(page.postCount == page.list.rows.count)
        #expect(try await town.community.people.author(Author.ID(rawValue: 99), at: nil, for: .guest) == nil)
    }

    @Test func `one address is one author whatever the name, and a name without address is one too`() async throws {
        let town = try await makeCommunity()
        try await withTemporaryFolder { folder in
            let messages = [
                Mailboxes.message("a", from: "Ada <ada@example.org>"),
                Mailboxes.message("b", at: 1, from: "Ada Quill <ADA@example.org>"),
                Mailboxes.message("c", at: 2, from: "Somebody"),
                Mailboxes.message("d", at: 3, from: "x@example.org"),
                Mailboxes.message("e", at: 4, from: "\"x@example.org\" <x@example.org>"),
            ]
            try await town.importMailboxes(try Mailboxes.write(messages, to: folder))
        }
        let names = try await town.store.read { try $0.all(Query<String>("SELECT name FROM author ORDER BY id")) }
        #expect(names == ["Ada", "Somebody", "x"])
        let bylines = try await town.store.read { try $0.all(Query<String>("SELECT byline FROM post ORDER BY id")) }
        #expect(bylines == ["Ada", "Ada Quill", "Somebody", "x", "x"])
    }

    @Test func `a guest can't enrol members`() async throws {
        let town = try await makeCommunity()
        await #expect(throws: PostingError.notAllowed) {
            try await town.community.people.enrol("eve", standing: .administrator, label: nil, by: .guest)
        }
    }
}

import Features
import Storage
import TestSupport
import Testing

/// Names that are offered to whoever types an @, and to whom nobody is told of.
@Suite struct NameCompletionTests {
    private func names(
        _ beginning: String, in discussion: Discussion.ID? = nil, by name: String = "ada", _ town: TestCommunity
    ) async throws -> [String] {
        let actor = try await town.actor(try await town.signIn(name).secret)
        return try await town.community.nameCompletion.names(beginning: beginning, in: discussion, for: actor)
    }

    private func enrol(_ name: String, _ band: Member.Band = .from18, in town: TestCommunity) async throws -> Member.ID
    {
        try await town.community.people.enrol(name, standing: .member, label: nil, band: band, by: .seeder)
    }

    @Test func `who wrote here stands first, who wrote last before the others`() async throws {
        let town = try await makeCommunity()
        let (bella, bert) = (try await enrol("bella", in: town), try await enrol("Bert", in: town))
        for member in [try await enrol("barnaby", in: town), town.ben] {
            try await town.start("A thread of mine", by: member)
        }
        let post = try await town.start("Humming amp")
        try await town.reply(to: post, by: bella)
        try await town.reply(to: post, by: bert)
        try await town.reply(to: post, by: town.maren)
        let discussion = try await town.discussion(of: post)
        #expect(try await names("b", in: discussion, town) == ["Bert", "bella", "barnaby", "ben"])
        #expect(try await names("b", town) == ["barnaby", "bella", "ben", "Bert"])
        #expect(try await names("BÉ", town) == ["bella", "ben", "Bert"])
        #expect(try await names("", in: discussion, town) == ["maren", "Bert", "bella"])
        #expect(try await names("", town) == [])
        #expect(try await names("xyz", town) == [])
    }

    @Test func `nobody is offered themselves`() async throws {
        let town = try await makeCommunity()
        let discussion = try await town.discussion(of: try await town.start("Humming amp"))
        #expect(try await names("ad", in: discussion, town) == [])
        #expect(try await names("ad", in: discussion, by: "ben", town) == ["ada"])
    }

    @Test func `guests and those who have not confirmed are offered nobody`() async throws {
        let town = try await makeCommunity()
        try await town.put(town.ben, in: .unconfirmed)
        #expect(try await names("a", by: "ben", town) == [])
        #expect(try await town.community.nameCompletion.names(beginning: "a", in: nil, for: .guest) == [])
    }

    @Test func `members who are not certainly of age are offered only where they wrote what one may read`() async throws
    {
        let town = try await makeCommunity()
        let young = try await enrol("zoe", .from13, in: town)
        _ = try await enrol("zed", .from16, in: town)
        _ = try await enrol("zack", .unknown, in: town)
        let post = try await town.start("Humming amp")
        let reply = try await town.reply(to: post, by: young)
        let (discussion, other) = (
            try await town.discussion(of: post), try await town.discussion(of: try await town.start("Fret buzz here"))
        )
        #expect(try await names("z", in: discussion, town) == ["zoe"])
        #expect(try await names("z", in: other, town) == [])
        #expect(try await names("z", town) == [])
        for audience in [Audience.everyone, .staff] {
            try await town.keep(reply, for: audience)
            #expect(try await names("z", in: discussion, town) == (audience == .staff ? [] : ["zoe"]))
        }
        try await town.keep(reply, for: .members)
        try await town.hold(reply)
        #expect(try await names("z", in: discussion, town) == [])
    }

    @Test func `nobody is offered who has yet to come, is held or is gone, wherever they wrote`() async throws {
        let town = try await makeCommunity()
        let discussion = try await town.discussion(of: try await town.start("Humming amp", by: town.ben))
        #expect(try await names("be", in: discussion, town) == ["ben"])
        for state in ["unconfirmed", "held", "gone"] {
            try await town.tamper("UPDATE member SET state = \(state) WHERE id = \(town.ben)")
            #expect(try await names("be", in: discussion, town) == [], "\(state)")
        }
    }

    @Test func `a board that can't be read names nobody`() async throws {
        let town = try await makeCommunity()
        let young = try await enrol("zoe", .from13, in: town)
        let discussion = try await town.discussion(of: try await town.start("Staff only words", by: young))
        try await town.keep(town.general, for: .staff)
        #expect(try await names("z", in: discussion, town) == [])
    }

    @Test func `it is no list of the members: nobody is offered who wrote nothing that one may read`() async throws {
        let town = try await makeCommunity()
        let (bea, cleo) = (try await enrol("bea", in: town), try await enrol("cleo", in: town))
        #expect(try await names("b", town) == [])
        let post = try await town.start("Humming amp", by: bea)
        try await town.start("Words of the house", by: cleo, in: town.guitars)
        try await town.keep(town.guitars, for: .staff)
        #expect(try await names("b", town) == ["bea"])
        #expect(try await names("c", town) == [])
        #expect(try await names("c", by: "maren", town) == ["cleo"])
        try await town.hold(post)
        #expect(try await names("b", town) == [])
    }

    @Test func `whoever asks faster than anybody types has to wait`() async throws {
        let town = try await makeCommunity()
        let actor = try await town.actor(try await town.signIn("ada").secret)
        let (completion, before) = (town.community.nameCompletion, try await town.rows())
        for _ in 1...120 { _ = try await completion.names(beginning: "b", in: nil, for: actor) }
        await #expect(throws: PostingError.tooSoon(seconds: 60)) {
            try await completion.names(beginning: "b", in: nil, for: actor)
        }
        #expect(try await town.rows() == before, "asking writes nothing")
        #expect(try await names("b", by: "ben", town) == [])
        town.clock.advance(seconds: 60)
        #expect(try await completion.names(beginning: "b", in: nil, for: actor) == [])
    }

    @Test func `eight at most, and no text is a pattern or a fault`() async throws {
        let town = try await makeCommunity()
        for number in 0..<12 {
            try await town.start("A thread by number \(number)", by: try await enrol("bot-\(number)x", in: town))
        }
        #expect(try await names("b", town).count == 8)
        for text in ["%", "_", "b%", "'", "\0", "b\0", String(repeating: "b", count: 100_000), "\u{10FFFF}"] {
            #expect(try await names(text, town) == [])
        }
    }
}

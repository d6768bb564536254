import Features
import Storage
import TestSupport
import Testing

/// The gate, and what it lets in.
@Suite struct PostingTests {
    @Test func `the table of rights lets guests read what is public, join and sign in, and nothing else`() {
        let authorizer = Authorizer()
        #expect(authorizer.audiences(for: .guest) == [.everyone])
        #expect(
            Authorizer.Right.allCases.filter { authorizer.allows(.guest, $0) } == [
                .readPublic, .join, .signIn, .report,
            ])
        #expect(!authorizer.allows(.importer, .post))
        #expect(!authorizer.allows(.seeder, .archive))
    }

    @Test func `a door without the right can't post, pin, lock or bring in archives`() async throws {
        let town = try await makeCommunity()
        let discussions = town.community.discussions
        let post = try await town.start("Which strings for slide?")
        let id = try await town.discussion(of: post)
        let draft = Draft(.reply(to: post), source: "x", by: town.ada)
        for actor in [Actor.guest, .importer] {
            await #expect(throws: PostingError.notAllowed) { try await discussions.post(draft, by: actor) }
            await #expect(throws: PostingError.notAllowed) {
                try await discussions.pin(id, until: town.clock.now, by: actor)
            }
            await #expect(throws: PostingError.notAllowed) {
                try await discussions.lock(id, as: town.maren, reason: "x", by: actor)
            }
        }
        await #expect(throws: PostingError.notAllowed) {
            try await town.community.archive.add([], to: town.general, by: .guest)
        }
    }

    @Test(arguments: [("short", 5), (String(repeating: "long ", count: 30), 149), (" \n\u{202E} ", 0)])
    func `a title that is too short or too long is refused with its length`(_ title: String, _ letters: Int)
        async throws
    {
        let town = try await makeCommunity()
        await #expect(throws: PostingError.titleLength(letters: letters, allowed: 8...120)) {
            try await town.start(title)
        }
    }

    @Test func `white space in a title is folded and direction marks are dropped`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("  Which\nstrings \u{202E} for slide?  ")
        #expect(
            try await town.community.discussions.place(of: post, for: .guest)?.discussion.title
                == "Which strings for slide?")
    }

    @Test func `controls in a title, which no mail would take, are white space`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("\u{1}Which\u{1B}\u{7F} strings\u{9F}for\u{2028}slide?\u{0}")
        #expect(
            try await town.community.discussions.place(of: post, for: .guest)?.discussion.title
                == "Which strings for slide?")
    }

    @Test func `what looks like one letter and holds hundreds counts as what it holds`() async throws {
        let town = try await makeCommunity()
        let crowd = String(repeating: "👩\u{200D}", count: 500)
        await #expect(throws: PostingError.titleLength(letters: 252, allowed: 8...120)) {
            try await town.start("A crowd \(crowd)")
        }
    }

    @Test func `nothing to say is refused, and so is too much`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?")
        await #expect(throws: PostingError.empty) { try await town.reply(to: post, " \n\t ") }
        do {
            try await town.reply(to: post, String(repeating: "word ", count: 20_000))
            Issue.record("100 kB were taken")
        } catch let PostingError.unreadable(reason) {
            #expect(reason.contains("64"))
        }
        #expect(try await town.faults() == [])
    }

    @Test func `a reply to nothing and a reply to a locked discussion are refused`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?")
        await #expect(throws: PostingError.missing) { try await town.reply(to: Post.ID(rawValue: 999)) }
        let id = try await town.discussion(of: post)
        try await town.community.discussions.lock(id, as: town.maren, reason: "Answered.", by: .seeder)
        await #expect(throws: PostingError.locked(by: "maren", reason: "Answered.")) {
            try await town.reply(to: post)
        }
        await #expect(throws: PostingError.missing) {
            try await town.community.discussions.lock(
                Discussion.ID(rawValue: 999), as: town.maren, reason: "x", by: .seeder)
        }
    }

    @Test func `a reply in the past finds its place in time`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Which strings for slide?")
        town.clock.advance(seconds: 3600)
        let late = try await town.reply(to: first)
        town.clock.advance(seconds: -1800)
        let between = try await town.reply(to: first)
        let places = try await [first, between, late].asyncMap {
            try await town.community.discussions.place(of: $0, for: .guest)?.position
        }
        #expect(places == [1, 2, 3])
        #expect(try await town.faults() == [])
    }
}

extension Array {
    /// Maps one after another.
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}

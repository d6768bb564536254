import Storage
import TestSupport
import Testing

@testable import Features

/// Quotes of posts, from when they are written until what they quote is gone.
@Suite struct QuoteTests {
    /// What a guest sees of a post.
    private func html(of post: Post.ID, in town: TestCommunity, for actor: Actor = .guest) async throws -> String {
        let id = try await town.discussion(of: post)
        guard case .page(let page) = try await town.community.discussions.show(id, page: 1, for: actor) else {
            return ""
        }
        return page.posts.first { $0.post.id == post }?.html ?? ""
    }

    private func found(_ typed: String, in town: TestCommunity) async throws -> [Post.ID] {
        try await town.community.search.find(.parse(typed), order: .newest, page: 1, for: .guest).hits.map(\.post)
    }

    private func source(of post: Post.ID, in town: TestCommunity) async throws -> String {
        try await town.store.read { try $0.one(Query("SELECT source FROM body WHERE post = \(post)")) }
    }

    private func quote(_ post: Post.ID, in town: TestCommunity) async throws -> String {
        try #require(try await town.community.quotes.quote(of: post, for: .guest))
    }

    @Test func `a composer begins with the post's words, and what comes of them is a quote`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E", "Do I shim *it*?\n\nOr file it?")
        let text = try await quote(first, in: town)
        #expect(text == "> [ada, #1](/p/\(first))\n> Do I shim *it*?\n>\n> Or file it?\n\n")
        let reply = try await town.reply(to: first, text + "Shim it.")
        let html = try await html(of: reply, in: town)
        #expect(
            html.hasPrefix("<blockquote class=\"quote\">\n<cite><a href=\"/p/\(first)\">ada, #1</a></cite>\n<p>Do I"))
        #expect(html.hasSuffix("</blockquote>\n<p>Shim it.</p>\n"))
        #expect(try await found("shim", in: town) == [reply, first])
        #expect(try await town.faults() == [])
    }

    @Test func `a part of a post is a quote, other words under its name are said to be others`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E", "One two three four five. Six seven eight.")
        let part = try await town.reply(to: first, "> [ada, #1](/p/\(first))\n> two THREE   four\n\nYes.")
        let forged = try await town.reply(to: first, "> [ada, #1](/p/\(first))\n> I sold the guitar twice.\n\nOh.")
        let named = try await town.reply(to: first, "> [Larkhill Music, #9](/p/\(first))\n> Six seven eight.\n\nOh.")
        #expect(try await html(of: part, in: town).contains("ada, #1</a></cite>"))
        #expect(try await html(of: forged, in: town).contains("ada, #1</a> (not word for word)</cite>"))
        let other = try await html(of: named, in: town)
        #expect(other.contains("ada, #1</a></cite>") && !other.contains("Larkhill"))
    }

    @Test func `a removed post's words leave page, search and source of what quotes it, and come back`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E")
        let original = try await town.reply(to: first, "The humbucker hums.", by: town.ada)
        let reply = try await town.reply(to: first, try await quote(original, in: town) + "Mine.")
        try await town.settleIn(town.maren)
        let moderation = town.community.moderation
        let maren = try await town.member("maren")
        try await moderation.remove(original, reason: "Not here.", by: maren)
        let gone = try await html(of: reply, in: town)
        #expect(gone.contains("<cite><a href=\"/p/\(original)\">Quoted post removed</a></cite>\n</blockquote>"))
        #expect(gone.contains("<p>Mine.</p>") && !gone.contains("hums"))
        #expect(try await found("hums", in: town) == [])
        let excerpts = try await town.store.read { try $0.all(Query<String>("SELECT excerpt FROM post")) }
        #expect(!excerpts.contains { $0.contains("quoted") || $0.contains("hums. Mine") })
        let shown = try await town.community.discussions.source(of: reply, for: .guest)
        #expect(shown?.source == "> [#2](/p/\(original))\n\nMine.")
        // The words are kept for a while, with the post's own.
        #expect(try await source(of: reply, in: town).contains("hums"))
        #expect(try await town.faults() == [])
        try await moderation.restore(original, by: maren)
        #expect(try await html(of: reply, in: town).contains("hums"))
        #expect(try await found("hums", in: town) == [reply, original])
        #expect(try await town.faults() == [])
    }

    @Test func `a post taken back at once leaves no readable word anywhere`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E")
        let original = try await town.reply(to: first, "My number is 0117 496 0735.\n\nRing me.", by: town.ada)
        let quote = try await quote(original, in: town)
        let reply = try await town.reply(
            to: first, "\(quote)Don't write that.\n\n> [ada, #2](/p/\(original))\n> Ring me\nI won't.")
        let nested = try await town.reply(
            to: first,
            "> [ben, #3](/p/\(reply))\n> > [ada, #2](/p/\(original))\n> > 0117 496 0735\n>\n> Don't write that.")
        try await town.tamper(
            """
            INSERT INTO revision (post, number, kind, source, member, replaced_at)
            VALUES (\(reply), 1, 'markdown', \(quote + "Earlier."), \(town.ben), 1)
            """,
            "UPDATE post SET edited_at = 1, edit_count = 1 WHERE id = \(reply)")
        try await town.community.savedDrafts.save(
            .reply(to: first), title: nil, source: quote + "Unsent 0117 of mine.", base: nil,
            by: try await town.member("maren"))
        try await town.community.ownPosts.delete(original, by: try await town.member("ada"))
        #expect(try await html(of: reply, in: town).contains("Quoted post removed"))
        let everything = try await town.store.read { transaction in
            try transaction.all(
                Query<String>(
                    """
                    SELECT source || html FROM body UNION ALL SELECT source FROM revision
                    UNION ALL SELECT source FROM draft UNION ALL SELECT excerpt FROM post
                    UNION ALL SELECT text FROM search_entry
                    """))
        }
        #expect(!everything.contains { $0.contains("0735") || $0.contains("Ring me") })
        #expect(
            try await source(of: reply, in: town) == """
                > [#2](/p/\(original))

                Don't write that.

                > [#2](/p/\(original))

                I won't.
                """)
        #expect(try await source(of: nested, in: town).hasSuffix("> Don't write that."))
        #expect(everything.contains("> [#2](/p/\(original))\n\nEarlier."))
        #expect(everything.contains("> [#2](/p/\(original))\n\nUnsent 0117 of mine."))
        #expect(try await found("0735", in: town) == [])
        #expect(try await town.faults() == [])
    }

    @Test func `lines that somebody else wrote into a quote stay theirs, where it is known what was said`() async throws
    {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E")
        let original = try await town.reply(to: first, "The nut is cut too deep.", by: town.ada)
        let reply = try await town.reply(
            to: first, "> [ada, #2](/p/\(original))\n> The nut is  cut too deep.\n> Ha, said whom?\n\nMine.")
        try await town.community.ownPosts.delete(original, by: try await town.member("ada"))
        #expect(try await source(of: reply, in: town) == "> [#2](/p/\(original))\n>\n> Ha, said whom?\n\nMine.")
        #expect(!(try await html(of: reply, in: town)).contains("Ha"))
    }

    @Test func `of a post that was edited and whose versions are not all kept, whole quotes go`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E")
        let original = try await town.reply(to: first, "Ring 0117 496 0735.", by: town.ada)
        let reply = try await town.reply(to: first, try await quote(original, in: town) + "Mine.")
        let ada = try await town.member("ada")
        try await town.community.ownPosts.edit(
            Edit(original, title: nil, source: "Nothing of that.", base: 0), by: ada)
        #expect(try await html(of: reply, in: town).contains("ada, #2</a> (changed since)</cite>"))
        try await town.community.ownPosts.delete(original, by: ada)
        #expect(try await source(of: reply, in: town) == "> [#2](/p/\(original))\n\nMine.")
        #expect(try await town.faults() == [])
    }

    @Test func `what its writer can't read, what is not there and itself is no quote`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E", "Staff words.")
        try await town.keep(first, for: .staff)
        let other = try await town.start("Another thread")
        func kept(_ post: Post.ID) async throws -> Int {
            try await town.store.read { try $0.one(Query("SELECT COUNT(*) FROM quote WHERE post = \(post)")) }
        }
        let member = try await town.reply(to: other, "> [ada, #1](/p/\(first))\n> Staff words.")
        #expect(try await kept(member) == 0)
        #expect(
            try await html(of: member, in: town).contains("<p><a href=\"/p/\(first)\">ada, #1</a>\nStaff words.</p>"))
        let missing = try await town.reply(to: other, "> [ada, #1](/p/99999)\n> Nothing.")
        #expect(try await kept(missing) == 0)
        let own = try await town.reply(to: other, "> [ben, #4](/p/\(missing.rawValue + 1))\n> Myself.")
        #expect(own.rawValue == missing.rawValue + 1)
        #expect(try await kept(own) == 0)
        let moderator = try await town.reply(to: other, "> [ada, #1](/p/\(first))\n> Staff words.", by: town.maren)
        #expect(try await kept(moderator) == 1)
        // Everybody reads the answer, so the words are left out of it.
        #expect(try await html(of: moderator, in: town).contains("Quoted post, not for everyone to read"))
        #expect(!(try await html(of: moderator, in: town)).contains("Staff words"))
        #expect(try await town.faults() == [])
    }

    @Test func `twenty posts can be quoted, with one more a text is refused`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E")
        var quotes: [String] = []
        for number in 1...QuoteKeeper.maximumOriginals + 1 {
            let post = try await town.reply(to: first, "Words \(number).")
            quotes.append("> [ben, #\(number)](/p/\(post))\n> Words \(number).\n\n")
        }
        // One that is quoted twice is one.
        let reply = try await town.reply(to: first, quotes.dropLast().joined() + quotes[0])
        let count: Int = try await town.store.read {
            try $0.one(Query("SELECT COUNT(*) FROM quote WHERE post = \(reply)"))
        }
        #expect(count == QuoteKeeper.maximumOriginals)
        let error = PostingError.tooMuch(
            reason: "A post can quote 20 others; this one quotes 21. Leave some of them out.")
        try await expectRefusal(error, of: quotes.joined(), to: first, inPlaceOf: reply, town)
        #expect(try await town.faults() == [])
    }

    /// Whether it is posted, put in place of another post, or only kept.
    private func expectRefusal(
        _ error: PostingError, of source: String, to first: Post.ID, inPlaceOf reply: Post.ID, _ town: TestCommunity
    ) async throws {
        let ben = try await town.member("ben")
        await #expect(throws: error) { try await town.reply(to: first, source) }
        await #expect(throws: error) {
            try await town.community.ownPosts.edit(Edit(reply, title: nil, source: source, base: 0), by: ben)
        }
        await #expect(throws: error) {
            try await town.community.savedDrafts.save(.reply(to: first), title: nil, source: source, base: nil, by: ben)
        }
    }

    @Test func `a hundred quotes can stand in a post, of however few others, with one more it is refused`()
        async throws
    {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E", "Words.")
        let quotes = Array(repeating: "> [ada, #1](/p/\(first))\n> Words.\n\n", count: QuoteKeeper.maximumQuotes + 1)
        let reply = try await town.reply(to: first, quotes.dropLast().joined())
        let error = PostingError.tooMuch(
            reason: "A post can hold 100 quotes; this one holds 101. Leave some of them out.")
        try await expectRefusal(error, of: quotes.joined(), to: first, inPlaceOf: reply, town)
    }

    @Test func `who is quoted is told once`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E", "Words.")
        let other = try await town.start("Another thread", by: town.maren)
        let reply = try await town.reply(to: other, try await quote(first, in: town) + "Mine.")
        let kinds: [String] = try await town.store.read {
            try $0.all(Query("SELECT kind FROM notice WHERE post = \(reply) AND member = \(town.ada)"))
        }
        #expect(kinds == ["quote"])
    }

    @Test func `a new name stands in quotes soon`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E", "Words.")
        let reply = try await town.reply(to: first, try await quote(first, in: town) + "Mine.")
        try await town.store.write { try $0.run("UPDATE member SET name = 'adele' WHERE id = \(town.ada)") }
        try await town.store.write { try $0.run(.renewQuotes(by: town.ada)) }
        #expect(try await html(of: reply, in: town).contains("ada, #1"))
        #expect(try await town.community.discussions.rerenderQuotes(limit: 10) == 1)
        #expect(try await town.community.discussions.rerenderQuotes(limit: 10) == 0)
        #expect(try await html(of: reply, in: town).contains("adele, #1"))
    }
}

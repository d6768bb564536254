import Features
import Storage
import TestSupport
import Testing

/// What is found, by whom, in which order.
@Suite struct SearchTests {
    /// The texts of what a guest finds, best first unless said otherwise, as `title|text`.
    private func find(
        _ typed: String, in town: TestCommunity, _ order: SearchResults.Order = .newest, page: Int = 1,
        for actor: Actor = .guest
    ) async throws -> SearchResults {
        try await town.community.search.find(SearchQuery.parse(typed), order: order, page: page, for: actor)
    }

    private func found(_ typed: String, in town: TestCommunity, for actor: Actor = .guest) async throws -> [Post.ID] {
        try await find(typed, in: town, for: actor).hits.map(\.post)
    }

    @Test func `words are found in titles, texts and names, newest first`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E after a new nut", "Shim it?", in: town.guitars)
        let second = try await town.reply(to: first, "Bone *dust*, packed dry. Ça marche.")
        let third = try await town.start("Which strings for slide", "Ada said bone.", by: town.ben)
        #expect(try await found("bone", in: town) == [third, second])
        #expect(try await found("BONE dust", in: town) == [second])
        #expect(try await found("\"bone dust\"", in: town) == [second])
        #expect(try await found("\"dust bone\"", in: town) == [])
        #expect(try await found("bone -dust", in: town) == [third])
        #expect(try await found("ca", in: town) == [second])
        #expect(try await found("e", in: town) == [second, first])
        #expect(try await found("buzzing", in: town) == [second, first])
        #expect(try await found("ada", in: town) == [third, first])
        #expect(try await found("nothing-of-this", in: town) == [])
        #expect(try await find("buzzing", in: town, .best).hits.map(\.post) == [first, second])
    }

    @Test func `operators narrow by board, name, title and date`() async throws {
        let town = try await makeCommunity()
        let guitars = try await town.start("About the nut", "One bone.", in: town.guitars)
        let general = try await town.start("About nothing", "Two bone, and a nut.", by: town.ben)
        town.clock.advance(seconds: 86_400 * 40)
        let late = try await town.start("About the nut again", "Three bone.", by: town.maren)
        #expect(try await found("bone in:guitars", in: town) == [guitars])
        #expect(try await found("bone in:store.guitars", in: town) == [guitars])
        #expect(try await found("bone -in:guitars", in: town) == [late, general])
        #expect(try await found("in:guitars", in: town) == [guitars])
        #expect(try await found("bone in:nowhere", in: town) == [])
        #expect(try await found("by:BEN", in: town) == [general])
        #expect(try await found("bone -by:ben", in: town) == [late, guitars])
        #expect(try await found("title:nut", in: town) == [late, guitars])
        #expect(try await found("bone -title:nut", in: town) == [general])
        #expect(try await found("bone before:2026-12", in: town) == [general, guitars])
        #expect(try await found("bone after:2026-12", in: town) == [late])
        #expect(try await found("after:2027", in: town) == [late])
        #expect(try await found("after:2027 before:2026", in: town) == [])
        #expect(try await found("-bone", in: town) == [])
        #expect(try await found("-one", in: town) == [late, general])
    }

    @Test func `writing without spaces is found by any of its letters`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("关于吉他弦的问题", "我想换一把古典吉他的琴弦。", in: town.guitars)
        for query in ["吉他", "古典吉他", "弦", "琴弦", "题", "把", "\"吉他的琴\""] {
            #expect(try await found(query, in: town) == [post], "\(query)")
        }
        for query in ["他吉", "钢琴", "弦琴"] { #expect(try await found(query, in: town) == [], "\(query)") }
    }

    @Test func `what a reader may not see is not found, by words, dates, numbers or boards`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("A secret about the nut", "Secret one.", in: town.guitars)
        let removed = try await town.reply(to: first, "Secret two.")
        let held = try await town.reply(to: first, "Secret three.")
        let private_ = try await town.reply(to: first, "Secret four.")
        let inner = try await town.start("Only for staff", "Secret five.")
        let seen = try await town.reply(to: first, "Secret six.")
        try #require(try await found("secret", in: town).count == 6)
        try await town.remove(removed, by: .moderator)
        try await town.hold(held)
        try await town.keep(private_, for: .members)
        try await town.keep(town.general, for: .staff)
        let results = try await find("secret", in: town)
        #expect(results.hits.map(\.post) == [seen, first])
        #expect(results.count.number == 2)
        #expect(results.boards.map(\.value?.slug) == [])
        #expect(try await found("secret in:general", in: town) == [])
        #expect(try await found("after:2026", in: town) == [seen, first])
        #expect(try await found("two", in: town) == [])
        #expect(try await find("secret", in: town, .best).hits.map(\.post).sorted() == [first, seen])
        #expect(try await found("secret", in: town, for: .importer) == [seen, inner, private_, first])
    }

    @Test func `hits are counted in posts, threads, boards and months`() async throws {
        let town = try await makeCommunity()
        let old = try await town.start("About a nut", "nut", in: town.guitars)
        for _ in 1...24 { try await town.reply(to: old, "nut again") }
        town.clock.advance(seconds: 86_400 * 60)
        try await town.start("About another nut", "nut")
        let results = try await find("nut", in: town, .best)
        #expect(results.count == results.boards.last?.count)
        #expect(results.count.number == 26)
        #expect(results.threads == 2)
        #expect(results.hits.count == 20)
        #expect(results.pageCount == 2)
        #expect(try await find("nut", in: town, .best, page: 2).hits.count == 6)
        #expect(try await find("nut", in: town, .best, page: 99).page == 2)
        #expect(results.boards.map { $0.value?.slug } == ["guitars", "general", nil])
        #expect(results.boards.map(\.count.number) == [25, 1, 26])
        #expect(results.times.map { $0.value?.description } == ["2027-01", "2027", nil])
        let narrowed = try await find("nut in:guitars", in: town)
        #expect(narrowed.count.number == 25)
        #expect(narrowed.boards.map(\.count.number) == [25, 1, 26])
        #expect(narrowed.boards.map(\.isChosen) == [true, false, false])
        #expect(narrowed.boards.map(\.query.text) == ["nut in:guitars", "nut in:general", "nut"])
        let recent = try await find("nut after:2027", in: town)
        #expect(recent.count.number == 1)
        #expect(recent.times.map(\.count.number) == [1, 1, 26])
        #expect(recent.times.map(\.isChosen) == [false, true, false])
    }

    @Test func `above a thousand only that there are more is said`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("A very long thread")
        let id = try await town.discussion(of: post)
        for start in stride(from: 2, to: 1_200, by: 100) { try await town.flood(id, from: start, count: 100, "nut") }
        while try await town.community.search.indexUnread(limit: 500) > 0 {}
        let results = try await find("nut", in: town)
        #expect(results.count.number == 1_000)
        #expect(results.count.isMore)
        #expect(results.threads == nil)
        #expect(results.pageCount == 60)
    }

    @Test(arguments: [
        "", "\"", "-", "* ^ :", "\0", "NEAR(\"a\" b) AND NOT", "in: by: title:", "\"\"\"", "a:b:c", "before:",
        "{title}: x",
        "-a -b -c",
    ])
    func `no query fails`(_ typed: String) async throws {
        let town = try await makeCommunity()
        try await town.start("Something to find here")
        for order in [SearchResults.Order.best, .newest] {
            _ = try await find(typed, in: town, order)
            _ = try await find(String(repeating: typed + " ", count: 1_000), in: town, order)
        }
    }

    @Test func `a broken database is said to be unavailable`() async throws {
        let town = try await makeCommunity()
        try await town.breakDatabase()
        await #expect(throws: SearchError.unavailable) { try await find("nut", in: town) }
    }
}

extension TestCommunity {
    /// Adds posts past every feature, as they were before there was an index.
    func flood(_ discussion: Discussion.ID, from position: Int, count: Int, _ text: String) async throws {
        let clock = clock.now
        try await store.write { transaction in
            for number in position..<(position + count) {
                let id = try transaction.one(
                    Query<Int64>(
                        """
                        INSERT INTO post (discussion, position, member, message_id, fingerprint, posted_at, arrived_at,
                            excerpt, state, audience)
                        VALUES (\(discussion), \(number), 1, \("flood-\(number)"), \([UInt8(0)]),
                            \(clock.advanced(seconds: Int64(number))), \(clock), \(text), 'visible', 'everyone')
                        RETURNING id
                        """))
                try transaction.run(
                    """
                    INSERT INTO body (post, kind, source, html, renderer)
                    VALUES (\(id), 'markdown', \(text), \(text), 'old')
                    """)
                try transaction.run(
                    """
                    INSERT INTO search_entry (post, state, opens, board, title, author, text)
                    VALUES (\(id), 'unread', 0, 0, '', '', '')
                    """)
            }
        }
    }
}

import Features
import Storage
import TestSupport
import Testing

/// Boards: the front page, lists and opening.
@Suite struct BoardTests {
    @Test func `the front page has each category's boards with counts and last post`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Which strings for slide?", in: town.guitars)
        try await town.reply(to: first)
        let index = try await town.community.boards.index(for: .guest)
        #expect(index.sections.map(\.category.name) == ["The stage", "The workshop"])
        let entry = try #require(index.sections.last?.boards.first)
        #expect(entry.board.groupName == "store.guitars")
        #expect(entry.board.discussionCount == 1)
        #expect(entry.board.postCount == 2)
        #expect(entry.lastPost?.by == "ben")
        #expect(entry.lastPost?.discussion.title == "Which strings for slide?")
        #expect(index.sections.first?.boards.first?.lastPost == nil)
    }

    @Test func `a board is paged by thirty, newest activity first, both ways`() async throws {
        let town = try await makeCommunity()
        var posts: [Post.ID] = []
        for number in 1...70 { posts.append(try await town.start("Thread number \(number)")) }
        try await town.reply(to: posts[0])
        func page(_ cursor: ListCursor?) async throws -> BoardPage {
            try #require(try await town.community.boards.show(slug: "general", at: cursor, for: .guest))
        }
        func titles(_ page: BoardPage) -> [String] { page.list.rows.map(\.discussion.title) }
        let first = try await page(nil)
        #expect(titles(first) == ["Thread number 1"] + (42...70).reversed().map { "Thread number \($0)" })
        #expect(first.list.newer == nil)
        let second = try await page(first.list.older)
        #expect(titles(second).first == "Thread number 41")
        let third = try await page(second.list.older)
        #expect(titles(third).count == 10)
        #expect(third.list.older == nil)
        #expect(titles(try await page(third.list.newer)) == titles(second))
        #expect(titles(try await page(second.list.newer)) == titles(first))
    }

    @Test func `a pinned thread stands on top until its date`() async throws {
        let town = try await makeCommunity()
        let rules = try await town.start("Read me before you sand anything")
        try await town.start("Something newer than that")
        let id = try await town.discussion(of: rules)
        try await town.community.discussions.pin(
            id, until: town.clock.now.advanced(seconds: Moment.day), by: .seeder)
        let pinned = try #require(try await town.community.boards.show(slug: "general", at: nil, for: .guest))
        #expect(pinned.pinned.map(\.discussion.id) == [id])
        #expect(pinned.list.rows.count == 1)
        town.clock.advance(seconds: Moment.day + 1)
        let later = try #require(try await town.community.boards.show(slug: "general", at: nil, for: .guest))
        #expect(later.pinned == [])
        #expect(later.list.rows.count == 2)
    }

    @Test func `to a member nothing is pinned that they have read: it has its place in the list until there is more`()
        async throws
    {
        let town = try await makeCommunity()
        let (boards, reading, ben) = (town.community.boards, town.community.reading, try await town.member("ben"))
        var (posts, ids): ([Post.ID], [Discussion.ID]) = ([], [])
        for number in 1...33 {
            posts.append(try await town.start("Thread number \(number)"))
            ids.append(try await town.discussion(of: posts[number - 1]))
        }
        let (first, rules, pins, others) = (posts[0], ids[0], Array(ids.prefix(2)), Array(ids.dropFirst(2).reversed()))
        let end = town.clock.now.advanced(seconds: Moment.day)
        for id in pins { try await town.community.discussions.pin(id, until: end, by: .seeder) }
        func pinned(for actor: Actor) async throws -> [Discussion.ID] {
            try #require(try await boards.show(slug: "general", at: nil, for: actor)).pinned.map(\.discussion.id)
        }
        func listed(for actor: Actor) async throws -> [Discussion.ID] {
            var (found, cursor): ([Discussion.ID], ListCursor?) = ([], nil)
            repeat {
                let page = try #require(try await boards.show(slug: "general", at: cursor, for: actor))
                found += page.list.rows.map(\.discussion.id)
                cursor = page.list.older
            } while cursor != nil
            return found
        }
        #expect(try await pinned(for: ben) == pins)
        #expect(try await listed(for: ben) == others)
        await reading.saw(first, in: rules, by: ben)
        #expect(try await pinned(for: ben) == [pins[1]])
        #expect(try await listed(for: ben) == others + [rules])
        #expect(try await pinned(for: .guest) == pins)
        #expect(try await listed(for: .guest) == others)
        let reply = try await town.reply(to: first, by: town.ada)
        #expect(try await pinned(for: ben) == pins)
        #expect(try await listed(for: ben) == others)
        await reading.saw(reply, in: rules, by: ben)
        #expect(try await pinned(for: ben) == [pins[1]])
        #expect(try await listed(for: ben) == [rules] + others)
    }

    @Test(arguments: [true, false])
    func `marking all as read, on the board or everywhere, takes down what was pinned until there is more`(
        _ isEverywhere: Bool
    ) async throws {
        let town = try await makeCommunity()
        let (first, ben) = (try await town.start("Read me before you sand anything"), try await town.member("ben"))
        let id = try await town.discussion(of: first)
        let board = try #require(try await town.community.boards.show(slug: "general", at: nil, for: ben)).board.id
        let end = town.clock.now.advanced(seconds: Moment.day)
        try await town.community.discussions.pin(id, until: end, by: .seeder)
        func shown(to actor: Actor) async throws -> [[Discussion.ID]] {
            let page = try #require(try await town.community.boards.show(slug: "general", at: nil, for: actor))
            return [page.pinned.map(\.discussion.id), page.list.rows.map(\.discussion.id)]
        }
        town.clock.advance(seconds: 1)
        try await town.community.reading.markRead(board: town.guitars, upTo: town.clock.now, by: ben)
        #expect(try await shown(to: ben) == [[id], []])
        try await town.community.reading.markRead(board: isEverywhere ? nil : board, upTo: town.clock.now, by: ben)
        #expect(try await shown(to: ben) == [[], [id]])
        #expect(try await shown(to: .guest) == [[id], []])
        town.clock.advance(seconds: 1)
        try await town.reply(to: first, by: town.ada)
        #expect(try await shown(to: ben) == [[id], []])
    }

    @Test func `a board that is not there is nil, by slug and by group`() async throws {
        let town = try await makeCommunity()
        #expect(try await town.community.boards.show(slug: "none", at: nil, for: .guest) == nil)
        #expect(try await town.community.boards.link(ofGroup: "store.none", for: .guest) == nil)
        #expect(try await town.community.boards.link(ofGroup: "store.guitars", for: .guest)?.slug == "guitars")
    }

    @Test func `guests open no boards, and the same slug opens one board`() async throws {
        let town = try await makeCommunity()
        let draft = BoardDraft(slug: "winds", name: "Winds", description: "", category: "THE WORKSHOP")
        await #expect(throws: PostingError.notAllowed) { try await town.community.boards.open(draft, by: .guest) }
        let opened = try await town.community.boards.open(draft, by: .importer)
        #expect(try await town.community.boards.open(draft, by: .seeder) == opened)
        #expect(try await town.community.boards.index(for: .guest).sections.count == 2)
    }

    @Test(arguments: ["", "Ümlaut", "UPPER", "a b", "-a", "a--b", "a/b", String(repeating: "a", count: 61)])
    func `a slug that does not fit an address is refused`(_ slug: String) async throws {
        let town = try await makeCommunity()
        let draft = BoardDraft(slug: slug, name: "Winds", description: "", category: "Workshop")
        await #expect(throws: PostingError.self) { try await town.community.boards.open(draft, by: .seeder) }
    }
}

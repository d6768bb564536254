import Storage
import TestSupport
import Testing

@testable import Features

@Suite struct FollowTests {
    private func followers(_ id: Discussion.ID, _ board: Board.ID, in town: TestCommunity) async throws -> [Member.ID] {
        let now = town.clock.now
        return try await town.store.read { try $0.followers(of: id, board, at: now) }.sorted()
    }

    @Test func `a thread goes before its board, for those who are told and for what is new`() async throws {
        let town = try await makeCommunity()
        let maren = Actor.member(try await town.signIn("maren").by)
        let reading = town.community.reading
        let post = try await town.start("Buzzing low E", by: town.ada)
        let id = try await town.discussion(of: post)
        #expect(try await followers(id, town.general, in: town) == [town.ada])
        try await reading.choose(.follow, of: town.general, by: maren)
        #expect(try await followers(id, town.general, in: town) == [town.ada, town.maren])
        try await reading.choose(.normal, of: id, by: maren)
        #expect(try await followers(id, town.general, in: town) == [town.ada])
        try await reading.choose(.mute, of: town.general, by: maren)
        #expect(try await reading.choice(of: id, for: maren) == Chosen(.normal))
        #expect(try await reading.marks(of: [id], for: maren)[id]?.newCount == 1)
        let other = try await town.discussion(of: try await town.start("Another thread", by: town.ada))
        #expect(try await reading.choice(of: other, for: maren) == Chosen(.mute))
        #expect(try await reading.marks(of: [other], for: maren)[other] == nil)
        #expect(try await reading.boards(for: maren) == [town.general: 1])
        try await reading.choose(.normal, of: town.general, by: maren)
        #expect(try await reading.boards(for: maren) == [town.general: 2])
        #expect(try await town.faults() == [])
    }

    @Test func `of too many followers those are told who chose it last`() async throws {
        let town = try await makeCommunity()
        let id = try await town.discussion(of: try await town.start("Buzzing low E"))
        try await town.tamper(
            "DELETE FROM discussion_choice",
            """
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1001)
            INSERT INTO member (name, folded_name, role, joined_at) SELECT 'many' || i, 'many' || i, 'member', i FROM n
            """,
            """
            INSERT INTO board_choice (member, board, choice, chosen_at)
            SELECT id, \(town.general), 'follow', joined_at FROM member WHERE name LIKE 'many%'
            """,
            """
            INSERT INTO discussion_choice (member, discussion, choice, chosen_at)
            VALUES (\(town.ada), \(id), 'follow', 500)
            """)
        let now = town.clock.now
        let told = try await town.store.read { try $0.followers(of: id, town.general, at: now) }
        let (first, last) = try await town.store.read { transaction in
            (
                try transaction.one(Query<Member.ID>("SELECT id FROM member WHERE name = 'many1001'")),
                try transaction.all(Query<Member.ID>("SELECT id FROM member WHERE name IN ('many1', 'many2')"))
            )
        }
        #expect(told.count == 1_000)
        #expect(told.first == first)
        #expect(told.contains(town.ada))
        #expect(!last.contains { told.contains($0) })
    }

    @Test func `what is muted leaves the lists, whose pages stay full`() async throws {
        let town = try await makeCommunity()
        let ada = Actor.member(try await town.signIn("ada").by)
        let reading = town.community.reading
        var ids: [Discussion.ID] = []
        for number in 1...35 {
            ids.append(try await town.discussion(of: try await town.start("Thread number \(number)", by: town.ben)))
        }
        try await reading.choose(.mute, of: ids[34], by: ada)
        let kept = Array(ids.prefix(34).reversed())
        let board = try #require(try await town.community.boards.show(slug: "general", at: nil, for: ada))
        #expect(board.list.rows.map(\.discussion.id) == Array(kept.prefix(30)))
        let rest = try await town.community.boards.show(slug: "general", at: board.list.older, for: ada)
        #expect(rest?.list.rows.map(\.discussion.id) == Array(kept.suffix(4)))
        let latest = try await town.community.discussions.latest(at: nil, for: ada)
        #expect(latest.rows.map(\.discussion.id) == Array(kept.prefix(30)))
        #expect(try await reading.unread(at: nil, for: ada)?.rows.map(\.discussion.id) == Array(kept.prefix(30)))
        let guests = try await town.community.discussions.latest(at: nil, for: .guest)
        #expect(guests.rows.first?.discussion.id == ids[34])
        // A board that is muted has its own page still, and is in no other list.
        try await reading.choose(.mute, of: town.general, by: ada)
        #expect(try await town.community.discussions.latest(at: nil, for: ada).rows == [])
        #expect(try await town.community.boards.show(slug: "general", at: nil, for: ada)?.list.rows.count == 30)
    }

    @Test func `what is muted stands beside no other thread, and is not what was last said on its board`() async throws
    {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        var ids: [Discussion.ID] = []
        for number in 1...3 {
            ids.append(try await town.discussion(of: try await town.start("Thread number \(number)", by: town.ben)))
        }
        func nearby(for actor: Actor) async throws -> [Discussion.ID]? {
            guard case .page(let page) = try await town.community.discussions.show(ids[0], page: 1, for: actor) else {
                return nil
            }
            return page.nearby.map(\.id)
        }
        func last(for actor: Actor) async throws -> [Discussion.ID] {
            try await town.community.boards.index(for: actor).sections.flatMap(\.boards)
                .compactMap { $0.lastPost?.discussion.id }
        }
        #expect(try await nearby(for: ada) == [ids[2], ids[1]])
        #expect(try await last(for: ada) == [ids[2]])
        try await town.community.reading.choose(.mute, of: ids[2], by: ada)
        #expect(try await nearby(for: ada) == [ids[1]])
        #expect(try await last(for: ada) == [ids[1]])
        for other in [Actor.guest, try await town.member("maren")] {
            #expect(try await nearby(for: other) == [ids[2], ids[1]])
            #expect(try await last(for: other) == [ids[2]])
        }
        for id in ids { try await town.community.reading.choose(.mute, of: id, by: ada) }
        #expect(try await last(for: ada) == [])
    }

    @Test func `what was chosen is listed, the last first, and can be taken back`() async throws {
        let town = try await makeCommunity()
        let maren = Actor.member(try await town.signIn("maren").by)
        let reading = town.community.reading
        var ids: [Discussion.ID] = []
        for number in 1...32 {
            ids.append(try await town.discussion(of: try await town.start("Thread number \(number)", by: town.ben)))
            try await reading.choose(number.isMultiple(of: 2) ? .mute : .follow, of: ids[number - 1], by: maren)
        }
        try await reading.choose(.follow, of: town.guitars, by: maren)
        let page = try #require(try await reading.chosen(at: nil, for: maren))
        #expect(page.boards.map(\.board.slug) == ["guitars"])
        #expect(page.threads.rows.map(\.discussion.id) == Array(ids.reversed().prefix(30)))
        #expect(page.threads.rows.first?.chosen == Chosen(.mute))
        let rest = try await reading.chosen(at: page.threads.older, for: maren)
        #expect(rest?.threads.rows.map(\.discussion.id) == Array(ids.reversed().suffix(2)))
        for id in ids { try await reading.choose(.normal, of: id, by: maren) }
        try await reading.choose(.normal, of: town.guitars, by: maren)
        #expect(try await reading.chosen(at: nil, for: maren)?.threads.rows == [])
        #expect(try await reading.chosen(at: nil, for: maren)?.boards == [])
        #expect(try await reading.chosen(at: nil, for: .guest) == nil)
    }

    @Test func `nobody follows what they may not read, and guests follow nothing`() async throws {
        let town = try await makeCommunity()
        let ada = Actor.member(try await town.signIn("ada").by)
        let id = try await town.discussion(of: try await town.start("Buzzing low E", by: town.ben))
        try await town.keep(town.general, for: .staff)
        let reading = town.community.reading
        await #expect(throws: TrackingError.missing) { try await reading.choose(.follow, of: id, by: ada) }
        await #expect(throws: TrackingError.missing) { try await reading.choose(.mute, of: town.general, by: ada) }
        await #expect(throws: TrackingError.missing) {
            try await reading.choose(.follow, of: Discussion.ID(rawValue: 999), by: ada)
        }
        await #expect(throws: TrackingError.notAllowed) { try await reading.choose(.follow, of: id, by: .guest) }
        await #expect(throws: TrackingError.notAllowed) {
            try await reading.choose(.follow, of: town.guitars, by: .guest)
        }
        #expect(try await reading.choice(of: id, for: ada) == nil)
        #expect(try await reading.choice(of: town.general, for: ada) == nil)
    }
}

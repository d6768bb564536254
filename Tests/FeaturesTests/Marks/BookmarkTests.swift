import Storage
import TestSupport
import Testing

@testable import Features

/// Bookmarks: one's own, newest first.
@Suite struct BookmarkTests {
    @Test func `what is kept is listed, the last first, until it is let go`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E", "One.", in: town.guitars)
        let second = try await town.reply(to: first, "Two.")
        let (marks, ben) = (town.community.marks, try await town.member("ben"))
        try await marks.bookmark(second, by: ben)
        town.clock.advance(seconds: 60)
        try await marks.bookmark(first, by: ben)
        try await marks.bookmark(first, by: ben)
        let list = try await marks.bookmarks(at: nil, by: ben)
        #expect(list.rows.map(\.post) == [first, second])
        #expect(list.rows.map(\.excerpt) == ["One.", "Two."])
        #expect(list.rows.map(\.by) == ["ada", "ben"])
        #expect(list.rows.map(\.position) == [1, 2])
        #expect(try await marks.shown(on: [first, second], for: ben)[first]?.isBookmarked == true)
        #expect(try await marks.shown(on: [first], for: .guest) == [:])
        let ada = try await town.member("ada")
        #expect(try await marks.bookmarks(at: nil, by: ada).rows == [])
        try await marks.unbookmark(first, by: ben)
        #expect(try await marks.bookmarks(at: nil, by: ben).rows.map(\.post) == [second])
    }

    @Test func `what can't be read any more is not listed, and can be let go`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E")
        let second = try await town.reply(to: first)
        let (marks, ben) = (town.community.marks, try await town.member("ben"))
        try await marks.bookmark(second, by: ben)
        try await town.keep(second, for: .staff)
        #expect(try await marks.bookmarks(at: nil, by: ben).rows == [])
        await #expect(throws: MarkError.missing) { try await marks.bookmark(second, by: ben) }
        try await town.keep(second, for: .everyone)
        try await town.remove(second, by: .moderator)
        #expect(try await marks.bookmarks(at: nil, by: ben).rows == [])
        try await marks.unbookmark(second, by: ben)
        await #expect(throws: MarkError.notAllowed) { try await marks.bookmark(first, by: .guest) }
        await #expect(throws: MarkError.notAllowed) { try await marks.unbookmark(first, by: .guest) }
        #expect(try await marks.bookmarks(at: nil, by: .guest).rows == [])
    }

    @Test func `whoever may not write keeps bookmarks all the same, as many as there is room for`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E")
        let second = try await town.reply(to: first)
        try await town.put(town.ben, in: .suspended)
        let ben = try await town.member("ben")
        try await town.community.marks.bookmark(first, by: ben)
        let numbers: SQLText = """
            WITH RECURSIVE numbers (id) AS (SELECT 10001 UNION ALL
                SELECT id + 1 FROM numbers WHERE id < \(Int64(9_999 + Bookmarks.most)))
            """
        try await town.tamper(
            """
            INSERT INTO post (id, discussion, position, member, message_id, fingerprint, posted_at, arrived_at, excerpt,
                state, audience)
            \(numbers) SELECT id, 1, -id, \(town.ada), 'm' || id, \([UInt8](repeating: 0, count: 16)), 1, 1, '',
                'visible', 'everyone' FROM numbers
            """,
            "INSERT INTO bookmark (member, post, kept_at) \(numbers) SELECT \(town.ben), id, 1 FROM numbers")
        await #expect(throws: MarkError.full) { try await town.community.marks.bookmark(second, by: ben) }
    }

    @Test func `the list is paged, and read from its index in order`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E")
        let (marks, ben) = (town.community.marks, try await town.member("ben"))
        for _ in 1...31 {
            let post = try await town.reply(to: first)
            try await marks.bookmark(post, by: ben)
        }
        let page = try await marks.bookmarks(at: nil, by: ben)
        #expect(page.rows.count == 30)
        let rest = try await marks.bookmarks(at: page.older, by: ben)
        #expect(rest.rows.first?.post != page.rows.first?.post)
        #expect(rest.rows.count == 1 && rest.older == nil)
        let range = ListRange(cursor: ListCursor(.older, at: FixedClock.noon, id: 9))
        let query = Query<Bookmark>.bookmarks(of: town.ben, [.everyone], at: range)
        try await expectIndexed(query.sql, "bookmark_kept", in: town.store)
    }
}

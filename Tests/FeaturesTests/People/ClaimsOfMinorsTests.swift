import Features
import SQLiteStorage
import Storage
import Testing

/// What those claimed of an archive who are no adults goes back when a database is brought up to date.
@Suite struct ClaimsOfMinorsTests {
    private static let rows: [SQLText] = [
        "INSERT INTO category (id, name, folded_name, position) VALUES (9, 'Old', 'old', 9)",
        """
        INSERT INTO board (id, category, position, slug, name, description, default_view, audience, created_at)
        VALUES (9, 9, 1, 'old', 'Old', 'Old.', 'flat', 'everyone', 1)
        """,
        """
        INSERT INTO member (id, name, folded_name, role, joined_at, band)
        VALUES (7, 'ada', 'ada', 'member', 1, '13+'), (8, 'ben', 'ben', 'member', 1, '18+'),
            (9, 'eve', 'eve', 'member', 1, 'unknown')
        """,
        """
        INSERT INTO author (id, address_hash, name, slug, claimed_by, claimed_at)
        VALUES (1, \([UInt8(1)]), 'A', 'a', 7, 5), (2, \([UInt8(2)]), 'B', 'b', 8, 5),
            (3, \([UInt8(3)]), 'C', 'c', 9, 5)
        """,
        """
        INSERT INTO discussion (id, board, title, slug, subject_key, opens_with_reply, started_at, last_at, tail_at,
            post_count, visible_count, first_post, last_post)
        VALUES (9, 9, 'A relic', 'a-relic', 'relic', 0, 1, 2, 3, 3, 3, 1, 3)
        """,
        """
        INSERT INTO post (id, discussion, position, author, byline, message_id, fingerprint, posted_at, arrived_at,
            excerpt, state, audience)
        VALUES (1, 9, 1, 1, 'A', 'a@b', \([UInt8(0)]), 1, 1, 'a', 'visible', 'everyone'),
            (2, 9, 2, 2, 'B', 'b@b', \([UInt8(0)]), 2, 2, 'a', 'visible', 'everyone'),
            (3, 9, 3, 3, 'C', 'c@b', \([UInt8(0)]), 3, 3, 'a', 'visible', 'everyone')
        """,
        """
        INSERT INTO search_entry (post, state, opens, board, title, author, text)
        VALUES (1, 'indexed', 1, 9, '', 'A ada', 'a'), (2, 'indexed', 0, 9, '', 'B ben', 'a'),
            (3, 'indexed', 0, 9, '', 'C eve', 'a')
        """,
    ]

    @Test func `an adult keeps what they claimed, nobody else does, and those posts are indexed anew`() async throws {
        let store = try SQLiteStore()
        try await store.migrate(Schema.migrations.filter { $0.name < "018" })
        try await store.write { transaction in
            for statement in Self.rows { try transaction.run(statement) }
        }
        try await store.migrate(Schema.migrations)
        let claims = Query<[Int]>("SELECT COALESCE(claimed_by, 0), COALESCE(claimed_at, 0) FROM author ORDER BY id") {
            [try $0.next(), try $0.next()]
        }
        #expect(try await store.read { try $0.all(claims) } == [[0, 0], [8, 5], [0, 0]])
        let states = Query<String>("SELECT state FROM search_entry ORDER BY post")
        #expect(try await store.read { try $0.all(states) } == ["stale", "indexed", "stale"])
    }
}

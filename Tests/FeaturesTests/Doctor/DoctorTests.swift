import Crypto
import Features
import Foundation
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// One corrupted database for each check: doctor names the fault.
@Suite struct DoctorTests {
    /// A community with a board of mail and one of members' posts, and nothing wrong in it.
    private func town() async throws -> TestCommunity {
        let town = try await makeCommunity()
        try await town.importMailboxes(Mailboxes.path("threads.mbox"))
        let first = try await town.start("Which strings for slide?", in: town.guitars)
        let reply = try await town.reply(to: first)
        try await town.reply(to: reply)
        try #require(try await town.faults() == [])
        return town
    }

    private static let corruptions: [Corruption] = [
        Corruption(
            check: "board counts",
            statements: ["UPDATE board SET post_count = post_count + 1 WHERE slug = 'general'"],
            names: "board general: posts counted as"),
        Corruption(
            check: "board counts",
            statements: ["UPDATE board SET discussion_count = 0 WHERE slug = 'guitars'"],
            names: "board guitars: threads counted as 0, there are 1"),
        Corruption(
            check: "discussion counts",
            statements: ["UPDATE discussion SET visible_count = 99 WHERE slug LIKE 'which-strings%'"],
            names: "(99 visible)"),
        Corruption(
            check: "first and last posts",
            statements: ["UPDATE discussion SET last_post = first_post WHERE slug LIKE 'which-strings%'"],
            names: "its first or last post"),
        Corruption(
            check: "parents",
            statements: [
                """
                UPDATE post SET parent = (SELECT first_post FROM discussion WHERE slug LIKE 'which-strings%'),
                    parent_link = 'reference'
                WHERE message_id = 'rosin-1@example.org'
                """
            ],
            names: "is in another discussion"),
        Corruption(
            check: "notices",
            statements: [
                """
                INSERT INTO notice (member, kind, post, made_at, on_web, read_at, mail_at)
                SELECT 1, 'reply', MIN(id), 0, 1, 5, 5 FROM post WHERE member IS NOT NULL
                """
            ],
            names: "it was read, but a mail about it is still due"),
        Corruption(
            check: "notices",
            statements: [
                """
                INSERT INTO notice (member, kind, post, by_member, made_at, on_web)
                SELECT 1, 'reply', MIN(id), 1, 0, 1 FROM post WHERE member IS NOT NULL
                """
            ],
            names: "it tells a member of what they did themselves"),
        Corruption(
            check: "notices",
            statements: [
                """
                INSERT INTO notice (member, kind, post, made_at, on_web, mail_at, is_digested)
                SELECT 1, 'followed', MIN(id), 0, 1, 5, 1 FROM post WHERE member IS NOT NULL
                """
            ],
            names: "it waits for a digest that nobody gets"),
        Corruption(
            check: "article numbers",
            statements: ["DELETE FROM article WHERE number = 2"],
            names: "it has no article number"),
        Corruption(
            check: "article numbers",
            statements: ["UPDATE board SET next_article = 2 WHERE slug = 'general'"],
            names: "is at or above the next number, 2"),
        Corruption(
            check: "threads",
            statements: [
                """
                UPDATE post SET parent = (SELECT id FROM post WHERE message_id = 'rosin-2@example.org')
                WHERE message_id = 'rosin-1-1@example.org'
                """
            ],
            names: "does not stand under what its References name"),
        Corruption(
            check: "moved discussions",
            statements: [
                """
                INSERT INTO discussion (board, title, slug, subject_key, opens_with_reply, started_at, last_at,
                    tail_at, post_count, visible_count)
                SELECT board, 'Empty', 'empty', '', 0, 1, 1, 1, 0, 0 FROM discussion LIMIT 1
                """,
                """
                INSERT INTO discussion (board, title, slug, subject_key, opens_with_reply, started_at, last_at,
                    tail_at, post_count, visible_count, moved_to)
                SELECT board, 'Gone', 'gone', '', 0, 1, 1, 1, 0, 0, id FROM discussion WHERE slug = 'empty'
                """,
            ],
            names: "which is no place to end"),
        Corruption(
            check: "moved discussions",
            statements: [
                """
                INSERT INTO discussion (board, title, slug, subject_key, opens_with_reply, started_at, last_at,
                    tail_at, post_count, visible_count, moved_to)
                SELECT board, 'Gone', 'gone', '', 0, 1, 1, 1, 0, 0, id FROM discussion ORDER BY id LIMIT 1
                """
            ],
            names: "it leads elsewhere, but it has a title"),
        Corruption(
            check: "revisions",
            statements: ["UPDATE post SET edited_at = 1 WHERE message_id = 'rosin@example.org'"],
            names: "contradict each other"),
        Corruption(
            check: "bodies",
            statements: [
                "DELETE FROM body WHERE post = (SELECT id FROM post WHERE message_id = 'rosin@example.org')"
            ],
            names: "it has no body"),
        Corruption(
            check: "order of posts",
            statements: ["UPDATE post SET position = 77 WHERE message_id = 'rosin-2@example.org'"],
            names: "positions are not 1 to"),
        Corruption(
            check: "order of posts",
            statements: [
                "UPDATE post SET position = -1 WHERE message_id = 'rosin@example.org'",
                "UPDATE post SET position = 1 WHERE message_id = 'rosin-1@example.org'",
                "UPDATE post SET position = 2 WHERE message_id = 'rosin@example.org'",
            ],
            names: "stands at"),
        Corruption(
            check: "trees",
            statements: [
                """
                UPDATE post SET parent_link = 'reference',
                    parent = (SELECT id FROM post WHERE message_id = 'rosin-1-1@example.org')
                WHERE message_id = 'rosin@example.org'
                """
            ],
            names: "is its own ancestor"),
        Corruption(
            check: "authors' addresses",
            statements: ["UPDATE author SET address_sealed = \([UInt8](repeating: 1, count: 40)) WHERE id = 1"],
            names: "author 1: the address can't be opened"),
        Corruption(
            check: "authors' addresses",
            statements: ["UPDATE author SET address_hash = \([UInt8](repeating: 1, count: 32)) WHERE id = 1"],
            names: "the look-up hash is not that of the address"),
        Corruption(
            check: "stored html",
            statements: ["UPDATE body SET html = '<script>alert(1)</script>' WHERE post = 1"],
            names: "post 1: the stored html is not what its source makes"),
        Corruption(
            check: "search index",
            statements: ["DELETE FROM search_entry WHERE post = 2"],
            names: "post 2: the search index knows nothing of it"),
        Corruption(
            check: "search index",
            statements: ["UPDATE search_entry SET state = 'hidden' WHERE post = 2"],
            names: "post 2: it can't be read, but it is in the search index"),
        Corruption(
            check: "search index",
            statements: [
                "UPDATE post SET state = 'removed', state_by = 'author' WHERE id = 2"
            ],
            names: "post 2: it can't be read, but it is in the search index"),
        Corruption(
            check: "search index",
            statements: ["UPDATE search_entry SET state = 'waiting' WHERE post = 2"],
            names: "post 2: its entry in the search index was left open"),
        Corruption(
            check: "search index",
            statements: ["UPDATE search_entry SET title = 'Another' WHERE post = 2"],
            names: "post 2: it is in the search index under another title"),
        Corruption(
            check: "search index",
            statements: ["UPDATE search_entry SET text = 'Another' WHERE post = 2"],
            names: "post 2: the text that is searched is not its own"),
        Corruption(
            check: "search index",
            statements: ["INSERT INTO search_index (rowid, text) VALUES (77, 'stray words')"],
            names: "words are indexed of posts that are not there: 1, the first 77"),
        Corruption(
            check: "search index",
            statements: ["INSERT INTO search_index (search_index) VALUES ('delete-all')"],
            names: "the search index does not hold its words"),
        Corruption(
            check: "search index",
            statements: ["DROP TABLE search_index_data"],
            names: "the index can't be read"),
        Corruption(
            check: "sign-ins",
            statements: [DoctorTests.signIn, DoctorTests.session(until: 2), "UPDATE sign_in SET ended_at = 1"],
            names: "it has ended, but there is a session of it"),
        Corruption(
            check: "sign-ins",
            statements: [DoctorTests.signIn, DoctorTests.session(until: 86_400_002)],
            names: "lives for longer than a day"),
        Corruption(
            check: "sign-ins",
            statements: [
                DoctorTests.signIn,
                "UPDATE sign_in SET remember_hash = \([UInt8](repeating: 1, count: 32)), remember_until = 2592000002",
            ],
            names: "it is remembered for longer than 30 days"),
        Corruption(
            check: "sign-ins",
            statements: [
                DoctorTests.signIn,
                "UPDATE sign_in SET remember_hash = \([UInt8](repeating: 1, count: 32)), remember_until = 9, ended_at = 9",
            ],
            names: "it has ended, but a browser is still remembered"),
        Corruption(
            check: "ages",
            statements: [
                "PRAGMA ignore_check_constraints = ON", "UPDATE member SET band = 'u13' WHERE name = 'ada'",
            ],
            names: "is of the band u13 and there is no consent"),
        Corruption(
            check: "schema",
            statements: ["DELETE FROM migration WHERE name = '002-people'"],
            names: "the migrations applied are"),
    ]

    private static let signIn: SQLText = """
        INSERT INTO sign_in (member, label, way, started_at, seen_at) SELECT MIN(id), 'A browser', 'link', 1, 1 FROM member
        """

    /// A session of the one sign-in that began at 1, in milliseconds.
    private static func session(until end: Int64) -> SQLText {
        """
        INSERT INTO session (secret_hash, sign_in, started_at, seen_at, expires_at)
        SELECT \([UInt8](repeating: 1, count: 32)), id, 1, 1, \(end) FROM sign_in
        """
    }

    @Test(arguments: corruptions)
    func `doctor names a fault`(_ corruption: Corruption) async throws {
        let faults = try await town().faults(after: corruption)
        #expect(faults.contains { $0.contains(corruption.names) }, "\(faults)")
    }

    @Test func `a damaged file is named by the engine's own check`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "a.sqlite").path
            let store = try SQLiteStore(path: path)
            let town = try await makeCommunity(store: store)
            try await town.importMailboxes(Mailboxes.path("threads.mbox"))
            try store.close()
            // A connection that only wrote is the last to close, so that all is in the file itself.
            try SQLiteStore(path: path).close()
            // An index that no longer fits its table: what a torn page or a faulty disk leaves.
            try damageIndex(at: path)
            let reopened = try SQLiteStore(path: path)
            #expect(try await !reopened.engineFaults().isEmpty)
        }
    }

    /// Changes one letter of a Message-ID in the last place the file has it, so that table and index differ.
    private func damageIndex(at path: String) throws {
        var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
        let needle = Array("rosin-1@example.org".utf8)
        let starts = bytes.indices.dropLast(needle.count).filter {
            bytes[$0..<($0 + needle.count)].elementsEqual(needle)
        }
        try #require(!starts.isEmpty)
        for start in starts.suffix(1) { bytes[start] = UInt8(ascii: "x") }
        try Data(bytes).write(to: URL(filePath: path))
    }

    @Test func `bodies of an older renderer are remarked, not faults, and rendered anew`() async throws {
        let town = try await town()
        try await town.tamper("UPDATE body SET renderer = '0-old', html = '<p>old</p>' WHERE post <= 3")
        #expect(try await town.remark(of: "stored html") == "3 bodies wait to be rendered anew")
        #expect(try await town.faults() == [])
        #expect(try await town.community.discussions.rerenderStale(limit: 2) == 2)
        #expect(try await town.community.discussions.rerenderStale(limit: 2) == 1)
        #expect(try await town.community.discussions.rerenderStale(limit: 2) == 0)
        #expect(try await town.faults() == [])
    }

    @Test func `another key opens no address and makes every body stale`() async throws {
        let town = try await town()
        let settings = SiteSettings(name: "x", origin: "http://forum.example", zone: .gmt)
        let other = Surroundings.forTests(town.clock, key: .init(data: [UInt8](repeating: 9, count: 32)))
        await #expect(throws: FoundingError.wrongKey) {
            try await Site.load(store: town.store, settings: settings, surroundings: other)
        }
    }
}

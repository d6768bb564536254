import Features
import Storage
import TestSupport
import Testing

/// What doctor says of versions, wiped posts and composers: one corrupted database for each fault.
@Suite struct ComposeDoctorTests {
    /// A thread with a post that was changed once, one that was wiped, a draft and a form that was sent.
    private func town() async throws -> TestCommunity {
        let town = try await makeCommunity()
        let first = try await town.start("Humming amp", "Words.")
        let second = try await town.reply(to: first, "Gone words.")
        try #require((first.rawValue, second.rawValue) == (1, 2))
        try await town.tamper(
            """
            INSERT INTO revision (post, number, kind, source, member, replaced_at)
            VALUES (1, 1, 'markdown', 'Earlier words.', 1, \(town.clock.now))
            """,
            "UPDATE post SET edited_at = \(town.clock.now), edit_count = 1 WHERE id = 1",
            """
            INSERT INTO draft (member, target, title, source, base, saved_at) VALUES (1, 'edit:1', '', 'x', 1, 1)
            """,
            """
            INSERT INTO composer_use (nonce_hash, member, post, expires_at)
            VALUES (\([UInt8](repeating: 1, count: 32)), 1, 1, 1)
            """)
        let ben = try await town.actor(try await town.signIn("ben").secret)
        try await town.community.ownPosts.delete(second, by: ben)
        town.clock.advance(seconds: RemovedTexts.kept)
        _ = try await town.community.removedTexts.wipe(limit: 10)
        try #require(try await town.faults() == [])
        return town
    }

    private static let corruptions: [Corruption] = [
        Corruption(
            check: "versions", statement: "UPDATE post SET edit_count = 0 WHERE id = 1",
            names: "post 1: it was changed 0 times, but has 1 earlier versions"),
        Corruption(
            check: "versions", statement: "UPDATE revision SET hidden_by = 3",
            names: "post 1: version 1 was hidden by somebody at no time"),
        Corruption(
            check: "wiped posts", statement: "UPDATE post SET state = 'held' WHERE id = 2",
            names: "post 2: its words are gone, but it was not removed"),
        Corruption(
            check: "wiped posts", statement: "UPDATE body SET source = 'Gone words.' WHERE post = 2",
            names: "post 2: its words are gone, but its body has some"),
        Corruption(
            check: "wiped posts", statement: "UPDATE post SET excerpt = 'Gone words.' WHERE id = 2",
            names: "post 2: its words are gone, but its body has some"),
        Corruption(
            check: "wiped posts",
            statement: """
                INSERT INTO revision (post, number, kind, source, member, replaced_at)
                VALUES (2, 1, 'markdown', 'Gone words.', 2, 1)
                """,
            names: "post 2: its words are gone, but an earlier version has some"),
        Corruption(
            check: "wiped posts", statement: "UPDATE search_entry SET text = 'gone words' WHERE post = 2",
            names: "post 2: its words are gone, but the search index has some"),
        Corruption(
            check: "search index", statement: "UPDATE search_entry SET title = 'gone words' WHERE post = 2",
            names: "post 2: it can't be read, but its entry has a title"),
        Corruption(
            check: "composers", statement: "UPDATE draft SET form_hash = \([UInt8](repeating: 1, count: 31))",
            names: "draft 1: the form that it was typed in is known by no hash"),
        Corruption(
            check: "composers", statement: "UPDATE composer_use SET member = 2",
            names: "post 1: a form of member 2 made it, who did not write it"),
        Corruption(
            check: "composers", statement: "UPDATE draft SET target = 'post:1'",
            names: "draft 1: it is for nothing that can be written for"),
        Corruption(
            check: "composers", statement: "UPDATE draft SET member = 2",
            names: "draft 1: it changes a post of somebody else"),
        Corruption(
            check: "composers", statement: "UPDATE draft SET member = 2, target = 'edit:2'",
            names: "draft 1: it changes a post whose words are gone"),
        Corruption(
            check: "composers",
            statement: """
                INSERT INTO draft (member, target, title, source, saved_at)
                WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 51)
                SELECT 2, 'reply:' || n, '', 'x', n FROM number
                """,
            names: "member 2: there are 51 drafts of theirs"),
    ]

    @Test(arguments: corruptions)
    func `doctor names a fault`(_ corruption: Corruption) async throws {
        let faults = try await town().faults(after: corruption)
        #expect(faults.contains { $0.hasPrefix(corruption.names) }, "\(faults)")
    }
}

import Storage
import TestSupport
import Testing

@testable import Features

/// What doctor says of edits that wait and of titles that went with their posts, and which indexes find them.
@Suite struct HeldEditDoctorTests {
    /// Post 2 can be read, and an edit of it waits as item 1; post 3 began discussion 2 and was removed, post 4 stays.
    private func town() async throws -> TestCommunity {
        let town = try await makeCommunity()
        let first = try await town.start("Which strings for slide?", by: town.maren)
        let answer = try await town.reply(to: first, "Wound thirds.")
        let links = (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")
        try #require(
            try await town.community.ownPosts.edit(
                Edit(answer, source: links, base: 0), by: town.member("ben")))
        let removed = try await town.start("Cheap strings of mine")
        try await town.reply(to: removed)
        try await town.community.moderation.remove(removed, reason: "An advertisement.", by: town.member("maren"))
        try #require((answer.rawValue, removed.rawValue) == (2, 3))
        try #require(try await town.faults() == [])
        return town
    }

    private static let corruptions: [Corruption] = [
        Corruption(
            check: "queue", statement: "UPDATE queue_item SET settled_at = 1 WHERE id = 1",
            names: "post 2: an edit of it waits for nobody"),
        Corruption(
            check: "queue", statement: "DELETE FROM held_edit",
            names: "queue item 1: it is there for what is held, and nothing of its post is"),
        Corruption(
            check: "queue",
            statement: "INSERT INTO held_edit (post, source, made_at) VALUES (3, 'Others.', 1)",
            names: "post 3: it was removed, and an edit of it still waits"),
        Corruption(
            check: "titles", statement: "UPDATE post SET subject = 'Strings' WHERE id = 2",
            names: "post 2: it is to be read, and the title that it gave its thread is kept back"),
        Corruption(
            check: "titles", statement: "UPDATE discussion SET title = 'Cheap strings of mine' WHERE id = 2",
            names: "post 3: it is not to be read, and its thread still has the title that it gave"),
    ]

    @Test(arguments: corruptions)
    func `doctor names a fault`(_ corruption: Corruption) async throws {
        let faults = try await town().faults(after: corruption)
        #expect(faults.contains { $0.hasPrefix(corruption.names) }, "\(faults)")
    }

    @Test func `an edit that waits, and what was decided about what was held, is found by index`() async throws {
        let store = try await makeCommunity().store
        let (post, member, noon) = (Post.ID(rawValue: 1), Member.ID(rawValue: 1), FixedClock.noon)
        try await expectIndexed(Query<HeldEdit>.heldEdit(of: post).sql, "INTEGER PRIMARY KEY (rowid=?)", in: store)
        try await expectIndexed(
            Query<QuotingText>.heldEdit(behind: .init(post: post)).sql, "INTEGER PRIMARY KEY (rowid=?)", in: store)
        try await expectIndexed(Query<HeldPost>.heldPost(post, of: member).sql, "decision_post (post=?)", in: store)
        try await expectIndexed(Query<DecisionSubject>.subject(post).sql, "decision_post (post=?)", in: store)
        let due = Query<StateChange>.keptAway(after: noon, before: noon, limit: 20).sql
        try await expectIndexed(due, "decision_rule (rule=? AND made_at>? AND made_at<?)", in: store)
        try await expectIndexed(due, "queue_item_open (post=?)", in: store)
    }
}

import Features
import Storage
import TestSupport
import Testing

/// What doctor says of quotes, thanks, bookmarks and answers: one corrupted database for each fault.
@Suite struct MarkDoctorTests {
    private static let corruptions: [Corruption] = [
        Corruption(
            check: "quotes", statements: ["INSERT INTO quote (post, original) VALUES (1, 1)"],
            names: "post 1: it is kept as a quote of itself"),
        Corruption(
            check: "quotes", statements: ["UPDATE post SET wiped_at = 1 WHERE id = 2"],
            names: "post 2: its words are gone, but what it quoted is still kept"),
        Corruption(
            check: "stored html",
            statements: ["UPDATE post SET wiped_at = 1, state = 'removed', state_by = 'author' WHERE id = 1"],
            names: "post 2: the stored html is not what its source makes"),
        Corruption(
            check: "thanks and bookmarks",
            statements: ["INSERT INTO thanks (post, member, given_at) VALUES (1, 1, 1)"],
            names: "post 1: its author thanks for it"),
        Corruption(
            check: "thanks and bookmarks",
            statements: [
                "INSERT INTO thanks (post, member, given_at) VALUES (1, 2, 1)",
                "UPDATE post SET wiped_at = 1 WHERE id = 1",
            ],
            names: "post 1: its words are gone, but somebody thanks for it"),
        Corruption(
            check: "thanks and bookmarks",
            statements: [
                "INSERT INTO bookmark (post, member, kept_at) VALUES (1, 2, 1)",
                "UPDATE post SET wiped_at = 1 WHERE id = 1",
            ],
            names: "post 1: its words are gone, but somebody keeps it"),
        Corruption(
            check: "answers",
            statements: ["UPDATE discussion SET answer = 1, answer_by = 1, answer_at = 1 WHERE id = 1"],
            names: "discussion 1: its answer, post 1, is no reply in it, or was removed"),
        Corruption(
            check: "answers",
            statements: ["UPDATE discussion SET answer = 3, answer_by = 1, answer_at = 1 WHERE id = 1"],
            names: "discussion 1: its answer, post 3, is no reply in it, or was removed"),
        Corruption(
            check: "answers",
            statements: [
                "UPDATE discussion SET answer = 2, answer_by = 1, answer_at = 1 WHERE id = 1",
                "UPDATE post SET state = 'removed', state_by = 'author' WHERE id = 2",
            ],
            names: "discussion 1: its answer, post 2, is no reply in it, or was removed"),
        Corruption(
            check: "answers", statements: ["UPDATE discussion SET answer = 2, answer_by = 1 WHERE id = 1"],
            names: "discussion 1: its answer, who marked it and when contradict each other"),
    ]

    @Test(arguments: corruptions)
    func `doctor names a fault`(_ corruption: Corruption) async throws {
        let town = try await makeCommunity()
        let first = try await town.start("The first thread", "Words.", by: town.ada)
        try await town.reply(to: first, "> [ada, #1](/p/\(first))\n> Words.\n\nMine.")
        try await town.start("The second thread", by: town.ada)
        try #require(try await town.faults() == [])
        #expect(try await town.faults(after: corruption) == [corruption.names])
    }
}

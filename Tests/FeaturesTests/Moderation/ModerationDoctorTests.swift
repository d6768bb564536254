import Storage
import TestSupport
import Testing

@testable import Features

/// What doctor says of the queue and of decisions: one corrupted database for each fault.
@Suite struct ModerationDoctorTests {
    /// Post 2 is held and waits as item 1; post 4 was reported and removed, as item 2.
    private func town() async throws -> TestCommunity {
        let town = try await makeCommunity()
        _ = try await town.heldPost()
        let start = try await town.start("Another thread to reply to")
        let post = try await town.reply(to: start)
        try await town.community.reports.report(post, ReportDraft(.spam), by: .guest, from: nil)
        try await town.community.moderation.remove(post, reason: "An advertisement.", by: town.moderator())
        try #require(try await town.faults() == [])
        return town
    }

    private static let corruptions: [Corruption] = [
        Corruption(
            check: "queue", statement: "UPDATE queue_item SET settled_at = 1 WHERE id = 1",
            names: "post 2: it is held, and waits for nobody"),
        Corruption(
            check: "queue",
            statement: "INSERT INTO queue_item (post, board, kind, opened_at) VALUES (1, 2, 'reported', 1)",
            names: "queue item 3: its post is to be read, and nobody reported it"),
        Corruption(
            check: "queue", statement: "UPDATE queue_item SET settled_at = NULL WHERE id = 2",
            names: "queue item 2: its post was removed, and it still waits"),
        Corruption(
            check: "queue", statement: "UPDATE queue_item SET board = 1 WHERE id = 1",
            names: "queue item 1: it is on another board than its post"),
        Corruption(
            check: "queue", statement: "UPDATE queue_item SET claimed_by = 1, claimed_until = 1 WHERE id = 2",
            names: "queue item 2: it is settled, and somebody has it"),
        Corruption(
            check: "decisions", statement: "UPDATE decision SET post = NULL",
            names: "decision 1: it is about nothing"),
        Corruption(
            check: "decisions", statement: "UPDATE decision SET kind = 'retitle'",
            names: "decision 1: it gave a title, and to no thread"),
        Corruption(
            check: "decisions", statement: "UPDATE decision SET member = 1",
            names: "decision 1: it concerns somebody else than who wrote post 4"),
        Corruption(
            check: "decisions", statement: "UPDATE decision SET post = 3, member = NULL",
            names: "queue item 2: it ended with a decision about another post"),
        Corruption(
            check: "decisions", statement: "UPDATE report SET item = 1",
            names: "report 1: it is part of the item of another post"),
    ]

    @Test(arguments: corruptions)
    func `doctor names a fault`(_ corruption: Corruption) async throws {
        let faults = try await town().faults(after: corruption)
        #expect(faults.contains { $0.hasPrefix(corruption.names) }, "\(faults)")
    }
}

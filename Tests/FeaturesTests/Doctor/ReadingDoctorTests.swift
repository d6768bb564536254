import Features
import Storage
import TestSupport
import Testing

/// What doctor says of readers' marks: one corrupted database for each fault.
@Suite struct ReadingDoctorTests {
    private static let corruptions: [Corruption] = [
        Corruption(
            check: "read marks",
            statement: "UPDATE read_mark SET seen = 2 WHERE member = 1 AND discussion = 1",
            names: "member 1: the mark in discussion 1 is on post 2, which is in another"),
        Corruption(
            check: "read marks",
            statement: "UPDATE discussion SET moved_to = 1 WHERE id = 2",
            names: "member 1: discussion 2 is chosen, which was moved away"),
        Corruption(
            check: "read marks",
            statement: "UPDATE discussion_choice SET until = 5 WHERE member = 1 AND discussion = 1",
            names: "member 1: discussion 1 has a choice that ends and is no mute"),
        Corruption(
            check: "read marks",
            statement: """
                INSERT INTO board_choice (member, board, choice, chosen_at, until) VALUES (1, 2, 'follow', 1, 5)
                """,
            names: "member 1: board 2 has a choice that ends and is no mute"),
        Corruption(
            check: "read marks",
            statement: "INSERT INTO read_floor (member, board, at) VALUES (1, 99, 1)",
            names: "member 1: board 99 is read, which is not there"),
        Corruption(
            check: "visits and ignored members",
            statement: "UPDATE visit SET previous_at = began_at + 1",
            names: "member 1: the last visit ends before it begins, or begins before the one before"),
        Corruption(
            check: "visits and ignored members",
            statement: "INSERT INTO ignored (member, other, since) VALUES (1, 1, 1)",
            names: "member 1: is left out by themselves"),
    ]

    @Test(arguments: corruptions)
    func `doctor names a fault`(_ corruption: Corruption) async throws {
        let town = try await makeCommunity()
        try await town.start("The first thread", by: town.ada)
        try await town.start("The second thread", by: town.ada)
        await town.community.reading.visit(by: .member(try await town.signIn("ada").by))
        try #require(try await town.faults() == [])
        #expect(try await town.faults(after: corruption) == [corruption.names])
    }
}

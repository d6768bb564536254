import Storage
import TestSupport
import Testing

@testable import Features

/// What becomes of an answer when an import makes other threads of what is there.
@Suite struct MovedAnswerTests {
    private func post(_ messageID: String, in town: TestCommunity) async throws -> Post.ID {
        try await town.store.read { try $0.one(Query("SELECT id FROM post WHERE message_id = \(messageID)")) }
    }

    /// A board of questions with these messages, of which one answers.
    private func town(_ mailbox: String, answeredBy messageID: String) async throws -> (TestCommunity, Post.ID) {
        let town = try await makeCommunity()
        try await town.takeAnswers(on: town.general)
        try await town.importMail(mailbox, into: town.general)
        let answer = try await post(messageID, in: town)
        try await town.community.answers.mark(answer, by: try await town.member("maren"))
        return (town, answer)
    }

    private func answer(of discussion: Discussion.ID, in town: TestCommunity) async throws -> Post.ID? {
        try await town.community.answers.answer(of: discussion, for: .guest)?.post
    }

    @Test func `it goes along with a thread that becomes part of another`() async throws {
        let (town, answer) = try await town(
            Mailboxes.message("a", "Frets") + Mailboxes.message("c", "Nuts", at: 10, references: ["x"])
                + Mailboxes.message("d", "Re: Nuts", at: 20, references: ["x", "c"]),
            answeredBy: "d")
        let before = try await town.discussion(of: answer)
        try await town.importMail(
            Mailboxes.message("x", "Re: Frets", at: 5, references: ["a"]), into: town.general)
        let after = try await town.discussion(of: answer)
        try #require(before != after)
        #expect(try await self.answer(of: after, in: town) == answer)
        #expect(try await town.faults() == [])
    }

    @Test func `it is none any more where the post alone moves to another thread`() async throws {
        let (town, answer) = try await town(
            Mailboxes.message("a") + Mailboxes.message("r", "Re: Strings", at: 1_000), answeredBy: "r")
        let before = try await town.discussion(of: answer)
        try await town.importMail(Mailboxes.message("b", at: 500), into: town.general)
        let after = try await town.discussion(of: answer)
        try #require(before != after)
        #expect(try await self.answer(of: before, in: town) == nil)
        #expect(try await self.answer(of: after, in: town) == nil)
        #expect(try await town.faults() == [])
    }
}

import Storage
import TestSupport
import Testing

@testable import Features

/// What was taken away here does not come back with its mailbox.
@Suite struct WithheldTests {
    private func post(_ messageID: String, in town: TestCommunity) async throws -> Post.ID {
        try await town.store.read { try $0.one(Query("SELECT id FROM post WHERE message_id = \(messageID)")) }
    }

    private func remove(_ post: Post.ID, in town: TestCommunity) async throws {
        try await town.settleIn(town.maren)
        try await town.community.moderation.remove(post, reason: "No.", by: try await town.member("maren"))
    }

    private func wipe(in town: TestCommunity) async throws {
        town.clock.advance(seconds: RemovedTexts.kept)
        #expect(try await town.community.removedTexts.wipe(limit: 10) == 1)
    }

    @Test func `a removed message stays away, when it is wiped too, whatever the text under its id`() async throws {
        let town = try await makeCommunity()
        let mailbox = Mailboxes.message("a") + Mailboxes.message("b", at: 1)
        try await town.importMail(mailbox, into: town.general)
        try await remove(try await post("a", in: town), in: town)
        let removed = try await town.importMail(mailbox, into: town.general)
        #expect((removed.added, removed.duplicates, removed.withheld) == (0, 1, 1))
        let elsewhere = try await town.importMail(Mailboxes.message("a"), into: town.guitars)
        #expect((elsewhere.crossPosted, elsewhere.withheld) == (0, 1))
        try await wipe(in: town)
        let wiped = try await town.importMail(mailbox, into: town.general)
        #expect((wiped.added, wiped.duplicates, wiped.withheld) == (0, 1, 1))
        let other = try await town.importMail(Mailboxes.message("a", text: "Another text."), into: town.general)
        #expect((other.added, other.renamedCount, other.withheld) == (0, 0, 1))
        let faults = try await town.faults()
        #expect(faults == [])
    }

    @Test func `nor does one that is kept under an id of ours`() async throws {
        let town = try await makeCommunity()
        let mailbox = Mailboxes.message("a", text: "One text.") + Mailboxes.message("a", at: 1, text: "Another text.")
        let first = try await town.importMail(mailbox, into: town.general)
        let id = try #require(first.renamed.first?.messageID)
        try await remove(try await post(id, in: town), in: town)
        try await wipe(in: town)
        var total = ImportReport()
        total.add(try await town.importMail(mailbox, into: town.general))
        #expect((total.added, total.duplicates, total.withheld) == (0, 1, 1))
        let faults = try await town.faults()
        #expect(faults == [])
    }
}

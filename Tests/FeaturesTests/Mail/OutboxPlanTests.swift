import Storage
import TestSupport
import Testing

@testable import Features

/// The outbox may hold a whole site's mail: what is asked every second reads what is due and nothing else.
struct OutboxPlanTests {
    private let now = FixedClock.noon

    @Test func `what is due is found by index, in order`() async throws {
        let store = try await makeCommunity().store
        let plan = try await store.plan(of: Query<Int>.anyLetterDue(at: now).sql)
        for index in ["outbox_due (due_at<?)", "outbox_lease (lease_until<?)"] {
            #expect(plan.contains { $0.contains("SEARCH outbox USING INDEX \(index)") }, "\(plan)")
        }
        #expect(!plan.contains { $0.contains("SCAN outbox") }, "\(plan)")
        try await expectIndexed(
            Query<ClaimedRow>.claimLetters(10, at: now, until: now).sql, "outbox_due (due_at<?)", in: store)
        try await expectIndexed(.takeBackLetters(at: now), "outbox_lease (lease_until<?)", in: store)
    }

    @Test func `a letter is settled and renewed by its key`() async throws {
        let store = try await makeCommunity().store
        let id = OutgoingLetter.ID(rawValue: 1)
        try await expectIndexed(.settle(id, .sent, code: nil, at: now), "(rowid=?)", in: store)
        try await expectIndexed(.renew([id], until: now), "(rowid=?)", in: store)
        let letter = OutgoingLetter(
            id: id, messageID: "a@b", letter: .test, to: try EmailAddress(typed: "ada@example.org"), madeAt: now,
            expiresAt: now, attempt: 1)
        try await expectIndexed(Query<LetterInHand>.inHand(letter).sql, "(rowid=?)", in: store)
    }
}

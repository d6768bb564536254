import Storage
import TestSupport
import Testing

@testable import Features

/// The moderators' lists read their indexes.
@Suite struct ModerationPlanTests {
    private let now = FixedClock.noon
    private let cursor = QueueCursor(isUrgent: true, at: FixedClock.noon, id: 1)

    @Test func `the queue is read in its order, from the top and from behind an item`() async throws {
        let store = try await makeCommunity().store
        for from in [nil, cursor] {
            for scope in [nil, [Board.ID(rawValue: 1)]] {
                let plan = try await store.plan(of: Query<QueueEntry>.queue(scope, from: from, at: now).sql)
                #expect(plan.contains { $0.contains("queue_item_waiting") }, "\(plan)")
                #expect(plan.filter { $0.hasPrefix("SCAN ") && !$0.contains("USING") } == [], "\(plan)")
                // The reason that most reports of one item give is found by sorting those; the list is not.
                #expect(plan.count { $0.contains("TEMP B-TREE FOR ORDER BY") } == 1, "\(plan)")
            }
        }
    }

    @Test func `what is asked about one post is found by index`() async throws {
        let store = try await makeCommunity().store
        let (post, item, member) = (Post.ID(rawValue: 1), QueueItem.ID(rawValue: 1), Member.ID(rawValue: 1))
        try await expectIndexed(Query<Decision>.lastDecision(on: post).sql, "decision_post (post=?)", in: store)
        try await expectIndexed(Query<Decision>.newestDecision(on: post).sql, "decision_post (post=?)", in: store)
        try await expectIndexed(Query<Decision>.pastDecisions(on: member).sql, "decision_member (member=?)", in: store)
        try await expectIndexed(
            Query<Decision>.outcome(ofReporting: post, by: member, [.everyone]).sql, "queue_item_post (post=?)",
            in: store)
        try await expectIndexed(Query<QueueCase.Report>.reports(of: item).sql, "report_item (item=?)", in: store)
        try await expectIndexed(Query<ItemRow>.newestItem(of: post, nil, at: now).sql, "queue_item_post", in: store)
        try await expectIndexed(Query<Member.ID>.reporters(of: item).sql, "report_", in: store)
        try await expectIndexed(Query<Moment?>.oldest(nil).sql, "queue_item_oldest", in: store)
    }

    @Test func `what waits of a member's, and who is called to look, is found without going through all`()
        async throws
    {
        let store = try await makeCommunity().store
        let (member, board) = (Member.ID(rawValue: 1), Board.ID(rawValue: 1))
        try await expectIndexed(
            Query<WaitingPost>.waitingPosts(of: member, [.everyone]).sql, "post_held (member=?)", in: store)
        try await expectIndexed(
            Query<WaitingPost>.waitingEdits(of: member, [.everyone]).sql, "post_held_edits (member=?)", in: store)
        let called = Query<CalledModerator>.moderators(of: board, notCalledOftenSince: now, at: now).sql
        try await expectIndexed(called, "member_staff", in: store)
        try await expectIndexed(called, "outbox_address (address_hash=? AND made_at>?)", in: store)
    }

    @Test func `counting what waits reads what waits alone`() async throws {
        let store = try await makeCommunity().store
        let plan = try await store.plan(of: Query<Int>.waiting(nil).sql)
        #expect(plan.contains { $0.contains("SCAN q USING") && $0.contains("INDEX queue_item_") }, "\(plan)")
    }
}

import Storage
import TestSupport
import Testing

@testable import Features

/// What is asked with each request of a member, and what their lists read, is found by index.
@Suite struct SignInPlanTests {
    private let hash = [UInt8](repeating: 1, count: 32)
    private let now = FixedClock.noon
    private let member = Member.ID(rawValue: 1)

    @Test func `a session is found by its hash, with all that is to be known of its member`() async throws {
        let store = try await makeCommunity().store
        let session = Query<SignedInRow>.session(hash, at: now).sql
        try await expectIndexed(session, "(secret_hash=?)", in: store)
        try await expectIndexed(session, "suspension_member (member=? AND from_at<?)", in: store)
        try await expectIndexed(session, "board_moderator_member (member=?)", in: store)
        try await expectIndexed(Query<Board.ID>.boardsModerated(by: member).sql, "board_moderator_member", in: store)
        try await expectIndexed(
            Query<(SignIn.ID, Moment)>.remembered(hash, at: now).sql, "(remember_hash=?)", in: store)
    }

    @Test func `a list of sign-ins reads its index in order`() async throws {
        let store = try await makeCommunity().store
        let list = Query<SignInEntry>.signIns(of: member, own: SignIn.ID(rawValue: 1), at: now).sql
        try await expectIndexed(list, "sign_in_member (member=? AND ended_at=?)", in: store)
    }

    @Test func `ending sign-ins and sessions reads their indexes`() async throws {
        let store = try await makeCommunity().store
        let none = SignIn.ID(rawValue: 0)
        try await expectIndexed(.endSessions(of: none), "session_sign_in (sign_in=?)", in: store)
        try await expectIndexed(.endSessions(ofAll: member, but: none), "session_sign_in (sign_in=?)", in: store)
        try await expectIndexed(.endSignIns(of: member, but: none, at: now), "sign_in_member", in: store)
        try await expectIndexed(.rotate(hash, into: hash, steppedUpAt: nil, at: now), "(secret_hash=?)", in: store)
    }

    @Test func `tokens are found by their hash and outdated by index`() async throws {
        let store = try await makeCommunity().store
        let consume = Query<OneTimeTokens.Content>.consume(hash, .link, at: now).sql
        try await expectIndexed(consume, "(token_hash=?)", in: store)
        try await expectIndexed(Query<TokenRow>.token(hash, .link).sql, "(token_hash=?)", in: store)
        try await expectIndexed(.outdateTokens(.link, of: member, at: now), "one_time_token_member", in: store)
        try await expectIndexed(.outdateTokens(.link, on: 1, at: now), "one_time_token_subject", in: store)
    }

    /// The index that finds what has had its time, rule by rule.
    private static let upkeep = [
        "session": "session_expires (expires_at", "remembered sign-in": "sign_in_remembered (remember_until",
        "sign_in": "sign_in_ended (ended_at", "sign_in_step": "sign_in_step_expires (expires_at",
        "former address": "one_time_token_expires (expires_at",
        "one_time_token": "one_time_token_expires (expires_at", "used_ticket": "used_ticket_expires (expires_at",
        "pending_registration": "pending_registration_expires (expires_at",
        "second_factor": "second_factor_unconfirmed (made_at<?)", "network_key": "INTEGER PRIMARY KEY (rowid<?)",
        "throttle": "throttle_expires (expires_at", "invitation": "invitation_expires (expires_at",
        "report": "report_made (made_at", "queue_item": "queue_item_settled (settled_at",
        "decision": "decision_made (made_at",
        "outbox": "outbox_settled (settled_at", "read_mark": "read_mark_marked (marked_at",
        "composer_use": "composer_use_expires (expires_at",
        "draft": "draft_saved (saved_at", "notice": "notice_made (made_at",
        "board_choice": "board_choice_until (until", "discussion_choice": "discussion_choice_until (until",
    ]

    @Test(arguments: Retention.rules(at: FixedClock.noon))
    func `what has had its time is found by index`(_ rule: Retention) async throws {
        let index = try #require(Self.upkeep[rule.name], "\(rule.name)")
        try await expectIndexed(rule.deletes, index, in: try await makeCommunity().store)
    }

    @Test func `names that are not noted are found without sorting`() async throws {
        let store = try await makeCommunity().store
        let plan = try await store.plan(of: Query<(Member.ID, String)>.withoutName(limit: 5).sql)
        #expect(plan.contains { $0.contains("member_name_member (member=?)") }, "\(plan)")
        #expect(!plan.contains { $0.contains("TEMP B-TREE") }, "\(plan)")
    }
}

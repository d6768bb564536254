import Storage
import TestSupport
import Testing

@testable import Features

/// What is asked with every page and every second reads an index and no more.
struct NoticePlanTests {
    private let now = FixedClock.noon
    private let member = Member.ID(rawValue: 1)

    @Test func `a member's list reads its index in order`() async throws {
        let store = try await makeCommunity().store
        for cursor in [nil, ListCursor(.older, at: now, id: 9), ListCursor(.newer, at: now, id: 9)] {
            let query = Query<Notice>.notices(of: member, ListRange(cursor: cursor), [.everyone, .members])
            try await expectIndexed(query.sql, "notice_member (member=?", in: store)
        }
    }

    @Test func `the bell counts by index`() async throws {
        let store = try await makeCommunity().store
        let plan = try await store.plan(of: Query<Int>.unreadNotices(of: member, [.everyone]).sql)
        #expect(plan.contains { $0.contains("notice_unread (member=?") }, "\(plan)")
        #expect(!plan.contains { $0.contains("SCAN notice") || $0.contains("SCAN p") }, "\(plan)")
        try await expectIndexed(
            Query<Notice.ID>.lastUnreadNotice(of: member).sql, "notice_unread (member=?)", in: store)
    }

    @Test func `what is due is found by index, in order`() async throws {
        let store = try await makeCommunity().store
        try await expectIndexed(Query<DueHeap>.dueNotices(at: now).sql, "notice_mail (mail_at", in: store)
        let digests = try await store.plan(of: Query<DueDigest>.dueDigests(at: now).sql)
        #expect(digests.contains { $0.contains("digest_next (next_at") }, "\(digests)")
        let heap = DueHeap(member: member, discussion: Discussion.ID(rawValue: 1))
        for sql in [
            Query<DueNotice>.notices(due: heap, at: now).sql,
            Query<DueNotice>.digestedNotices(of: member, at: now).sql,
        ] {
            let plan = try await store.plan(of: sql)
            #expect(plan.contains { $0.contains("notice_due (member=? AND is_digested=?") }, "\(plan)")
        }
    }

    @Test func `what is put off until the morning, and whose, is found by index`() async throws {
        let store = try await makeCommunity().store
        try await expectIndexed(Query<YoungMember>.young(member).sql, "SEARCH m USING INTEGER PRIMARY KEY", in: store)
        try await expectIndexed(
            .putMailOff(of: member, until: now, at: now), "notice_due (member=? AND is_digested=? AND mail_at>?",
            in: store)
        try await expectIndexed(
            .putDigestOff(of: member, due: now, until: now), "digest USING INTEGER PRIMARY KEY", in: store)
    }

    @Test func `what was told of a post, or by a letter, is found by index`() async throws {
        let store = try await makeCommunity().store
        let post = Post.ID(rawValue: 1)
        try await expectIndexed(Query<NoticeTrace>.mortalNotices(of: post).sql, "notice_post (post=?", in: store)
        try await expectIndexed(
            Query<NoticeTrace>.unreadNotices(of: [post], for: member).sql, "notice_", in: store)
        try await expectIndexed(
            Query<Bool>.mailAgain("a@b", to: member, at: now).sql, "notice_letter (member=? AND letter=?", in: store)
        try await expectIndexed(.hastenDigest(of: member, at: now), "digest USING INTEGER PRIMARY KEY", in: store)
        try await expectIndexed(
            Query<NoticeTrace.LetterPair>.lettersNotSent(to: member).sql, "notice_letter (member=?", in: store)
        try await expectIndexed(.dropLetter("a@b", at: now), "(message_id=?)", in: store)
        try await expectIndexed(Query<Member.ID>.told(of: post).sql, "notice_post (post=?", in: store)
        try await expectIndexed(.dropLetters(list: "discussion:1", at: now), "outbox_list (list_key=?", in: store)
        try await expectIndexed(
            Query<Int>.subscribedLetters(to: [1], since: now).sql, "outbox_address (address_hash=? AND made_at>?",
            in: store)
    }

    @Test func `whom a post may be told to is looked up member by member, and no table is made of it`() async throws {
        let store = try await makeCommunity().store
        let rule = NoticeRule(
            kind: .reply, post: Post.ID(rawValue: 1), discussion: Discussion.ID(rawValue: 1),
            board: Board.ID(rawValue: 1), by: member, audience: .everyone, spares: .muted, at: now)
        let circles: [(NoticeCircle, String)] = [
            (.members([member]), "sqlite_autoindex_discussion_choice_1 (member=? AND discussion=?)"),
            (.followers, "discussion_choice_discussion (discussion=? AND choice=?)"),
        ]
        for (circle, own) in circles {
            let plan = try await store.plan(of: Query<NoticeCandidate>.candidates(circle, rule).sql)
            for index in [
                own, "m USING INTEGER PRIMARY KEY (rowid=?)", "ignored_other (other=?)",
                "sqlite_autoindex_ignored_1 (member=? AND other=?)",
                "sqlite_autoindex_notice_choice_1 (member=? AND kind=?)",
                "sqlite_autoindex_mail_stop_1 (member=? AND scope=?)", "g USING INTEGER PRIMARY KEY (rowid=?)",
            ] {
                #expect(plan.contains { $0.contains(index) }, "\(plan)")
            }
            #expect(plan.filter { $0.contains("USE TEMP B-TREE") || $0.contains("MATERIALIZE") } == [], "\(plan)")
            #expect(plan.filter { $0.hasPrefix("SCAN ") && $0 != "SCAN f" } == [], "\(plan)")
        }
    }
}

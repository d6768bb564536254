import Storage
import TestSupport
import Testing

@testable import Features

/// What is asked for each reader is found by index, in order, and bounded.
@Suite struct ReadingPlanTests {
    private let reader = Member.ID(rawValue: 7)
    private let board = Board.ID(rawValue: 1)
    private let discussion = Discussion.ID(rawValue: 1)
    private let older = ListRange(cursor: ListCursor(.older, at: FixedClock.noon, id: 9))
    private var unread: Unread {
        Unread(
            reader: reader, audiences: [.everyone, .members], now: FixedClock.noon, floor: FixedClock.noon,
            boardFloors: [board: FixedClock.noon.advanced(seconds: 60)])
    }

    /// Plans may go through what is small in memory: the rows that a part of the statement has bounded.
    private func expectBounded(_ sql: SQLText, _ indexes: [String], through parts: Set<String> = []) async throws {
        let plan = try await makeCommunity().store.plan(of: sql)
        for index in indexes { #expect(plan.contains { $0.contains(index) }, "\(index): \(plan)") }
        #expect(plan.filter { $0.contains("USE TEMP B-TREE") } == [], "\(plan)")
        let scans = plan.filter { $0.hasPrefix("SCAN ") && !$0.contains("USING") }
        #expect(scans.filter { !parts.contains(String($0.dropFirst("SCAN ".count))) } == [], "\(plan)")
    }

    @Test func `new posts of the threads in a list are found from the mark on`() async throws {
        try await expectBounded(
            Query<(Discussion.ID, UnreadMark)>.marks(of: [discussion], for: unread).sql,
            ["(discussion=? AND position>?)", "(member=? AND discussion=?)"], through: ["few"])
        try await expectBounded(
            Query<Post.ID>.new(of: [Post.ID(rawValue: 1)], in: discussion, for: unread).sql,
            ["SEARCH p USING INTEGER PRIMARY KEY (rowid=?)"])
    }

    @Test func `a board's new posts are those of its newest threads`() async throws {
        try await expectBounded(
            Query<(Int, Int)>.newPosts(in: board, after: FixedClock.noon, for: unread).sql,
            ["discussion_latest (board=? AND last_at>?)", "(discussion=? AND position>?)"], through: ["few", "d"])
    }

    @Test func `unread threads, and lists without muted ones, are read in order`() async throws {
        for range in [ListRange(cursor: nil), older] {
            try await expectBounded(
                Query<DiscussionSummary>.unread(unread, since: FixedClock.noon, at: range).sql,
                ["discussion_latest_everywhere (last_at>?"])
            try await expectBounded(
                Query<DiscussionSummary>.unread(unread, in: board, since: FixedClock.noon, at: range).sql,
                ["discussion_latest (board=? AND last_at>?"])
            try await expectBounded(
                Query<DiscussionSummary>.latest([.everyone], at: range, for: reader, now: FixedClock.noon).sql,
                ["discussion_latest_everywhere"])
            try await expectBounded(
                Query<DiscussionSummary>.discussions(
                    in: board, pinnedAfter: FixedClock.noon, at: range, [.everyone], for: reader
                ).sql,
                [
                    "discussion_latest (board=?", "SEARCH r USING INDEX sqlite_autoindex_read_mark",
                    "SEARCH w USING INDEX sqlite_autoindex_read_floor",
                ])
            try await expectBounded(
                Query<ChosenThread>.chosen(by: reader, [.everyone], at: range, now: FixedClock.noon).sql,
                ["discussion_choice_member (member=?"])
        }
        try await expectBounded(Query<Moment>.horizon().sql, ["discussion_latest_everywhere"])
        try await expectBounded(Query<Moment>.horizon(in: board).sql, ["discussion_latest (board=?)"])
    }

    @Test func `what a reader has chosen, and what stands beside a thread without it, is found by index`() async throws
    {
        let (threads, boards) = ("sqlite_autoindex_discussion_choice", "sqlite_autoindex_board_choice")
        try await expectBounded(
            Query<Chosen>.choice(of: discussion, by: reader, at: FixedClock.noon).sql, [threads, boards])
        try await expectBounded(Query<Chosen>.choice(ofBoard: board, by: reader, at: FixedClock.noon).sql, [boards])
        try await expectBounded(
            Query<DiscussionLink>.nearby(discussion, in: board, [.everyone], for: reader, now: FixedClock.noon).sql,
            ["discussion_latest (board=?)", threads])
    }

    @Test func `whose words are folded away is found from the posts of the page on`() async throws {
        let (posts, audiences) = ([Post.ID(rawValue: 1), Post.ID(rawValue: 2)], [Audience.everyone, .members])
        try await expectBounded(
            Query<(Post.ID, String)>.written(posts, ignoredBy: reader, audiences).sql,
            ["SEARCH p USING INTEGER PRIMARY KEY (rowid=?)", "(member=? AND other=?)"])
        try await expectBounded(
            Query<(Post.ID, String)>.quoting(posts, ignoredBy: reader, audiences).sql,
            [
                "SEARCH q USING COVERING INDEX sqlite_autoindex_quote_1 (post=?)",
                "SEARCH o USING INTEGER PRIMARY KEY (rowid=?)", "SEARCH y USING INTEGER PRIMARY KEY (rowid=?)",
                "(member=? AND other=?)",
            ])
    }

    @Test func `what stands between a reader's mark and their own post is found by position`() async throws {
        try await expectBounded(
            Query<Bool>.hasReadUp(to: Post.ID(rawValue: 1), in: discussion, reader).sql,
            ["(discussion=? AND position>? AND position<?)", "(member=? AND discussion=?)"])
    }

    @Test func `whom to tell is found by index`() async throws {
        try await expectBounded(
            Query<Member.ID>.followers(of: discussion, board, at: FixedClock.noon).sql,
            ["discussion_choice_discussion (discussion=? AND choice=?)", "board_choice_board (board=? AND choice=?)"])
    }
}

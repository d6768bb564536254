import Prose
import Storage
import TestSupport
import Testing

@testable import Features

/// Every list has an index that gives its rows in order: no table is scanned, nothing is sorted.
@Suite struct PlanTests {
    private func plan(_ sql: SQLText) async throws -> String {
        let town = try await makeCommunity()
        return try await town.store.plan(of: sql).joined(separator: "\n")
    }

    private func expectIndexed(_ sql: SQLText, _ index: String, allowing scans: [String] = []) async throws {
        let plan = try await plan(sql)
        #expect(plan.contains(index), "\(plan)")
        // Rows of one second may be sorted among themselves, lists never.
        let sorts = plan.split(separator: "\n").filter { $0.contains("USE TEMP B-TREE") }
        #expect(sorts.filter { !$0.contains("RIGHT PART OF ORDER BY") } == [], "\(plan)")
        let scanned = plan.split(separator: "\n").filter { $0.hasPrefix("SCAN ") && !$0.contains("USING") }
        #expect(scanned.filter { line in !scans.contains { line.hasPrefix("SCAN \($0)") } } == [], "\(plan)")
    }

    private let board = Board.ID(rawValue: 1)
    private let older = ListRange(cursor: ListCursor(.older, at: FixedClock.noon, id: 9))

    @Test func `a board's list reads its index in order, from the top and from a cursor`() async throws {
        for range in [ListRange(cursor: nil), older, ListRange(cursor: ListCursor(.newer, at: FixedClock.noon, id: 9))]
        {
            let query = Query<DiscussionSummary>.discussions(
                in: board, pinnedAfter: FixedClock.noon, at: range, [.everyone])
            try await expectIndexed(query.sql, "discussion_latest (board=?")
        }
    }

    @Test func `the latest threads read their index in order`() async throws {
        let query = Query<DiscussionSummary>.latest([.everyone], at: older, now: FixedClock.noon)
        try await expectIndexed(query.sql, "USING INDEX discussion_latest_everywhere")
    }

    @Test func `where a post stands is found by its number, whoever may know of it`() async throws {
        let post = Post.ID(rawValue: 1)
        let queries: [Query<PostPlace>] = [
            .place(of: post, for: Sight([.everyone])),
            .place(of: post, for: Sight([.everyone, .members], reader: Member.ID(rawValue: 7), seesHeld: false)),
            .placeOfReported(post, [.everyone]),
        ]
        for query in queries {
            try await expectIndexed(query.sql, "SEARCH p USING INTEGER PRIMARY KEY (rowid=?)")
        }
    }

    @Test func `a flat page and a tree read a range of positions`() async throws {
        let id = Discussion.ID(rawValue: 1)
        let page = Query<ShownPost>.posts(of: id, positions: 21...40, for: Sight([.everyone]))
        try await expectIndexed(page.sql, "(discussion=? AND position>? AND position<?)")
        let tree = Query<TreePage.Leaf>.leaves(of: id, positions: 1...500, for: Sight([.everyone]))
        try await expectIndexed(tree.sql, "(discussion=? AND position>? AND position<?)")
    }

    @Test(arguments: [Writer.author(Author.ID(rawValue: 7)), .member(Member.ID(rawValue: 7))])
    func `what a person wrote and claimed is the newest of each index, sorted when it is few`(
        _ writer: Writer
    ) async throws {
        for sql in [
            Query<PersonPage.Entry>.wrote(by: writer, [.everyone], at: older).sql,
            Query<(Int, Moment?)>.totals(of: writer, [.everyone]).sql,
        ] {
            let plan = try await plan(sql)
            #expect(plan.contains("post_author (author=?"), "\(plan)")
            if case .member = writer {
                #expect(plan.contains("post_member (member=?"), "\(plan)")
                #expect(plan.contains("author_claimed_by (claimed_by=?)"), "\(plan)")
            }
            #expect(!plan.contains(#/SCAN [a-z]\b/#), "\(plan)")
            // The rows of one page alone, from each side.
            #expect(plan.split(separator: "\n").count { $0.contains("USE TEMP B-TREE") } <= 2, "\(plan)")
        }
    }

    @Test func `export reads articles in order and threading finds ids and subjects by index`() async throws {
        let articles = Query<ExportedArticle>.articles(of: board, after: 200, limit: 200, [.everyone])
        try await expectIndexed(articles.sql, "(board=? AND number>?)")
        try await expectIndexed(Query<Discussion.ID>.naming("a@b", in: board).sql, "ancestor_message")
        try await expectIndexed(
            Query<BegunThread>.begun(
                before: MessagePlace(at: FixedClock.noon, messageID: "a@b"), "strings", in: board, opensWithReply: false
            ).sql,
            "discussion_subject (board=? AND subject_key=? AND opens_with_reply=?")
        try await expectIndexed(Query<Kin>.kin(of: ["a@b"], in: board).sql, "(message_id=?)")
    }

    @Test func `what number a board gave last is read by the board's own`() async throws {
        try await expectIndexed(
            Query<Int>.lastArticle(in: board).sql, "SEARCH board USING INTEGER PRIMARY KEY (rowid=?)")
    }

    @Test func `the front page asks once for each board's last thread`() async throws {
        for reader in [nil, Member.ID(rawValue: 7)] {
            let index = Query<(Category, BoardIndex.Entry)>.index([.everyone], for: reader, now: FixedClock.noon)
            let plan = try await plan(index.sql)
            #expect(plan.contains("SEARCH latest USING"))
            #expect(plan.contains("discussion_latest (board=?"))
            #expect(plan.contains("sqlite_autoindex_discussion_choice") == (reader != nil))
        }
    }
}

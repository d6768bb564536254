import Storage
import TestSupport
import Testing

@testable import Features

/// Feeds and site maps read no more of the database than they show.
@Suite struct FeedPlanTests {
    private static let body = TravellingBody(origin: "http://forum.example")

    private func plan<Row>(_ query: Query<Row>) async throws -> String {
        let town = try await makeCommunity()
        return try await town.store.plan(of: query.sql).joined(separator: "\n")
    }

    @Test func `the newest posts are found by indexes, from the newest down`() async throws {
        let site = try await plan(.feed([.everyone], Self.body))
        #expect(site.contains("discussion_latest_everywhere"), "\(site)")
        let board = try await plan(.feed(of: Board.ID(rawValue: 1), [.everyone], Self.body))
        #expect(board.contains("discussion_latest ("), "\(board)")
        for plan in [site, board] {
            #expect(plan.contains("(discussion=?)"), "\(plan)")
            #expect(!plan.contains("SCAN p\n") && !plan.contains("SCAN q\n") && !plan.contains("SCAN y\n"), "\(plan)")
        }
        let member = try await plan(.feed(of: Member.ID(rawValue: 1), [.everyone], Self.body))
        #expect(member.contains("post_member (member=?)"), "\(member)")
        #expect(member.contains("post_author (author=?)") && member.contains("author_claimed_by"), "\(member)")
        let discussion = try await plan(.feed(of: Discussion.ID(rawValue: 1), [.everyone], Self.body))
        #expect(discussion.contains("(discussion=?)"), "\(discussion)")
    }

    @Test func `a part of the site map is a range of keys`() async throws {
        let part = try await plan(Query<Sitemap.Entry>.sitemapPart(3, [.everyone]))
        #expect(part.contains("SEARCH d USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"), "\(part)")
        #expect(!part.contains("TEMP B-TREE"), "\(part)")
        let parts = try await plan(Query<Int>.sitemapParts([.everyone]))
        #expect(parts.contains("SEARCH d USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)"), "\(parts)")
    }
}

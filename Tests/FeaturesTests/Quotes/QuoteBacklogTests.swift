import Foundation
import Storage
import TestSupport
import Testing

@testable import Features

/// A post that is quoted very often: what can't be done at once shows nothing until it is.
@Suite struct QuoteBacklogTests {
    private func bodies(in town: TestCommunity) async throws -> [String] {
        try await town.store.read {
            try $0.all(
                Query(
                    "SELECT y.html || p.excerpt || e.text FROM body y JOIN post p ON p.id = y.post JOIN search_entry e ON e.post = p.id ORDER BY y.post"
                ))
        }
    }

    @Test func `words are gone at once, and what stood around them is back when the job has run`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E")
        let original = try await town.reply(to: first, "The humbucker hums.", by: town.ada)
        let quote = try #require(try await town.community.quotes.quote(of: original, for: .guest))
        let filler = String(repeating: "Mine as well. ", count: 1_000)
        for _ in 1...12 { try await town.reply(to: first, "\(quote)Mine. \(filler)") }
        // No page waits for so much.
        try #require(12 * filler.utf8.count > QuoteKeeper.bytesAtOnce)
        try await town.settleIn(town.maren)
        try await town.community.moderation.remove(original, reason: "No.", by: try await town.member("maren"))
        let now = try await bodies(in: town)
        #expect(now.count { $0.contains("hums") } == 1, "the post itself keeps its own")
        #expect(now.count { $0.contains(QuoteKeeper.Waiting.markup) } > 0)
        #expect(now.count { $0.contains("Quoted post removed") } > 0)
        let found = try await town.community.search.find(.parse("hums"), order: .newest, page: 1, for: .guest)
        #expect(found.hits.isEmpty)
        var events = await town.community.events.subscribe(buffer: 100).makeAsyncIterator()
        while try await town.community.discussions.rerenderQuotes(limit: 5) > 0 {}
        let discussion = try await town.discussion(of: first)
        #expect(await events.next() == .rerendered([discussion]))
        let later = try await bodies(in: town)
        #expect(later.count { $0.contains("Quoted post removed") } == 12)
        #expect(!later.contains { $0.contains(QuoteKeeper.Waiting.markup) })
        #expect(later.count { $0.contains("Mine as well") } == 12)
        #expect(try await town.faults() == [])
    }

    @Test func `a post that an older renderer drew is drawn again with its quotes as they are now`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E", "The humbucker hums.")
        let quote = try #require(try await town.community.quotes.quote(of: first, for: .guest))
        try await town.reply(to: first, "\(quote)Mine.")
        try await town.tamper("UPDATE body SET renderer = '0-old', html = 'x'")
        #expect(try await town.community.discussions.rerenderStale(limit: 10) == 2)
        #expect(try await bodies(in: town).count { $0.contains("<cite>") } == 1)
        #expect(try await town.faults() == [])
    }

    /// How many posts wait to be drawn again once ada has changed a post that five replies quote, each beside a long one.
    private func waiting(ofLong count: Int) async throws -> Int {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E", "The humbucker hums.")
        let quote = try #require(try await town.community.quotes.quote(of: first, for: .guest))
        var long: [Post.ID] = []
        for _ in 1...count { long.append(try await town.reply(to: first, String(repeating: "hum ", count: 7_500))) }
        for number in 0..<5 {
            let post = long[number % count]
            try await town.reply(to: first, "\(quote)> [ben, #2](/p/\(post))\n> hum hum\n\nMine.")
        }
        try await town.community.ownPosts.edit(
            Edit(first, title: nil, source: "It hums no more.", base: 0), by: try await town.member("ada"))
        let waiting: Int = try await town.store.read {
            try $0.one(Query("SELECT COUNT(*) FROM body WHERE renderer = \(QuoteKeeper.Waiting.shown)"))
        }
        while try await town.community.discussions.rerenderQuotes(limit: 10) > 0 {}
        #expect(try await bodies(in: town).count { $0.contains("changed since") } == 5)
        #expect(try await town.faults() == [])
        return waiting
    }

    @Test func `what is read of other posts to draw one counts, and is read once`() async throws {
        #expect(try await waiting(ofLong: 5) > 0)
        #expect(try await waiting(ofLong: 1) == 0)
    }

    @Test func `a post is compared with so much and no more, and says so`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E")
        let long = String(repeating: "hum ", count: 15_000)
        var quotes = ""
        for _ in 1...8 { quotes += "> [ben, #2](/p/\(try await town.reply(to: first, long)))\n> hum hum\n\n" }
        let reply = try await town.reply(to: first, quotes)
        let html: String = try await town.store.read {
            try $0.one(Query("SELECT html FROM body WHERE post = \(reply)"))
        }
        let compared = OriginalWords.bytesCompared / long.utf8.count
        try #require((1..<8).contains(compared))
        #expect(html.components(separatedBy: "(not compared word for word)").count - 1 == 8 - compared)
        #expect(html.components(separatedBy: "<cite>").count - 1 == 8)
        #expect(try await town.faults() == [])
    }

    @Test func `what quotes a post, and what waits, is read from indexes`() async throws {
        let town = try await makeCommunity()
        let post = Post.ID(rawValue: 1)
        try await expectIndexed(
            Query<Post.ID>.quoting(post, after: post, limit: 10).sql, "quote_original", in: town.store)
        try await expectIndexed(Query<StoredBody>.quotesWaiting(limit: 10).sql, "body_renderer", in: town.store)
        try await expectIndexed(Query<Post.ID>.quoted(by: post).sql, "(post=?)", in: town.store)
        let place = QuoteWipe.Place(post: post, version: 1, draft: 1)
        try await expectIndexed(
            Query<QuotingText>.body(quoting: post, behind: place).sql, "quote_original (original=? AND post>?)",
            in: town.store)
        try await expectIndexed(
            Query<QuotingText>.draft(quoting: post, behind: place).sql, "draft_quote_original (original=?",
            in: town.store)
        try await expectIndexed(
            Query<QuotingText>.version(behind: place).sql, "(post=? AND number>?)", in: town.store)
        try await expectIndexed(
            .renewQuotes(in: Discussion.ID(rawValue: 1), from: 2), "quote_original (original=?)", in: town.store)
        try await expectIndexed(.forgetQuotes(inDraft: 1), "(draft=?)", in: town.store)
    }
}

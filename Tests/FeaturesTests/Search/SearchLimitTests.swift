import Foundation
import Logging
import Storage
import Synchronization
import TestSupport
import Testing

@testable import Features

/// Searches end, however much they ask for.
@Suite struct SearchLimitTests {
    /// The community again, whose searches may take no time at all.
    private func hurried(_ town: TestCommunity) -> Community {
        let surroundings = town.surroundings
        return Community(
            store: town.store, site: town.community.site,
            surroundings: Surroundings(
                now: surroundings.now, randomBytes: surroundings.randomBytes, keys: surroundings.keys,
                passwords: TestPasswords(),
                logger: surroundings.logger, longestSearch: .zero))
    }

    @Test func `a search whose time is over is too broad, on its page and as a feed`() async throws {
        let town = try await makeCommunity()
        try await town.start("About the nut")
        let community = hurried(town)
        let query = SearchQuery.parse("nut")
        await #expect(throws: SearchError.tooBroad) {
            try await community.search.find(query, order: .best, page: 1, for: .guest)
        }
        await #expect(throws: SearchError.tooBroad) { try await community.feeds.search(query, for: .guest) }
        #expect(try await community.feeds.site(for: .guest).entries.count == 1)
        #expect(try await town.community.search.find(query, order: .best, page: 1, for: .guest).count.number == 1)
    }

    @Test func `a search is stopped in the middle, and the next one is answered`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("A very long thread")
        try await town.flood(try await town.discussion(of: post), from: 2, count: 400, "the saddle")
        while try await town.community.search.indexUnread(limit: 500) > 0 {}
        // Every second search is asked three times and then told to stop.
        let searches = Mutex(0)
        let reader = SearchReader(
            store: town.store, authorizer: Authorizer(), logger: town.surroundings.logger,
            pace: SearchPace(town.surroundings)
        ) {
            let number = searches.withLock { searches in
                searches += 1
                return searches
            }
            let asked = Mutex(0)
            return {
                let times = asked.withLock { asked in
                    asked += 1
                    return asked
                }
                return number.isMultiple(of: 2) || times <= 3
            }
        }
        let search = Search(
            reader: reader, store: town.store,
            renderer: BodyRenderer(site: town.community.site, keys: town.surroundings.keys), zone: .gmt,
            now: town.surroundings.now)
        let query = SearchQuery.parse("the saddle")
        for _ in 1...3 {
            await #expect(throws: SearchError.tooBroad) {
                try await search.find(query, order: .best, page: 1, for: .guest)
            }
            #expect(try await search.find(query, order: .best, page: 1, for: .guest).count.number == 400)
        }
    }

    @Test func `no more of a text leaves the database than a snippet is cut from, and none is cut there`() async throws
    {
        let town = try await makeCommunity()
        let post = try await town.start("About the nut", "nut")
        let long = "nut" + String(repeating: " saddle", count: 50_000)
        try await town.tamper("UPDATE search_entry SET text = \(long) WHERE post = \(post)")
        let (index, now) = (town.store.searchIndex, town.clock.now)
        let page = try await town.store.read { transaction in
            try Finding(transaction: transaction, index: index, audiences: [.everyone], zone: .gmt, now: now)
                .found(SearchQuery.parse("nut"), order: .best, page: 1)
        }
        #expect(page.rest.hits == [])
        #expect(page.hits.map(\.text.count) == [Snippet.reach])
        #expect(page.results.hits.map(\.snippet.pieces.first?.text) == ["nut"])
    }
}

import Foundation
import Storage

/// Finds posts by their words, titles and authors.
///
/// What is looked for is told to nobody: it is neither stored nor logged.
package struct Search: Sendable {
    let reader: SearchReader
    let store: any Store
    let renderer: BodyRenderer
    let zone: TimeZone
    let now: @Sendable () -> Moment

    /// What `actor` may read that matches `query`, a page of it, from 1; a page past the end is the last one.
    ///
    /// - Parameter network: where it is asked from; nil where guests are not counted together.
    package func find(
        _ query: SearchQuery, order: SearchResults.Order, page: Int, for actor: Actor, from network: Network? = nil
    ) async throws(SearchError) -> SearchResults {
        let (index, zone, now) = (store.searchIndex, zone, now())
        let found = try await reader.read(query, for: actor, from: network) { transaction, audiences in
            try Finding(transaction: transaction, index: index, audiences: audiences, zone: zone, now: now)
                .found(query, order: order, page: page)
        }
        // Cut here and not above: a reader of the database is not held for it.
        return found.results
    }

    /// Brings up to date what a migration left open in the index.
    package func catchUp() async throws {
        let index = store.searchIndex
        try await store.write { try SearchKeeper(transaction: $0, index: index).catchUp() }
    }

    /// Indexes posts that are older than the index, at most `limit` of them.
    ///
    /// Returns how many: 0 when none is left.
    package func indexUnread(limit: Int) async throws -> Int {
        let bodies = try await store.read { try $0.all(.unread(limit: limit)) }
        var texts: [(Post.ID, String)] = []
        for body in bodies where !body.isQuoting {
            texts.append((body.post, try renderer.again(body).text))
        }
        let (index, renderer, read) = (store.searchIndex, renderer, texts)
        try await store.write { transaction in
            let keeper = SearchKeeper(transaction: transaction, index: index)
            for (post, text) in read { try keeper.readIn(post, as: text) }
            let quotes = QuoteKeeper(transaction: transaction, renderer: renderer, index: index)
            for body in bodies where body.isQuoting { try keeper.readIn(body.post, as: quotes.again(body).text) }
            try keeper.catchUp()
        }
        return bodies.count
    }
}

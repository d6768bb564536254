import Foundation
import Storage

/// Feeds: the newest posts of the site, a board, a discussion, a member or a search, whole.
package struct Feeds: Sendable {
    /// Posts in a feed: more than most places see between two looks of a feed reader.
    package static let maximumEntries = 30
    /// Characters of markup of one post: more than nearly everybody writes.
    ///
    /// Programs fetch feeds again and again.
    static let longestBody = 64_000

    private let reader: Reader
    private let searches: SearchReader
    private let index: any SearchIndex
    private let zone: TimeZone
    private let body: TravellingBody

    init(reader: Reader, searches: SearchReader, index: any SearchIndex, site: Site) {
        self.reader = reader
        self.searches = searches
        self.index = index
        zone = site.zone
        body = TravellingBody(origin: site.origin)
    }

    /// The newest posts of all boards.
    package func site(for actor: Actor) async throws(ReadingError) -> Feed {
        let body = body
        return try await reader.read(for: actor) { transaction, audiences in
            Feed(subject: .site, entries: try transaction.all(.feed(audiences, body)))
        }
    }

    /// The newest posts of a board; nil when there is none for `actor`.
    package func board(slug: String, for actor: Actor) async throws(ReadingError) -> Feed? {
        let body = body
        return try await reader.read(for: actor) { transaction, audiences -> Feed? in
            guard let (board, _) = try transaction.first(.board(slug: slug, audiences)) else { return nil }
            let link = BoardLink(id: board.id, slug: board.slug, name: board.name, groupName: board.groupName)
            return Feed(
                subject: .board(link, description: board.description),
                entries: try transaction.all(.feed(of: board.id, audiences, body)))
        }
    }

    /// The newest posts of a discussion.
    package func discussion(
        _ id: Discussion.ID, for actor: Actor
    ) async throws(ReadingError) -> ShowOutcome<Feed> {
        let body = body
        return try await reader.read(for: actor) { transaction, audiences in
            guard let head = try transaction.first(.head(of: id, audiences)) else { return .missing }
            if let target = head.movedTo {
                let link = try transaction.first(.head(of: target, audiences))?.discussion.link
                return link.map { .moved(to: $0, page: 1) } ?? .missing
            }
            guard head.discussion.visibleCount > 0 else { return .missing }
            return .page(
                Feed(
                    subject: .discussion(head.discussion.link),
                    entries: try transaction.all(.feed(of: id, audiences, body))))
        }
    }

    /// What a member wrote last, the member named in any case; nil when there is none of that name whose page is there
    /// for `actor`.
    package func member(named name: String, for actor: Actor) async throws(ReadingError) -> Feed? {
        let (body, asking) = (body, actor.member?.id)
        return try await reader.read(for: actor) { transaction, audiences -> Feed? in
            guard let (id, byline) = try transaction.member(namedNowOrBefore: name, for: asking, audiences)
            else { return nil }
            return Feed(subject: .member(byline), entries: try transaction.all(.feed(of: id, audiences, body)))
        }
    }

    /// The newest posts that match `query`; none when nothing is looked for.
    ///
    /// - Parameter network: where it is asked from; nil where guests are not counted together.
    package func search(
        _ query: SearchQuery, for actor: Actor, from network: Network? = nil
    ) async throws(SearchError) -> Feed {
        let (index, zone, body) = (index, zone, body)
        return try await searches.read(query, for: actor, from: network) { transaction, audiences in
            guard !query.isEmpty else { return Feed(subject: .search(query), entries: []) }
            let request = SearchRequest(query, boards: try transaction.all(.readable(audiences)), zone: zone)
            let scope = request.scope(audiences)
            let isPossible = !scope.boards.isEmpty && !scope.keys.isEmpty
            return Feed(
                subject: .search(query),
                entries: isPossible
                    ? try transaction.all(.feed(matching: request.terms, in: scope, index, body)) : [])
        }
    }
}

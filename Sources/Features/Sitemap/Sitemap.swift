import Storage

/// What crawlers are told of: every discussion that a reader may find, in parts.
package struct Sitemap: Sendable {
    /// Ids of discussions in a part, and so the most addresses in it; the protocol allows 50,000, but a part is made
    /// while the crawler waits.
    package static let partSize: Int64 = 10_000
    /// Parts that an index may name, by the protocol.
    package static let maximumParts = 50_000

    private let reader: Reader

    init(reader: Reader) {
        self.reader = reader
    }

    package struct Entry: Sendable, Equatable {
        package let discussion: DiscussionLink
        package let changedAt: Moment
    }

    /// The numbers, from 1, of those parts that hold something for `actor`.
    package func parts(for actor: Actor) async throws(ReadingError) -> [Int] {
        try await reader.read(for: actor) { try $0.all(.sitemapParts($1)) }
    }

    /// One part, by number; empty where `parts` does not name it.
    package func part(_ number: Int, for actor: Actor) async throws(ReadingError) -> [Entry] {
        guard (1...Self.maximumParts).contains(number) else { return [] }
        return try await reader.read(for: actor) { try $0.all(.sitemapPart(number, $1)) }
    }
}

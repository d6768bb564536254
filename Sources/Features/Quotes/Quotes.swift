import Prose
import Storage

/// Quotes of posts, as composers begin with them.
package struct Quotes: Sendable {
    let reader: Reader

    /// The Markdown that quotes a post; nil for a stub and for what `actor` may not read.
    package func quote(of id: Post.ID, for actor: Actor) async throws(ReadingError) -> String? {
        let found = try await reader.read(for: actor) { transaction, audiences -> FoundSource? in
            guard let place = try transaction.first(.place(of: id, audiences)),
                let stored = try transaction.first(.source(of: id, audiences))
            else { return nil }
            return FoundSource(
                place: place, stored: stored, quoted: stored.isArchived ? nil : try transaction.quotedPosts(of: id))
        }
        return found.map { QuoteText.quoting(ShownQuote($0)) }
    }
}

/// What the database has of a post that is to be quoted; what is made of it is made when others may ask again.
private struct FoundSource: Sendable {
    let place: PostPlace
    let stored: StoredSource
    /// Nil for what came with an archive.
    let quoted: QuotedPosts?
}

extension ShownQuote {
    fileprivate init(_ found: FoundSource) {
        let source = found.stored.source
        self.init(
            post: found.place.id, position: found.place.position, name: found.stored.by, kind: found.stored.kind,
            source: found.quoted.map { $0.readable(source) } ?? AddressMask.masked(source))
    }
}

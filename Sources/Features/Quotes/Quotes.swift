import Prose
import Storage

/// Quotes of posts, as composers begin with them.
package struct Quotes: Sendable {
    let reader: Reader

    /// The Markdown that quotes a post; nil for a stub and for what `actor` may not read.
    package func quote(of id: Post.ID, for actor: Actor) async throws(ReadingError) -> String? {
        try await reader.read(for: actor) { transaction, audiences in
            guard let place = try transaction.first(.place(of: id, audiences)),
                let stored = try transaction.first(.source(of: id, audiences))
            else { return nil }
            let source =
                stored.isArchived
                ? AddressMask.masked(stored.source) : try transaction.readable(stored.source, of: id)
            return QuoteText.quoting(
                ShownQuote(post: id, position: place.position, name: stored.by, kind: stored.kind, source: source))
        }
    }
}

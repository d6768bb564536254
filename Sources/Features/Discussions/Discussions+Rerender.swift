import Prose
import Storage

extension Discussions {
    /// Renders again bodies that an older renderer, or one with another key, made; at most `limit` of them.
    ///
    /// Returns how many were made anew: 0 when none is left.
    package func rerenderStale(limit: Int) async throws -> Int {
        let version = renderer.version
        return try await rerender(try await store.read { try $0.all(.stale(version: version, limit: limit)) })
    }

    /// Draws again bodies that quote what was changed or taken away; at most `limit` of them.
    ///
    /// Returns how many were made anew: 0 when none is left.
    package func rerenderQuotes(limit: Int) async throws -> Int {
        try await rerender(try await store.read { try $0.all(.quotesWaiting(limit: limit)) })
    }

    private func rerender(_ stale: [StoredBody]) async throws -> Int {
        guard !stale.isEmpty else { return 0 }
        var fresh: [(Post.ID, RenderedBody)] = []
        for body in stale where !body.isQuoting {
            fresh.append((body.post, try renderer.again(body)))
        }
        let (index, renderer, bodies) = (store.searchIndex, renderer, fresh)
        let changed = try await store.write { transaction in
            let keeper = SearchKeeper(transaction: transaction, index: index)
            let quotes = QuoteKeeper(transaction: transaction, renderer: renderer, index: index)
            var discussions: Set<Discussion.ID> = []
            // What is quoted must not go away while its quotes are drawn.
            let quoting = try quotes.again(stale.filter(\.isQuoting))
            for (post, body) in bodies + quoting {
                // Not where the source has changed since: who changed it has rendered it.
                let changed = try transaction.run(.rerender(body, of: post))
                guard changed > 0 else { continue }
                try transaction.run(.setExcerpt(body.excerpt, of: post))
                try keeper.retext(post, as: body.text)
                discussions.insert(try transaction.one(.discussion(of: post)))
            }
            try keeper.catchUp()
            return discussions
        }
        if !changed.isEmpty { await events.publish(.rerendered(changed)) }
        return stale.count
    }
}

extension BodyRenderer {
    /// A stored body made anew: what an older renderer took and this one refuses is kept readable, as plain text.
    func again(_ stored: StoredBody) throws(ProseError) -> RenderedBody {
        do {
            return try body(of: stored.source, kind: stored.kind, isArchived: stored.isArchived)
        } catch {
            let plain = try body(of: stored.source, kind: .mail, isArchived: stored.isArchived)
            return RenderedBody(
                kind: stored.kind, source: stored.source, html: plain.html, text: plain.text, excerpt: plain.excerpt,
                renderer: plain.renderer, mentions: plain.mentions)
        }
    }
}

/// A body as it is stored.
struct StoredBody: Sendable {
    let post: Post.ID
    let kind: SourceKind
    let source: String
    let html: String
    /// The version of what made it.
    let renderer: String
    /// It came with an archive.
    let isArchived: Bool
    /// It was found to quote posts.
    let isQuoting: Bool
}

extension Query where Row == StoredBody {
    static func bodies(_ condition: SQLText) -> Self {
        Query(
            """
            SELECT y.post, y.kind, y.source, y.html, y.renderer, p.author IS NOT NULL,
                CASE WHEN EXISTS (SELECT 1 FROM quote q WHERE q.post = y.post) THEN 1 ELSE 0 END
            FROM body y JOIN post p ON p.id = y.post
            WHERE p.wiped_at IS NULL AND \(condition)
            """
        ) {
            StoredBody(
                post: try $0.next(), kind: try $0.next(), source: try $0.next(), html: try $0.next(),
                renderer: try $0.next(), isArchived: try $0.next(), isQuoting: try $0.next())
        }
    }

    /// Bodies that another renderer made.
    static func stale(version: String, limit: Int) -> Self {
        bodies("y.renderer <> \(version) LIMIT \(limit)")
    }

    /// Bodies that this renderer made, in order, after a post.
    static func current(version: String, after post: Post.ID, limit: Int) -> Self {
        bodies("y.post > \(post) AND y.renderer = \(version) ORDER BY y.post LIMIT \(limit)")
    }
}

extension Query where Row == Discussion.ID {
    fileprivate static func discussion(of post: Post.ID) -> Self {
        Query("SELECT discussion FROM post WHERE id = \(post)")
    }
}

extension SQLText {
    static func rerender(_ body: RenderedBody, of post: Post.ID) -> SQLText {
        """
        UPDATE body SET html = \(body.html), renderer = \(body.renderer)
        WHERE post = \(post) AND source = \(body.source) AND kind = \(body.kind)
        """
    }

    static func setExcerpt(_ excerpt: String, of post: Post.ID) -> SQLText {
        "UPDATE post SET excerpt = \(excerpt) WHERE id = \(post)"
    }
}

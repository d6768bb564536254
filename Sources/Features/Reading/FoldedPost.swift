import Storage

/// Why the words of a post are folded away for a reader.
package enum FoldedPost: Sendable, Equatable {
    /// The reader ignores whoever wrote it, by the name that stands at it.
    case written(by: String)
    /// It shows a quote of somebody whom the reader ignores.
    case quoting(String)
}

extension Reading {
    /// Of these posts, those whose words a reader has folded away; none for a guest.
    package func folded(_ posts: [Post.ID], for actor: Actor) async throws(ReadingError) -> [Post.ID: FoldedPost] {
        guard let member = tracked(actor), !posts.isEmpty else { return [:] }
        return try await reader.read(for: actor) { transaction, audiences -> [Post.ID: FoldedPost] in
            let ignored: [Member.ID] = try transaction.all(.ignored(by: member))
            guard !ignored.isEmpty else { return [:] }
            var folded: [Post.ID: FoldedPost] = [:]
            for (post, name) in try transaction.quoting(posts, ignoredBy: member, audiences) {
                folded[post] = .quoting(name)
            }
            for (post, name) in try transaction.all(.written(posts, ignoredBy: member, audiences)) {
                folded[post] = .written(by: name)
            }
            return folded
        }
    }
}

extension Transaction {
    /// Of these posts, those of others in which somebody is quoted whom a reader ignores, with that name; the first
    /// one, where there are several.
    func quoting(
        _ posts: [Post.ID], ignoredBy reader: Member.ID, _ audiences: [Audience]
    ) throws -> [Post.ID: String] {
        let found: [(Post.ID, String)] = try all(.quoting(posts, ignoredBy: reader, audiences))
        return Dictionary(found) { first, _ in first }
    }
}

extension Query where Row == (Post.ID, String) {
    /// Those of these posts, with the name at each, whose writer a reader ignores.
    static func written(_ posts: [Post.ID], ignoredBy reader: Member.ID, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT p.id, COALESCE(m.name, p.byline)
            FROM post p
            LEFT JOIN member m ON m.id = p.member
            LEFT JOIN author a ON a.id = p.author
            WHERE p.id IN (\(list: posts)) AND p.state = 'visible' AND p.audience IN (\(list: audiences))
                AND \(SQLText.ignores(reader, "COALESCE(p.member, a.claimed_by)"))
            """
        ) { (try $0.next(), try $0.next()) }
    }

    /// Those of these posts in which a quote is drawn of somebody whom a reader ignores, with the name of each such.
    ///
    /// Which posts one was ever found to quote is kept for good: what its markup shows tells whether it does now.
    /// Quotes without their words are nobody's, and what a reader wrote themselves is theirs to see.
    static func quoting(_ posts: [Post.ID], ignoredBy reader: Member.ID, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT q.post, COALESCE(m.name, o.byline)
            FROM quote q
            JOIN post p ON p.id = q.post
            JOIN body y ON y.post = q.post
            JOIN post o ON o.id = q.original
            JOIN discussion d ON d.id = o.discussion
            JOIN board b ON b.id = d.board
            LEFT JOIN member m ON m.id = o.member
            LEFT JOIN author a ON a.id = o.author
            WHERE q.post IN (\(list: posts)) AND (p.member IS NULL OR p.member <> \(reader))
                AND o.state = 'visible' AND o.audience IN (\(list: audiences))
                AND b.audience IN (\(list: audiences)) AND \(SQLText.isOpen(to: audiences))
                AND \(SQLText.ignores(reader, "COALESCE(o.member, a.claimed_by)"))
                AND y.html LIKE '%<cite><a href="/p/' || q.original || '">%'
            ORDER BY q.post, q.original
            """
        ) { (try $0.next(), try $0.next()) }
    }
}

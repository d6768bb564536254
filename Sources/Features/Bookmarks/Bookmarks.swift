import Storage

/// A post that a member keeps, as a row of their list.
package struct Bookmark: Sendable, Equatable {
    package let post: Post.ID
    package let position: Int
    package let discussion: DiscussionLink
    package let board: BoardLink
    package let by: String
    package let excerpt: String
    package let keptAt: Moment
}

extension Bookmark: ListRow {
    var cursorKey: (at: Moment, id: Int64) { (keptAt, post.rawValue) }
}

/// How many there may be.
enum Bookmarks {
    static let most = 5_000
}

extension Marks {
    /// Keeps a post's place; a second time changes nothing.
    package func bookmark(_ post: Post.ID, by actor: Actor) async throws(MarkError) {
        guard authorizer.allows(actor, .keepTrack), let member = actor.member?.id else { throw .notAllowed }
        let (audiences, now) = (authorizer.audiences(for: actor), surroundings.now())
        try await store.writing(surroundings.logger, as: MarkError.self) { transaction in
            guard try transaction.first(.markable(post, audiences)) != nil else { throw MarkError.missing }
            guard try transaction.one(.bookmarkCount(of: member)) < Bookmarks.most else { throw MarkError.full }
            try transaction.run(.bookmark(post, by: member, at: now))
        }
    }

    /// Lets go of a post's place, whether it can still be read or not.
    package func unbookmark(_ post: Post.ID, by actor: Actor) async throws(MarkError) {
        guard authorizer.allows(actor, .keepTrack), let member = actor.member?.id else { throw .notAllowed }
        _ = try await store.writing(surroundings.logger, as: MarkError.self) {
            try $0.run(.unbookmark(post, by: member))
        }
    }

    /// A member's bookmarks on posts that can be read, newest first, a page of them.
    package func bookmarks(at cursor: ListCursor?, by actor: Actor) async throws(ReadingError) -> ListPage<Bookmark> {
        guard authorizer.allows(actor, .keepTrack), let member = actor.member?.id else {
            return ListPage(rows: [], newer: nil, older: nil)
        }
        return try await reader.read(for: actor) { transaction, audiences in
            try transaction.page(at: cursor) { .bookmarks(of: member, audiences, at: $0) }
        }
    }
}

extension Query where Row == Bookmark {
    static func bookmarks(of member: Member.ID, _ audiences: [Audience], at range: ListRange) -> Self {
        // CROSS JOIN keeps the order of the tables: the list is read in the order of its own index.
        Query(
            """
            SELECT p.id, p.position, d.id, d.slug, d.title, b.id, b.slug, b.name, b.group_name,
                COALESCE(m.name, p.byline), p.excerpt, k.kept_at
            FROM bookmark k CROSS JOIN post p CROSS JOIN discussion d CROSS JOIN board b LEFT JOIN member m
                ON m.id = p.member
            WHERE k.member = \(member) AND p.id = k.post AND d.id = p.discussion AND b.id = d.board
                AND p.state = 'visible' AND p.audience IN (\(list: audiences)) AND b.audience IN (\(list: audiences))
                AND \(SQLText.isOpen(to: audiences)) AND \(range.condition("k.kept_at", "k.post"))
            \(range.order("k.kept_at", "k.post"))
            """
        ) { row in
            Bookmark(
                post: try row.next(), position: try row.next(), discussion: try DiscussionLink(row: &row),
                board: try BoardLink(row: &row), by: try row.next(), excerpt: try row.next(), keptAt: try row.next())
        }
    }
}

extension Query where Row == Post.ID {
    /// Those of some posts that a member keeps.
    static func bookmarked(among posts: [Post.ID], by member: Member.ID) -> Self {
        Query("SELECT post FROM bookmark WHERE member = \(member) AND post IN (\(list: posts))")
    }
}

extension Query where Row == Int {
    static func bookmarkCount(of member: Member.ID) -> Self {
        Query("SELECT COUNT(*) FROM bookmark WHERE member = \(member)")
    }
}

extension SQLText {
    fileprivate static func bookmark(_ post: Post.ID, by member: Member.ID, at now: Moment) -> SQLText {
        """
        INSERT INTO bookmark (member, post, kept_at) VALUES (\(member), \(post), \(now))
        ON CONFLICT (member, post) DO NOTHING
        """
    }

    fileprivate static func unbookmark(_ post: Post.ID, by member: Member.ID) -> SQLText {
        "DELETE FROM bookmark WHERE member = \(member) AND post = \(post)"
    }
}

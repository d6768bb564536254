import Storage

/// Ancestors that a References header names at most; RFC 5537 section 3.4.4 lets longer chains be cut.
private let maximumReferences = 20

extension Query where Row == ExportedArticle {
    /// Articles of a board that `audiences` can see, in order of their numbers.
    static func articles(of board: Board.ID, after number: Int, limit: Int, _ audiences: [Audience]) -> Self {
        Query(
            """
            SELECT n.number, p.id, m.id, a.id, a.address_hash, COALESCE(m.name, p.byline),
                COALESCE(p.subject, CASE WHEN p.parent IS NULL THEN d.title ELSE 'Re: ' || d.title END),
                p.message_id, p.posted_at, y.kind, y.source
            FROM article n
            JOIN post p ON p.id = n.post
            JOIN discussion d ON d.id = p.discussion
            JOIN board home ON home.id = d.board
            JOIN body y ON y.post = p.id
            LEFT JOIN member m ON m.id = p.member
            LEFT JOIN author a ON a.id = p.author
            WHERE n.board = \(board) AND n.number > \(number)
                AND p.state = 'visible' AND p.audience IN (\(list: audiences))
                AND home.audience IN (\(list: audiences)) AND \(SQLText.isOpen(to: audiences))
            ORDER BY n.number
            LIMIT \(limit)
            """
        ) { row in
            let (number, post): (Int, Post.ID) = (try row.next(), try row.next())
            let (member, author, hash): (Member.ID?, Author.ID?, [UInt8]?) =
                (try row.next(), try row.next(), try row.next())
            let person: ExportedArticle.Person
            if let member {
                person = .member(member)
            } else if let author, let hash {
                person = .author(author, hash: hash)
            } else {
                throw StorageError.noRow
            }
            return ExportedArticle(
                number: number, post: post, person: person, byline: try row.next(), subject: try row.next(),
                messageID: try row.next(), postedAt: try row.next(), kind: try row.next(), source: try row.next())
        }
    }
}

extension Query where Row == String {
    /// Message-IDs of a post's parents, the oldest first.
    static func ancestry(of post: Post.ID) -> Self {
        Query(
            """
            WITH RECURSIVE above (id, distance) AS (
                SELECT parent, 1 FROM post WHERE id = \(post) AND parent IS NOT NULL
                UNION ALL
                SELECT p.parent, above.distance + 1
                FROM post p JOIN above ON p.id = above.id
                WHERE p.parent IS NOT NULL AND above.distance < \(maximumReferences))
            SELECT p.message_id FROM above JOIN post p ON p.id = above.id ORDER BY above.distance DESC
            """)
    }
}

import Storage

/// Whom a post is found by: a member, or the name that an archive printed, with the member's who has claimed it.
private let foundAuthor: SQLText = """
    COALESCE(m.name, p.byline || COALESCE(
        (SELECT ' ' || o.name FROM author a JOIN member o ON o.id = a.claimed_by WHERE a.id = p.author), ''))
    """

extension Query where Row == OpenEntry {
    private static func entries(_ condition: SQLText) -> Self {
        Query(
            """
            SELECT p.id, p.posted_at, e.state, e.opens, e.board, e.title, e.author, e.text,
                CASE WHEN d.first_post = p.id THEN 1 ELSE 0 END, d.board, d.title, \(foundAuthor),
                CASE WHEN p.state = 'visible' THEN 1 ELSE 0 END
            FROM search_entry e
            JOIN post p ON p.id = e.post
            JOIN discussion d ON d.id = p.discussion
            LEFT JOIN member m ON m.id = p.member
            WHERE \(condition)
            """
        ) { row in
            let (post, postedAt, state): (Post.ID, Moment, EntryState) =
                (try row.next(), try row.next(), try row.next())
            let stored = EntrySource(
                opens: try row.next(), board: try row.next(), title: try row.next(), author: try row.next(),
                text: try row.next())
            let right = EntrySource(
                opens: try row.next(), board: try row.next(), title: try row.next(), author: try row.next(),
                text: stored.text)
            return OpenEntry(
                post: post, postedAt: postedAt, state: state, stored: stored, right: right, isVisible: try row.next())
        }
    }

    /// Entries that must be brought up to date before the transaction ends.
    static func open(limit: Int) -> Self {
        entries("e.state <> 'indexed' AND e.state IN ('waiting', 'stale') LIMIT \(limit)")
    }

    static func entry(of post: Post.ID) -> Self {
        entries("e.post = \(post)")
    }

    /// Entries in order of posts, after one.
    static func entries(after post: Post.ID, limit: Int) -> Self {
        entries("e.post > \(post) ORDER BY e.post LIMIT \(limit)")
    }
}

extension Query where Row == StoredBody {
    /// Bodies whose text has not been read for the index.
    static func unread(limit: Int) -> Self {
        bodies("y.post IN (SELECT post FROM search_entry WHERE state <> 'indexed' AND state = 'unread' LIMIT \(limit))")
    }
}

extension Query where Row == Bool {
    /// There is something that must be brought up to date; seldom, and then the rest is asked.
    static var hasOpenEntries: Self {
        Query(
            """
            SELECT EXISTS (SELECT 1 FROM search_entry WHERE state <> 'indexed' AND state = 'waiting')
                OR EXISTS (SELECT 1 FROM search_entry WHERE state <> 'indexed' AND state = 'stale')
            """)
    }
}

extension SQLText {
    /// The entry of a new post that is not in the index yet.
    static func newEntry(of post: Post.ID, _ state: EntryState, text: String) -> SQLText {
        """
        INSERT INTO search_entry (post, state, opens, board, title, author, text)
        VALUES (\(post), \(state), 0, 0, '', '', \(text))
        """
    }

    /// The entry of a new post that is.
    static func indexedEntry(of post: Post.ID, as source: EntrySource) -> SQLText {
        """
        INSERT INTO search_entry (post, state, opens, board, title, author, text)
        VALUES (\(post), 'indexed', \(source.opens), \(source.board), \(source.title), \(source.author),
            \(source.text))
        """
    }

    static func settleEntry(_ post: Post.ID, as source: EntrySource) -> SQLText {
        """
        UPDATE search_entry SET state = 'indexed', opens = \(source.opens), board = \(source.board),
            title = \(source.title), author = \(source.author)
        WHERE post = \(post)
        """
    }

    /// Its text waits for the post to be read again; title and author are looked up then, for they may be gone by then.
    static func hideEntry(_ post: Post.ID) -> SQLText {
        "UPDATE search_entry SET state = 'hidden', title = '', author = '' WHERE post = \(post)"
    }

    static func retextEntry(_ post: Post.ID, as text: String) -> SQLText {
        "UPDATE search_entry SET state = 'waiting', text = \(text) WHERE post = \(post)"
    }

    /// Marks the entries of an author's posts, who is somebody's by now, or no more.
    static func markStale(by author: Author.ID) -> SQLText {
        """
        UPDATE search_entry SET state = 'stale'
        WHERE post IN (SELECT id FROM post WHERE author = \(author)) AND state = 'indexed'
        """
    }

    /// Marks the entries of a discussion's posts whose title, place or board is no longer what the index says.
    static func markStale(in discussion: Discussion.ID) -> SQLText {
        """
        UPDATE search_entry SET state = 'stale'
        WHERE post IN (
            SELECT p.id
            FROM post p
            JOIN discussion d ON d.id = p.discussion
            JOIN search_entry e ON e.post = p.id
            WHERE p.discussion = \(discussion) AND e.state = 'indexed' AND (e.title <> d.title OR e.board <> d.board
                OR e.opens <> CASE WHEN d.first_post = p.id THEN 1 ELSE 0 END))
        """
    }
}

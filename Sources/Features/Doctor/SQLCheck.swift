import Storage

/// A check that one statement makes: each row it gives is a fault, in words.
struct SQLCheck: Sendable {
    let name: String
    let faults: Query<String>

    init(_ name: String, _ sql: SQLText) {
        self.name = name
        faults = Query("\(sql) LIMIT \(Doctor.maximumListed)")
    }

    static let all = [
        boardCounts, discussionCounts, ends, parents, articles, movedDiscussions, revisions, bodies, signIns, ages,
        claims, readMarks, readers, notices, queue, titles, decisions, versions, wipedPosts, composers,
        quotes, marks, answers,
    ]

    static let boardCounts = SQLCheck(
        "board counts",
        """
        SELECT 'board ' || slug || ': ' || kind || ' counted as ' || stored || ', there are ' || counted
        FROM (
            SELECT b.slug, 'threads' AS kind, b.discussion_count AS stored,
                (SELECT COUNT(*) FROM discussion d
                 WHERE d.board = b.id AND d.moved_to IS NULL AND d.visible_count > 0) AS counted
            FROM board b
            UNION ALL
            SELECT b.slug, 'posts', b.post_count,
                (SELECT COUNT(*) FROM post p JOIN discussion d ON d.id = p.discussion
                 WHERE d.board = b.id AND p.state = 'visible')
            FROM board b) AS counts
        WHERE stored <> counted
        """)

    static let discussionCounts = SQLCheck(
        "discussion counts",
        """
        SELECT 'discussion ' || id || ': posts counted as ' || post_count || ' (' || visible_count
            || ' visible), there are ' || total || ' (' || visible || ')'
        FROM (
            SELECT d.id, d.post_count, d.visible_count, COUNT(p.id) AS total,
                COUNT(CASE WHEN p.state = 'visible' THEN 1 END) AS visible
            FROM discussion d LEFT JOIN post p ON p.discussion = d.id
            GROUP BY d.id, d.post_count, d.visible_count) AS counts
        WHERE post_count <> total OR visible_count <> visible
        """)

    static let ends = SQLCheck(
        "first and last posts",
        """
        SELECT 'discussion ' || d.id || ': its first or last post, or their times, are not what its posts say'
        FROM discussion d
        LEFT JOIN post f ON f.id = d.first_post
        LEFT JOIN post l ON l.id = d.last_post
        WHERE d.visible_count > 0 AND (
            f.discussion IS NULL OR f.discussion <> d.id OR f.posted_at <> d.started_at
            OR l.discussion IS NULL OR l.discussion <> d.id OR l.state <> 'visible'
            OR l.position <> (SELECT MAX(position) FROM post WHERE discussion = d.id AND state = 'visible')
            OR d.last_at <> (SELECT MAX(posted_at) FROM post WHERE discussion = d.id AND state = 'visible')
            OR d.tail_at <> (SELECT MAX(posted_at) FROM post WHERE discussion = d.id))
        """)

    static let parents = SQLCheck(
        "parents",
        """
        SELECT 'post ' || p.id || ': its parent ' || q.id || ' is in another discussion'
        FROM post p JOIN post q ON q.id = p.parent
        WHERE q.discussion <> p.discussion
        """)

    static let articles = SQLCheck(
        "article numbers",
        """
        SELECT fault FROM (
            SELECT 'post ' || p.id || ': it has no article number in its board' AS fault
            FROM post p JOIN discussion d ON d.id = p.discussion
            WHERE NOT EXISTS (SELECT 1 FROM article n WHERE n.post = p.id AND n.board = d.board)
            UNION ALL
            SELECT 'board ' || b.slug || ': article ' || n.number || ' is at or above the next number, ' || b.next_article
            FROM article n JOIN board b ON b.id = n.board
            WHERE n.number >= b.next_article) AS faults
        """)

    static let movedDiscussions = SQLCheck(
        "moved discussions",
        """
        SELECT fault FROM (
            SELECT 'discussion ' || d.id || ': it leads to ' || t.id || ', which is no place to end' AS fault
            FROM discussion d JOIN discussion t ON t.id = d.moved_to
            WHERE t.moved_to IS NOT NULL OR t.post_count = 0 OR t.board <> d.board
            UNION ALL
            SELECT 'discussion ' || id || ': it leads elsewhere, but it has a title'
            FROM discussion
            WHERE moved_to IS NOT NULL AND title <> '') AS faults
        """)

    static let revisions = SQLCheck(
        "revisions",
        """
        SELECT 'post ' || p.id || ': its earlier versions and its mark as edited contradict each other'
        FROM post p
        WHERE (p.edited_at IS NOT NULL) <> EXISTS (SELECT 1 FROM revision r WHERE r.post = p.id)
        """)

    static let bodies = SQLCheck(
        "bodies",
        """
        SELECT 'post ' || p.id || ': it has no body'
        FROM post p
        WHERE NOT EXISTS (SELECT 1 FROM body y WHERE y.post = p.id)
        """)
}

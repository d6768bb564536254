import Storage

extension SQLCheck {
    /// What is held waits for somebody, and nothing waits that nobody said anything of.
    static let queue = SQLCheck(
        "queue",
        """
        SELECT fault FROM (
            SELECT 'post ' || p.id || ': it is held, and waits for nobody' AS fault
            FROM post p
            WHERE p.state = 'held'
                AND NOT EXISTS (SELECT 1 FROM queue_item q WHERE q.post = p.id AND q.settled_at IS NULL)
            UNION ALL
            SELECT 'queue item ' || q.id || ': its post is to be read, and nobody reported it'
            FROM queue_item q JOIN post p ON p.id = q.post
            WHERE q.settled_at IS NULL AND p.state = 'visible'
                AND NOT EXISTS (SELECT 1 FROM report r WHERE r.item = q.id)
                AND NOT EXISTS (SELECT 1 FROM held_edit e WHERE e.post = p.id)
            UNION ALL
            SELECT 'queue item ' || q.id || ': it is there for what is held, and nothing of its post is'
            FROM queue_item q JOIN post p ON p.id = q.post
            WHERE q.settled_at IS NULL AND q.kind = 'held' AND p.state = 'visible'
                AND NOT EXISTS (SELECT 1 FROM held_edit e WHERE e.post = p.id)
            UNION ALL
            SELECT 'post ' || e.post || ': an edit of it waits for nobody'
            FROM held_edit e
            WHERE NOT EXISTS (
                SELECT 1 FROM queue_item q WHERE q.post = e.post AND q.kind = 'held' AND q.settled_at IS NULL)
            UNION ALL
            SELECT 'post ' || p.id || ': it was removed, and an edit of it still waits'
            FROM held_edit e JOIN post p ON p.id = e.post
            WHERE p.state = 'removed'
            UNION ALL
            SELECT 'queue item ' || q.id || ': its post was removed, and it still waits'
            FROM queue_item q JOIN post p ON p.id = q.post
            WHERE q.settled_at IS NULL AND p.state = 'removed'
            UNION ALL
            SELECT 'queue item ' || q.id || ': it is on another board than its post'
            FROM queue_item q JOIN post p ON p.id = q.post JOIN discussion d ON d.id = p.discussion
            WHERE q.settled_at IS NULL AND q.board <> d.board
            UNION ALL
            SELECT 'queue item ' || id || ': it is settled, and somebody has it'
            FROM queue_item
            WHERE settled_at IS NOT NULL AND claimed_by IS NOT NULL) AS faults
        """)

    /// What a thread is called is read with its first post alone, where that gave it the title.
    static let titles = SQLCheck(
        "titles",
        """
        SELECT fault FROM (
            SELECT 'post ' || p.id || ': it is to be read, and the title that it gave its thread is kept back' AS fault
            FROM post p
            WHERE p.state = 'visible' AND p.member IS NOT NULL AND p.subject IS NOT NULL
            UNION ALL
            SELECT 'post ' || p.id || ': it is not to be read, and its thread still has the title that it gave'
            FROM post p JOIN discussion d ON d.first_post = p.id
            WHERE p.state <> 'visible' AND p.member IS NOT NULL AND p.subject = d.title
                AND d.title <> \(PostStates.takenTitle)) AS faults
        """)

    /// What was decided belongs to what it was decided about.
    static let decisions = SQLCheck(
        "decisions",
        """
        SELECT fault FROM (
            SELECT 'decision ' || id || ': it is about nothing' AS fault
            FROM decision
            WHERE post IS NULL AND discussion IS NULL
            UNION ALL
            SELECT 'decision ' || id || ': it gave a title, and to no thread'
            FROM decision
            WHERE kind = 'retitle' AND discussion IS NULL
            UNION ALL
            SELECT 'decision ' || x.id || ': it concerns somebody else than who wrote post ' || p.id
            FROM decision x JOIN post p ON p.id = x.post
            WHERE x.member IS NOT NULL AND (p.member IS NULL OR p.member <> x.member)
            UNION ALL
            SELECT 'queue item ' || q.id || ': it ended with a decision about another post'
            FROM queue_item q JOIN decision x ON x.id = q.decision
            WHERE x.post IS NULL OR x.post <> q.post
            UNION ALL
            SELECT 'report ' || r.id || ': it is part of the item of another post'
            FROM report r JOIN queue_item q ON q.id = r.item
            WHERE q.post <> r.post) AS faults
        """)
}

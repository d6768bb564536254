import Storage

extension SQLCheck {
    /// What is kept of quotes, and that no words are shown which were taken away.
    static let quotes = SQLCheck(
        "quotes",
        """
        SELECT fault FROM (
            SELECT 'post ' || q.post || ': it is kept as a quote of itself' AS fault
            FROM quote q
            WHERE q.post = q.original
            UNION ALL
            SELECT 'post ' || q.post || ': its words are gone, but what it quoted is still kept'
            FROM quote q JOIN post p ON p.id = q.post
            WHERE p.wiped_at IS NOT NULL
            UNION ALL
            SELECT 'post ' || q.post || ': it came with an archive, but is kept as a quote of ' || q.original
            FROM quote q JOIN post p ON p.id = q.post
            WHERE p.author IS NOT NULL) AS faults
        """)

    /// Thanks come from others, and neither they nor bookmarks are on a post whose words are gone.
    static let marks = SQLCheck(
        "thanks and bookmarks",
        """
        SELECT fault FROM (
            SELECT 'post ' || t.post || ': its author thanks for it' AS fault
            FROM thanks t JOIN post p ON p.id = t.post
            WHERE p.member = t.member
            UNION ALL
            SELECT 'post ' || t.post || ': its words are gone, but somebody thanks for it'
            FROM thanks t JOIN post p ON p.id = t.post
            WHERE p.wiped_at IS NOT NULL
            UNION ALL
            SELECT 'post ' || k.post || ': its words are gone, but somebody keeps it'
            FROM bookmark k JOIN post p ON p.id = k.post
            WHERE p.wiped_at IS NOT NULL) AS faults
        """)

    /// An answer is a reply in its thread that was not removed; who said so and when is known.
    static let answers = SQLCheck(
        "answers",
        """
        SELECT fault FROM (
            SELECT 'discussion ' || d.id || ': its answer, post ' || p.id || ', is no reply in it, or was removed'
                AS fault
            FROM discussion d JOIN post p ON p.id = d.answer
            WHERE p.discussion <> d.id OR p.state = 'removed' OR d.first_post = p.id
            UNION ALL
            SELECT 'discussion ' || d.id || ': its answer, who marked it and when contradict each other'
            FROM discussion d
            WHERE (d.answer IS NULL) <> (d.answer_by IS NULL) OR (d.answer IS NULL) <> (d.answer_at IS NULL)) AS faults
        """)
}

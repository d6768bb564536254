import Storage

extension SQLCheck {
    /// Marks and choices are of discussions that are there, and marks on posts of theirs; nothing but a mute has an end.
    static let readMarks = SQLCheck(
        "read marks",
        """
        SELECT fault FROM (
            SELECT 'member ' || r.member || ': the mark in discussion ' || r.discussion || ' is on post ' || r.seen
                || ', which is in another' AS fault
            FROM read_mark r JOIN post s ON s.id = r.seen
            WHERE s.discussion <> r.discussion
            UNION ALL
            SELECT 'member ' || c.member || ': discussion ' || c.discussion || ' is chosen, which was moved away'
            FROM discussion_choice c JOIN discussion d ON d.id = c.discussion
            WHERE d.moved_to IS NOT NULL
            UNION ALL
            SELECT 'member ' || c.member || ': discussion ' || c.discussion || ' has a choice that ends and is no mute'
            FROM discussion_choice c
            WHERE c.until IS NOT NULL AND c.choice <> 'mute'
            UNION ALL
            SELECT 'member ' || c.member || ': board ' || c.board || ' has a choice that ends and is no mute'
            FROM board_choice c
            WHERE c.until IS NOT NULL AND c.choice <> 'mute'
            UNION ALL
            SELECT 'member ' || f.member || ': board ' || f.board || ' is read, which is not there'
            FROM read_floor f
            WHERE f.board <> \(Board.ID.all) AND NOT EXISTS (SELECT 1 FROM board b WHERE b.id = f.board)) AS faults
        """)

    /// A visit has an order, and nobody ignores themselves.
    static let readers = SQLCheck(
        "visits and ignored members",
        """
        SELECT fault FROM (
            SELECT 'member ' || member || ': the last visit ends before it begins, or begins before the one before'
                AS fault
            FROM visit
            WHERE last_at < began_at OR previous_at > began_at
            UNION ALL
            SELECT 'member ' || member || ': is left out by themselves'
            FROM ignored
            WHERE other = member) AS faults
        """)
}

import Storage

extension SQLCheck {
    /// Nobody is told of what can't be read, or by mail of what they have read.
    static let notices = SQLCheck(
        "notices",
        """
        SELECT fault FROM (
            SELECT 'notice ' || n.id || ': its post is ' || p.state || ', so it should be gone' AS fault
            FROM notice n JOIN post p ON p.id = n.post
            WHERE p.state = 'removed' AND n.kind NOT IN ('decision', 'report')
            UNION ALL
            SELECT 'notice ' || id || ': it was read, but a mail about it is still due'
            FROM notice
            WHERE read_at IS NOT NULL AND mail_at IS NOT NULL
            UNION ALL
            SELECT 'notice ' || id || ': it tells a member of what they did themselves'
            FROM notice
            WHERE member = by_member
            UNION ALL
            SELECT 'notice ' || n.id || ': it waits for a digest that nobody gets'
            FROM notice n
            WHERE n.mail_at IS NOT NULL AND n.is_digested = 1
                AND NOT EXISTS (SELECT 1 FROM digest g WHERE g.member = n.member)) AS faults
        """)
}

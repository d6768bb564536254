import Storage

extension SQLCheck {
    /// What sign-ins and sessions may be.
    static let signIns = SQLCheck(
        "sign-ins",
        """
        SELECT fault FROM (
            SELECT 'sign-in ' || i.id || ': it has ended, but there is a session of it' AS fault
            FROM sign_in i
            WHERE i.ended_at IS NOT NULL AND EXISTS (SELECT 1 FROM session s WHERE s.sign_in = i.id)
            UNION ALL
            SELECT 'sign-in ' || s.sign_in || ': a session of it lives for longer than a day'
            FROM session s
            WHERE s.expires_at - s.started_at > \(Sessions.absolute * 1_000)
            UNION ALL
            SELECT 'sign-in ' || i.id || ': it is remembered for longer than 30 days'
            FROM sign_in i
            WHERE i.remember_until - i.started_at > \(Sessions.remembered * 1_000)
            UNION ALL
            SELECT 'sign-in ' || i.id || ': it has ended, but a browser is still remembered'
            FROM sign_in i
            WHERE i.ended_at IS NOT NULL AND i.remember_hash IS NOT NULL) AS faults
        """)

    /// Who has claimed an author of an archive did so at some time.
    static let claims = SQLCheck(
        "claims",
        """
        SELECT 'author ' || id || ': who has claimed them and when contradict each other'
        FROM author
        WHERE (claimed_by IS NULL) <> (claimed_at IS NULL)
        """)

    /// Nobody below the age of consent is here without one; the schema says so too.
    static let ages = SQLCheck(
        "ages",
        """
        SELECT 'member ' || id || ': is of the band ' || band || ' and there is no consent'
        FROM member
        WHERE band IN ('guarded', 'u13') AND consent IS NULL
        """)
}

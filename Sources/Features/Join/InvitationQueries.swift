import Storage

extension Query where Row == Invitation {
    /// Newest first; those of one maker when one is named.
    static func invitations(by maker: Member.ID?) -> Self {
        let condition: SQLText = maker.map { "i.made_by = \($0)" } ?? "TRUE"
        return Query(
            """
            SELECT i.id, i.role, m.name, i.made_at, i.expires_at, i.uses_left, i.revoked_at IS NOT NULL
            FROM invitation i
            LEFT JOIN member m ON m.id = i.made_by
            WHERE \(condition)
            ORDER BY i.made_at DESC, i.id DESC LIMIT \(Invitations.listed)
            """
        ) { row in
            Invitation(
                id: try row.next(), standing: try row.next(), by: try row.next(), madeAt: try row.next(),
                expiresAt: try row.next(), usesLeft: try row.next(), isRevoked: try row.next())
        }
    }
}

extension Query where Row == Invitation.ID {
    static func usableInvitation(_ hash: [UInt8], at now: Moment) -> Self {
        Query(
            """
            SELECT id FROM invitation
            WHERE token_hash = \(hash) AND revoked_at IS NULL AND uses_left > 0 AND expires_at > \(now)
                AND \(SQLText.makerStands(at: now))
            """
        ) { try $0.next() }
    }
}

extension Query where Row == Member.Standing {
    /// Lets one more in, and says what they become; no row when it lets nobody in any more.
    ///
    /// Whoever registered before it was too old is in time.
    static func useInvitation(_ id: Invitation.ID, at now: Moment) -> Self {
        Query(
            """
            UPDATE invitation SET uses_left = uses_left - 1
            WHERE id = \(id) AND revoked_at IS NULL AND uses_left > 0 AND \(SQLText.makerStands(at: now))
            RETURNING role
            """
        ) { try $0.next() }
    }
}

extension Query where Row == Bool {
    /// A row when somebody took it back.
    static func isRevoked(_ id: Invitation.ID) -> Self {
        Query("SELECT TRUE FROM invitation WHERE id = \(id) AND revoked_at IS NOT NULL")
    }
}

extension SQLText {
    /// Whoever made an invitation could make it now: is here still, not suspended, and no less than it makes of others.
    fileprivate static func makerStands(at now: Moment) -> SQLText {
        """
        (made_by IS NULL OR EXISTS (
            SELECT 1 FROM member m
            WHERE m.id = invitation.made_by AND m.state = 'active' AND m.role IN ('moderator', 'administrator')
                AND (m.role = 'administrator' OR invitation.role <> 'administrator')
                AND NOT EXISTS (SELECT 1 FROM suspension u WHERE u.member = m.id AND \(inForce(at: now)))))
        """
    }

    static func invite(
        _ hash: [UInt8], to standing: Member.Standing, uses: Int, by member: Member.ID?, at now: Moment
    ) -> SQLText {
        """
        INSERT INTO invitation (token_hash, role, made_by, from_console, made_at, expires_at, uses_left)
        VALUES (\(hash), \(standing), \(member), \(member == nil), \(now),
            \(now.advanced(seconds: Invitations.lives)), \(uses))
        """
    }

    static func revoke(_ id: Invitation.ID, by maker: Member.ID?, at now: Moment) -> SQLText {
        let condition: SQLText = maker.map { "AND made_by = \($0)" } ?? ""
        return "UPDATE invitation SET revoked_at = \(now) WHERE id = \(id) AND revoked_at IS NULL \(condition)"
    }
}

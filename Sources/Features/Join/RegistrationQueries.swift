import Storage

extension AgeBand: SQLBindable, SQLReadable {}

/// Somebody who has registered and has yet to confirm it.
struct PendingRegistration: Sendable {
    let id: Int64
    let name: String
    let addressHash: [UInt8]
    let addressSealed: [UInt8]
    /// The hash, as its text.
    let password: String
    let band: AgeBand
    let invitation: Invitation.ID?
    /// False for one that can't be confirmed, since the address is a member's.
    let isReal: Bool

    /// One that is to be stored.
    struct New: Sendable {
        let name: MemberName
        let addressHash: [UInt8]
        let addressSealed: [UInt8]
        let password: PasswordHash
        let ticket: JoinTicket
        let isReal: Bool
    }

    /// Seconds for which it waits.
    static let lives = 7 * Moment.day
}

extension Query where Row == PendingRegistration {
    static func pending(_ id: Int64, at now: Moment) -> Self {
        pending(where: "id = \(id)", at: now)
    }

    /// The newest under a name, however it is written.
    static func pending(named name: String, at now: Moment) -> Self {
        pending(where: "folded_name = \(Fold.name(name)) AND folded_name <> ''", at: now)
    }

    private static func pending(where condition: SQLText, at now: Moment) -> Self {
        Query(
            """
            SELECT id, name, address_hash, address_sealed, password, band, invitation, is_real
            FROM pending_registration WHERE \(condition) AND expires_at > \(now)
            ORDER BY id DESC LIMIT 1
            """
        ) { row in
            PendingRegistration(
                id: try row.next(), name: try row.next(), addressHash: try row.next(), addressSealed: try row.next(),
                password: try row.next(), band: try row.next(), invitation: try row.next(), isReal: try row.next())
        }
    }
}

extension Query where Row == Int64 {
    static func register(_ row: PendingRegistration.New, at now: Moment) -> Self {
        Query(
            """
            INSERT INTO pending_registration (name, folded_name, address_hash, address_sealed, password, band,
                invitation, is_real, made_at, expires_at)
            VALUES (\(row.name.text), \(row.name.folded), \(row.addressHash), \(row.addressSealed), \(row.password.text),
                \(row.ticket.band), \(row.ticket.invitation), \(row.isReal), \(now),
                \(now.advanced(seconds: PendingRegistration.lives)))
            RETURNING id
            """)
    }
}

extension Query where Row == Bool {
    /// A row when it was.
    static func isUsed(_ ticket: JoinTicket) -> Self {
        Query("SELECT TRUE FROM used_ticket WHERE nonce_hash = \(ticket.nonceHash)")
    }

    /// A row when somebody, other than a member, bears or bore a name, or one that looks like it; no more than three.
    static func isTaken(_ name: MemberName, byOthersThan member: Member.ID = .nobody) -> Self {
        let others: SQLText = "(member IS NULL OR member <> \(member))"
        return Query(
            """
            SELECT TRUE FROM member_name WHERE skeleton = \(name.skeleton.text) AND \(others)
            UNION ALL SELECT TRUE FROM member_name WHERE folded_name = \(name.folded) AND \(others)
            UNION ALL SELECT TRUE FROM member WHERE folded_name = \(name.folded) AND id <> \(member)
            """)
    }
}

extension Transaction {
    /// True for a name that somebody bears or bore, and for one that looks like it.
    func isTaken(_ name: MemberName) throws -> Bool {
        try first(.isTaken(name)) ?? false
    }
}

extension Query where Row == Member.ID {
    /// Makes a member; no row when the name is another's.
    static func join(_ name: MemberName, as standing: Member.Standing, band: AgeBand, at now: Moment) -> Self {
        Query(
            """
            INSERT INTO member (name, folded_name, role, state, band, joined_at)
            VALUES (\(name.text), \(name.folded), \(standing), \(Member.State.active), \(band), \(now))
            ON CONFLICT (folded_name) DO NOTHING
            RETURNING id
            """
        ) { try $0.next() }
    }
}

extension SQLText {
    /// Changes nothing when the ticket was used before.
    static func use(_ ticket: JoinTicket) -> SQLText {
        """
        INSERT INTO used_ticket (nonce_hash, expires_at) VALUES (\(ticket.nonceHash), \(ticket.expiresAt))
        ON CONFLICT (nonce_hash) DO NOTHING
        """
    }

    /// Changes nothing when the address is another's.
    static func giveCredential(of pending: PendingRegistration, to member: Member.ID, at now: Moment) -> SQLText {
        """
        INSERT INTO credential (member, password, password_set_at, address_hash, address_sealed, address_confirmed_at)
        VALUES (\(member), \(pending.password), \(now), \(pending.addressHash), \(pending.addressSealed), \(now))
        ON CONFLICT (address_hash) DO NOTHING
        """
    }

    static func forget(_ registration: Int64) -> SQLText {
        "DELETE FROM pending_registration WHERE id = \(registration)"
    }

    /// Lets nobody confirm with an address any more that has become a member's, or got a newer letter.
    ///
    /// They stay until their time is over: whoever made one that is not theirs must not learn from its end that somebody
    /// has joined.
    static func closeRegistrations(of addressHash: [UInt8]) -> SQLText {
        "UPDATE pending_registration SET is_real = FALSE WHERE address_hash = \(addressHash)"
    }
}

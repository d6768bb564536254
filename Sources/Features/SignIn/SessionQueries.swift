import Storage

/// A session that is good, and when it was last noted as seen.
struct SessionRow: Sendable {
    let member: SignedIn
    let seenAt: Moment
}

extension Transaction {
    /// The session with this hash, unless it or its sign-in has ended; how many notices its member has not read, and
    /// how many posts wait for them, is left out where nobody will see it.
    func session(_ hash: [UInt8], at now: Moment, countsNotices: Bool) throws -> SessionRow? {
        guard let row = try first(.session(hash, at: now)) else { return nil }
        var member = row.signedIn(boards: row.moderatesBoards ? try all(.boardsModerated(by: row.id)) : [])
        let actor = Actor.member(member)
        if countsNotices {
            let audiences = Authorizer().audiences(for: actor)
            member.unread = try one(.unreadNotices(of: member.id, audiences))
        }
        if Authorizer().allowsSomewhere(actor, .moderate) {
            let scope = try Moderation.scope(of: actor, Authorizer())
            let count: Int = countsNotices ? try one(.waiting(scope)) : 0
            member.waiting = count
        }
        return SessionRow(member: member, seenAt: row.seenAt)
    }
}

/// The columns of a session's member.
struct SignedInRow: Sendable {
    let id: Member.ID
    let name: String
    let standing: Member.Standing
    let state: Member.State
    let band: Member.Band
    let isSuspended: Bool
    /// They moderate boards, which are asked for then: few do.
    let moderatesBoards: Bool
    let signIn: SignIn.ID
    let steppedUpAt: Moment?
    let seenAt: Moment
    let preferences: Preferences

    func signedIn(boards: [Board.ID]) -> SignedIn {
        SignedIn(
            id: id, name: name, standing: standing, state: state, band: band, isSuspended: isSuspended,
            boards: Set(boards), signIn: signIn, steppedUpAt: steppedUpAt, preferences: preferences)
    }
}

extension Query where Row == SignedInRow {
    /// Nobody has a session to an account that is held or gone.
    static func session(_ hash: [UInt8], at now: Moment) -> Self {
        Query(
            """
            SELECT m.id, m.name, m.role, m.state, m.band,
                EXISTS (
                    SELECT 1 FROM suspension u WHERE u.member = m.id AND \(SQLText.inForce(at: now))),
                EXISTS (SELECT 1 FROM board_moderator v WHERE v.member = m.id),
                i.id, s.stepped_up_at, s.seen_at, \(Preferences.columns)
            FROM session s
            JOIN sign_in i ON i.id = s.sign_in
            JOIN member m ON m.id = i.member
            LEFT JOIN preference f ON f.member = m.id
            WHERE s.secret_hash = \(hash) AND s.expires_at > \(now)
                AND s.seen_at > \(now.advanced(seconds: -Sessions.idle))
                AND i.ended_at IS NULL AND m.state IN ('unconfirmed', 'active')
            """
        ) { row in
            SignedInRow(
                id: try row.next(), name: try row.next(), standing: try row.next(), state: try row.next(),
                band: try row.next(), isSuspended: try row.next(), moderatesBoards: try row.next(),
                signIn: try row.next(), steppedUpAt: try row.next(), seenAt: try row.next(),
                preferences: try Preferences(row: &row))
        }
    }
}

extension Query where Row == Board.ID {
    static func boardsModerated(by member: Member.ID) -> Self {
        Query("SELECT board FROM board_moderator WHERE member = \(member)") { try $0.next() }
    }
}

extension Query where Row == (SignIn.ID, Moment) {
    /// The sign-in that a browser remembers, and until when it may.
    static func remembered(_ hash: [UInt8], at now: Moment) -> Self {
        Query(
            """
            SELECT i.id, i.remember_until
            FROM sign_in i
            JOIN member m ON m.id = i.member
            WHERE i.remember_hash = \(hash) AND i.remember_until > \(now) AND i.ended_at IS NULL
                AND m.state IN ('unconfirmed', 'active')
            """
        ) { (try $0.next(), try $0.next()) }
    }
}

extension SQLText {
    static func beginSession(
        _ hash: [UInt8], of signIn: SignIn.ID, at now: Moment, until expiry: Moment, steppedUpAt: Moment?
    ) -> SQLText {
        """
        INSERT INTO session (secret_hash, sign_in, started_at, seen_at, expires_at, stepped_up_at)
        VALUES (\(hash), \(signIn), \(now), \(now), \(expiry), \(steppedUpAt))
        """
    }

    /// Ends the sessions of a sign-in but the newest few.
    static func endOldSessions(of signIn: SignIn.ID, sparing count: Int) -> SQLText {
        """
        DELETE FROM session WHERE sign_in = \(signIn) AND secret_hash NOT IN (
            SELECT secret_hash FROM session WHERE sign_in = \(signIn)
            ORDER BY started_at DESC, secret_hash LIMIT \(count))
        """
    }

    /// Another secret for a session that is good; what it proved before stays proved.
    static func rotate(_ old: [UInt8], into fresh: [UInt8], steppedUpAt: Moment?, at now: Moment) -> SQLText {
        """
        UPDATE session
        SET secret_hash = \(fresh), seen_at = \(now), stepped_up_at = COALESCE(\(steppedUpAt), stepped_up_at)
        WHERE secret_hash = \(old) AND expires_at > \(now)
            AND seen_at > \(now.advanced(seconds: -Sessions.idle))
        """
    }

    static func seen(_ signIn: SignIn.ID, at now: Moment) -> SQLText {
        "UPDATE sign_in SET seen_at = \(now) WHERE id = \(signIn) AND seen_at < \(now)"
    }

    static func seen(session hash: [UInt8], at now: Moment) -> SQLText {
        "UPDATE session SET seen_at = \(now) WHERE secret_hash = \(hash) AND seen_at < \(now)"
    }
}

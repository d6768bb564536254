import Storage

extension Query where Row == SignIn.ID {
    static func beginSignIn(
        of member: Member.ID, label: String, way: SignIn.Way, remember: [UInt8]?, until: Moment?, at now: Moment
    ) -> Self {
        Query(
            """
            INSERT INTO sign_in (member, label, way, started_at, seen_at, remember_hash, remember_until)
            VALUES (\(member), \(label), \(way), \(now), \(now), \(remember), \(until))
            RETURNING id
            """
        ) { try $0.next() }
    }

    /// The sign-in that a session is part of, whether or not the session is still good.
    static func signIn(of session: [UInt8]) -> Self {
        Query("SELECT sign_in FROM session WHERE secret_hash = \(session)") { try $0.next() }
    }

    static func liveSignIn(_ id: SignIn.ID, of member: Member.ID) -> Self {
        Query("SELECT id FROM sign_in WHERE id = \(id) AND member = \(member) AND ended_at IS NULL") { try $0.next() }
    }
}

extension Query where Row == Member.Band {
    static func band(of member: Member.ID) -> Self {
        Query("SELECT band FROM member WHERE id = \(member)") { try $0.next() }
    }
}

extension Query where Row == SignInEntry {
    /// Where a member is still signed in, newest first; `own` is the sign-in that asks.
    static func signIns(of member: Member.ID, own: SignIn.ID, at now: Moment) -> Self {
        Query(
            """
            SELECT i.id, i.label, i.way, i.started_at, i.seen_at, i.remember_hash IS NOT NULL, i.id = \(own)
            FROM sign_in i
            WHERE i.member = \(member) AND i.ended_at IS NULL AND (i.remember_until > \(now) OR EXISTS (
                SELECT 1 FROM session s
                WHERE s.sign_in = i.id AND s.expires_at > \(now) AND s.seen_at > \(now.advanced(seconds: -Sessions.idle))))
            ORDER BY i.id DESC LIMIT \(SignIns.maximumListed)
            """
        ) { row in
            SignInEntry(
                id: try row.next(), label: try row.next(), way: try row.next(), startedAt: try row.next(),
                seenAt: try row.next(), isRemembered: try row.next(), isOwn: try row.next())
        }
    }
}

extension SQLText {
    static func endSessions(of signIn: SignIn.ID) -> SQLText {
        "DELETE FROM session WHERE sign_in = \(signIn)"
    }

    static func endSignIn(_ id: SignIn.ID, at now: Moment) -> SQLText {
        """
        UPDATE sign_in SET ended_at = \(now), remember_hash = NULL, remember_until = NULL
        WHERE id = \(id) AND ended_at IS NULL
        """
    }

    static func endSessions(ofAll member: Member.ID, but spared: SignIn.ID) -> SQLText {
        """
        DELETE FROM session WHERE sign_in IN (
            SELECT id FROM sign_in WHERE member = \(member) AND ended_at IS NULL AND id <> \(spared))
        """
    }

    static func endSignIns(of member: Member.ID, but spared: SignIn.ID, at now: Moment) -> SQLText {
        """
        UPDATE sign_in SET ended_at = \(now), remember_hash = NULL, remember_until = NULL
        WHERE member = \(member) AND ended_at IS NULL AND id <> \(spared)
        """
    }
}

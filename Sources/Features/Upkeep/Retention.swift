import Storage

/// How long something is kept once it is over: one rule a table.
struct Retention: Sendable {
    /// The table.
    let name: String
    /// What is done first, in the same transaction.
    let before: [SQLText]
    /// Deletes at most `Purge.batch` rows, those that are over longest first.
    let deletes: SQLText

    private init(_ name: String, _ deletes: SQLText, before: [SQLText] = []) {
        self.name = name
        self.before = before
        self.deletes = deletes
    }

    private static let hour: Int64 = 3_600

    /// All rules, in an order in which no row is named by another when it goes.
    static func rules(at now: Moment) -> [Retention] {
        func ago(_ seconds: Int64) -> Moment { now.advanced(seconds: -seconds) }
        // A used or expired link says so for a day; then nobody knows it any more.
        let yesterday = ago(Moment.day)
        return [
            Retention("session", sessions(now), before: [endSignIns(now)]),
            Retention("remembered sign-in", endRemembered(now)),
            Retention("sign_in", signIns(endedBefore: ago(7 * Moment.day))),
            Retention("sign_in_step", signInSteps(yesterday)),
            Retention("one_time_token", tokens(yesterday)),
            Retention("used_ticket", tickets(yesterday)),
            Retention("pending_registration", registrations(now)),
            Retention("second_factor", secondFactors(madeBefore: ago(hour))),
            Retention("network_key", networkKeys(before: now.rawValue / (Moment.day * 1_000) - 3)),
            Retention("throttle", throttles(now)),
            Retention("invitation", invitations(ago(30 * Moment.day))),
            Retention("outbox", letters(settledBefore: ago(30 * Moment.day))),
        ]
    }

    /// A sign-in ends with its last session, unless a browser remembers it for longer.
    private static func endSignIns(_ now: Moment) -> SQLText {
        """
        UPDATE sign_in
        SET ended_at = (SELECT MAX(s.expires_at) FROM session s WHERE s.sign_in = sign_in.id),
            remember_hash = NULL, remember_until = NULL
        WHERE ended_at IS NULL AND (remember_until IS NULL OR remember_until <= \(now))
            AND id IN (
                SELECT sign_in FROM session WHERE expires_at <= \(now) ORDER BY expires_at LIMIT \(Purge.batch))
            AND NOT EXISTS (SELECT 1 FROM session s WHERE s.sign_in = sign_in.id AND s.expires_at > \(now))
        """
    }

    static func sessions(_ now: Moment) -> SQLText {
        """
        DELETE FROM session WHERE secret_hash IN (
            SELECT secret_hash FROM session WHERE expires_at <= \(now) ORDER BY expires_at LIMIT \(Purge.batch))
        """
    }

    /// Nobody is remembered for longer than they were told.
    static func endRemembered(_ now: Moment) -> SQLText {
        """
        UPDATE sign_in SET ended_at = remember_until, remember_hash = NULL, remember_until = NULL
        WHERE id IN (
            SELECT id FROM sign_in WHERE remember_until <= \(now) AND remember_until IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM session s WHERE s.sign_in = sign_in.id)
            ORDER BY remember_until LIMIT \(Purge.batch))
        """
    }

    static func signIns(endedBefore moment: Moment) -> SQLText {
        """
        DELETE FROM sign_in WHERE id IN (
            SELECT id FROM sign_in WHERE ended_at <= \(moment) AND ended_at IS NOT NULL
            ORDER BY ended_at LIMIT \(Purge.batch))
        """
    }

    static func signInSteps(_ moment: Moment) -> SQLText {
        """
        DELETE FROM sign_in_step WHERE token_hash IN (
            SELECT token_hash FROM sign_in_step WHERE expires_at <= \(moment)
            ORDER BY expires_at LIMIT \(Purge.batch))
        """
    }

    static func tokens(_ moment: Moment) -> SQLText {
        """
        DELETE FROM one_time_token WHERE token_hash IN (
            SELECT token_hash FROM one_time_token WHERE expires_at <= \(moment)
            ORDER BY expires_at LIMIT \(Purge.batch))
        """
    }

    static func tickets(_ moment: Moment) -> SQLText {
        """
        DELETE FROM used_ticket WHERE nonce_hash IN (
            SELECT nonce_hash FROM used_ticket WHERE expires_at <= \(moment) ORDER BY expires_at LIMIT \(Purge.batch))
        """
    }

    static func registrations(_ moment: Moment) -> SQLText {
        """
        DELETE FROM pending_registration WHERE id IN (
            SELECT id FROM pending_registration WHERE expires_at <= \(moment)
            ORDER BY expires_at LIMIT \(Purge.batch))
        """
    }

    static func secondFactors(madeBefore moment: Moment) -> SQLText {
        """
        DELETE FROM second_factor WHERE member IN (
            SELECT member FROM second_factor WHERE confirmed_at IS NULL AND made_at <= \(moment)
            ORDER BY made_at LIMIT \(Purge.batch))
        """
    }

    /// `day` counts from 1970, in UTC.
    static func networkKeys(before day: Int64) -> SQLText {
        """
        DELETE FROM network_key WHERE day IN (
            SELECT day FROM network_key WHERE day < \(day) ORDER BY day LIMIT \(Purge.batch))
        """
    }

    static func throttles(_ moment: Moment) -> SQLText {
        """
        DELETE FROM throttle WHERE (action, subject, window_start) IN (
            SELECT action, subject, window_start FROM throttle WHERE expires_at <= \(moment)
            ORDER BY expires_at LIMIT \(Purge.batch))
        """
    }

    static func invitations(_ moment: Moment) -> SQLText {
        """
        DELETE FROM invitation WHERE id IN (
            SELECT id FROM invitation WHERE expires_at <= \(moment) ORDER BY expires_at LIMIT \(Purge.batch))
        """
    }

    static func letters(settledBefore moment: Moment) -> SQLText {
        """
        DELETE FROM outbox WHERE id IN (
            SELECT id FROM outbox WHERE settled_at <= \(moment) AND settled_at IS NOT NULL
            ORDER BY settled_at LIMIT \(Purge.batch))
        """
    }
}

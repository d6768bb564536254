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
            Retention(
                "session", oldest("session", by: "secret_hash", past: "expires_at", now), before: [endSignIns(now)]),
            Retention("remembered sign-in", endRemembered(now)),
            Retention("sign_in", oldest("sign_in", by: "id", past: "ended_at", ago(7 * Moment.day))),
            Retention("sign_in_step", oldest("sign_in_step", by: "token_hash", past: "expires_at", yesterday)),
            Retention("former address", formerAddresses(now)),
            Retention("one_time_token", oldest("one_time_token", by: "token_hash", past: "expires_at", yesterday)),
            Retention("used_ticket", oldest("used_ticket", by: "nonce_hash", past: "expires_at", yesterday)),
            Retention("pending_registration", oldest("pending_registration", by: "id", past: "expires_at", now)),
            Retention("second_factor", secondFactors(madeBefore: ago(hour))),
            Retention("network_key", networkKeys(before: now.rawValue / (Moment.day * 1_000) - 2)),
            Retention("throttle", oldest("throttle", by: "action, subject, window_start", past: "expires_at", now)),
            Retention("invitation", oldest("invitation", by: "id", past: "expires_at", ago(30 * Moment.day))),
            Retention("report", settledReports(madeBefore: ago(365 * Moment.day))),
            Retention("queue_item", oldest("queue_item", by: "id", past: "settled_at", ago(730 * Moment.day))),
            Retention("decision", oldest("decision", by: "id", past: "made_at", ago(730 * Moment.day))),
            Retention("composer_use", oldest("composer_use", by: "nonce_hash", past: "expires_at", now)),
            Retention("draft", oldest("draft", by: "id", past: "saved_at", ago(SavedDraft.kept))),
            Retention("notice", oldest("notice", by: "id", past: "made_at", ago(Notice.kept))),
            Retention(
                "read_mark", oldest("read_mark", by: "member, discussion", past: "marked_at", ago(Unread.memory))),
            Retention("board_choice", oldest("board_choice", by: "member, board", past: "until", now)),
            Retention("discussion_choice", oldest("discussion_choice", by: "member, discussion", past: "until", now)),
            Retention("outbox", oldest("outbox", by: "id", past: "settled_at", ago(30 * Moment.day))),
        ]
    }

    /// Deletes the rows of a table that were over first, as `column` says when it is anything.
    private static func oldest(
        _ table: SQLText, by key: SQLText, past column: SQLText, _ moment: Moment
    ) -> SQLText {
        """
        DELETE FROM \(table) WHERE (\(key)) IN (
            SELECT \(key) FROM \(table) WHERE \(column) <= \(moment) AND \(column) IS NOT NULL
            ORDER BY \(column) LIMIT \(Purge.batch))
        """
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

    /// Nobody is remembered for longer than they were told.
    private static func endRemembered(_ now: Moment) -> SQLText {
        """
        UPDATE sign_in SET ended_at = remember_until, remember_hash = NULL, remember_until = NULL
        WHERE id IN (
            SELECT id FROM sign_in WHERE remember_until <= \(now) AND remember_until IS NOT NULL
                AND NOT EXISTS (SELECT 1 FROM session s WHERE s.sign_in = sign_in.id)
            ORDER BY remember_until LIMIT \(Purge.batch))
        """
    }

    /// An address that was kept to take a change back is gone with the time for that.
    private static func formerAddresses(_ now: Moment) -> SQLText {
        """
        UPDATE one_time_token SET payload_sealed = NULL WHERE token_hash IN (
            SELECT token_hash FROM one_time_token WHERE expires_at <= \(now) AND payload_sealed IS NOT NULL
            ORDER BY expires_at LIMIT \(Purge.batch))
        """
    }

    private static func secondFactors(madeBefore moment: Moment) -> SQLText {
        """
        DELETE FROM second_factor WHERE member IN (
            SELECT member FROM second_factor WHERE confirmed_at IS NULL AND made_at <= \(moment)
            ORDER BY made_at LIMIT \(Purge.batch))
        """
    }

    /// What was said of a post is kept for as long as somebody has yet to decide about it.
    private static func settledReports(madeBefore moment: Moment) -> SQLText {
        """
        DELETE FROM report WHERE id IN (
            SELECT r.id FROM report r JOIN queue_item q ON q.id = r.item
            WHERE r.made_at <= \(moment) AND q.settled_at IS NOT NULL
            ORDER BY r.made_at LIMIT \(Purge.batch))
        """
    }

    /// `day` counts from 1970, in UTC.
    private static func networkKeys(before day: Int64) -> SQLText {
        """
        DELETE FROM network_key WHERE day IN (
            SELECT day FROM network_key WHERE day < \(day) ORDER BY day LIMIT \(Purge.batch))
        """
    }
}

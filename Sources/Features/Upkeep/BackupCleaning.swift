package import Storage

/// What a backup is rid of: whatever would let somebody in, or be sent, if it were put back one day.
package enum BackupCleaning {
    /// Statements for the copy that was made at `now`; each leaves what the schema asks for.
    package static func statements(at now: Moment) -> [SQLText] {
        [
            "DELETE FROM session",
            """
            UPDATE sign_in SET ended_at = COALESCE(ended_at, \(now)), remember_hash = NULL, remember_until = NULL
            WHERE ended_at IS NULL OR remember_hash IS NOT NULL
            """,
            "DELETE FROM sign_in_step",
            "DELETE FROM one_time_token",
            // Without its link nobody can confirm it.
            "DELETE FROM pending_registration",
            "DELETE FROM used_ticket",
            "DELETE FROM network_key",
            "DELETE FROM throttle",
            // A link that was used up since would be good again.
            "UPDATE invitation SET revoked_at = \(now) WHERE revoked_at IS NULL",
            """
            UPDATE outbox SET state = 'dropped', letter_sealed = NULL, lease_until = NULL, settled_at = \(now)
            WHERE state IN ('waiting', 'sending')
            """,
            // It was mailed from where the backup was made.
            "UPDATE notice SET mail_at = NULL, letter = NULL WHERE mail_at IS NOT NULL OR letter IS NOT NULL",
        ]
    }
}

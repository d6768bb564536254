import Storage

extension Schema {
    /// Registrations that wait for their confirmation are found by name, too: people sign in by it too early.
    ///
    /// Those from before have none, and are over within a week.
    static let pendingNames = Migration(
        "008-pending-names",
        sql: """
            ALTER TABLE pending_registration ADD COLUMN folded_name TEXT NOT NULL DEFAULT '';
            CREATE INDEX pending_registration_name ON pending_registration (folded_name, id);
            """)
}

import Storage

extension Schema {
    /// What the community as a whole keeps: one row, made at first start.
    static let site = Migration(
        "001-site",
        sql: """
            CREATE TABLE site (
                id {int64} PRIMARY KEY CHECK (id = 1),
                name TEXT NOT NULL,
                message_domain TEXT NOT NULL,
                key_fingerprint TEXT NOT NULL,
                created_at {int64} NOT NULL
            ) {strict};
            """)
}

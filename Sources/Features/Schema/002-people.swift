import Storage

extension Schema {
    /// Members, and the authors of imported archives, who are no members: no credentials, no age band.
    ///
    /// `author.address_hash` is an HMAC of the address (of the name, where a message had no address),
    /// `author.address_sealed` the address under AES-GCM: a dump of the database shows none.
    static let people = Migration(
        "002-people",
        sql: """
            CREATE TABLE member (
                id {id},
                name TEXT NOT NULL,
                folded_name TEXT NOT NULL UNIQUE,
                role TEXT NOT NULL CHECK (role = 'member' OR role = 'moderator' OR role = 'administrator'),
                label TEXT,
                joined_at {int64} NOT NULL
            ) {strict};

            CREATE TABLE author (
                id {id},
                address_hash {bytes} NOT NULL UNIQUE,
                address_sealed {bytes},
                name TEXT NOT NULL,
                slug TEXT NOT NULL,
                claimed_by {int64} REFERENCES member
            ) {strict};
            CREATE INDEX author_claimed_by ON author (claimed_by);
            """)
}

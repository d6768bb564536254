import Storage

/// Somebody whose messages came with an archive.
struct ArchivedAuthor: Sendable {
    let id: Author.ID
    let name: String
    let claimedBy: Member.ID?
}

extension Query where Row == ArchivedAuthor {
    /// Who wrote from an address.
    static func archived(_ addressHash: [UInt8]) -> Self {
        Query("SELECT id, name, claimed_by FROM author WHERE address_hash = \(addressHash)") {
            ArchivedAuthor(id: try $0.next(), name: try $0.next(), claimedBy: try $0.next())
        }
    }
}

extension Query where Row == [UInt8] {
    /// What a member's address is found by, once they have confirmed it.
    static func confirmedAddressHash(of member: Member.ID) -> Self {
        Query(
            """
            SELECT address_hash FROM credential
            WHERE member = \(member) AND address_confirmed_at IS NOT NULL AND address_hash IS NOT NULL
            """)
    }
}

extension Query where Row == (Int, Int) {
    /// How many posts of an author `audiences` may read, as far as they are counted, and in how many boards.
    static func share(of author: Author.ID, _ audiences: [Audience]) -> Self {
        let some: SQLText = "LIMIT \(Claims.countedPosts + 1)"
        return Query(
            """
            SELECT COUNT(*), COUNT(DISTINCT d.board)
            FROM (\(Writer.author(author).posts(audiences, some: some))) written
            JOIN post p ON p.id = written.id
            JOIN discussion d ON d.id = p.discussion
            """
        ) { (try $0.next(), try $0.next()) }
    }
}

extension Query where Row == Author.ID {
    /// Makes whoever wrote from an address a member; no row when nobody did, or they are somebody's already.
    static func claim(_ addressHash: [UInt8], by member: Member.ID, at now: Moment) -> Self {
        Query(
            """
            UPDATE author SET claimed_by = \(member), claimed_at = \(now)
            WHERE address_hash = \(addressHash) AND claimed_by IS NULL
            RETURNING id
            """
        ) { try $0.next() }
    }

    /// Undoes what a member has claimed since a moment.
    static func unclaim(of member: Member.ID, since moment: Moment) -> Self {
        Query(
            """
            UPDATE author SET claimed_by = NULL, claimed_at = NULL
            WHERE claimed_by = \(member) AND claimed_at >= \(moment)
            RETURNING id
            """
        ) { try $0.next() }
    }
}

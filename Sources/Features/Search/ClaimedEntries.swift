import Storage

extension Search {
    /// Indexes posts anew that somebody has claimed, at most `limit` of them: what was left when the server ended in the
    /// midst of it.
    ///
    /// Returns how many: 0 when none is left.
    package func indexClaimed(limit: Int) async throws -> Int {
        try await index(.claimedUnnoticed, limit: limit)
    }
}

extension Query where Row == Member.ID {
    /// A member who has claimed posts that are not found by their name yet.
    static var claimedUnnoticed: Self {
        // CROSS JOIN keeps the order of the tables: few authors are claimed, and entries are many.
        Query(
            """
            SELECT m.id
            FROM author a CROSS JOIN member m CROSS JOIN post p CROSS JOIN search_entry e
            WHERE a.claimed_by IS NOT NULL AND m.id = a.claimed_by AND p.author = a.id AND e.post = p.id
                AND e.state = 'indexed' AND e.author <> p.byline || ' ' || m.name
            LIMIT 1
            """
        ) { try $0.next() }
    }
}

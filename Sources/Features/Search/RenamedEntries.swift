import Logging
import Storage

extension Store {
    /// Has a member's posts found by what they are called now: a few at a time, so that others who write hardly wait.
    ///
    /// What fails is in the log, and done at the next start.
    func indexRenamed(_ member: Member.ID, _ logger: Logger) async {
        var count: Int?
        repeat {
            count = try? await writingPosts(logger, as: PostingError.self) {
                try $0.run(.markRenamed(member, limit: Search.renamedAtOnce))
            }
        } while count ?? 0 > 0
    }
}

extension Search {
    /// Entries that are indexed anew in one transaction when somebody has another name.
    static let renamedAtOnce = 250

    /// Indexes posts anew whose authors have another name by now, at most `limit` of them: what was left when the server
    /// ended in the midst of it.
    ///
    /// Returns how many: 0 when none is left.
    package func indexRenamed(limit: Int) async throws -> Int {
        try await index(.renamedUnnoticed, limit: limit)
    }

    /// Indexes anew what is left of a member's posts, whom `query` finds; returns how many.
    func index(_ query: Query<Member.ID>, limit: Int) async throws -> Int {
        let index = store.searchIndex
        guard let member = try await store.read({ try $0.first(query) }) else { return 0 }
        return try await store.write { transaction in
            let count = try transaction.run(.markRenamed(member, limit: limit))
            try SearchKeeper(transaction: transaction, index: index).catchUp()
            return count
        }
    }
}

extension SQLText {
    /// The entries of a member's posts that are found by a name they bear no more: of what they wrote here, and of what
    /// they have claimed of an archive, `limit` each.
    ///
    /// CROSS JOIN keeps the order of the tables: few members have changed their name, and entries are many.
    fileprivate static func renamed(_ condition: SQLText, limit: Int) -> SQLText {
        """
        SELECT post, member FROM (
            SELECT e.post AS post, m.id AS member
            FROM member m CROSS JOIN post p CROSS JOIN search_entry e
            WHERE \(condition) AND p.member = m.id AND e.post = p.id AND e.state = 'indexed' AND e.author <> m.name
            LIMIT \(limit)) own
        UNION ALL
        SELECT post, member FROM (
            SELECT e.post AS post, m.id AS member
            FROM member m CROSS JOIN author a CROSS JOIN post p CROSS JOIN search_entry e
            WHERE \(condition) AND a.claimed_by = m.id AND p.author = a.id AND p.member IS NULL AND e.post = p.id
                AND e.state = 'indexed' AND e.author <> p.byline || ' ' || m.name
            LIMIT \(limit)) claimed
        """
    }

    /// Marks entries of a member's posts whose author is no longer what the index says.
    static func markRenamed(_ member: Member.ID, limit: Int) -> SQLText {
        """
        UPDATE search_entry SET state = 'stale'
        WHERE post IN (SELECT post FROM (\(renamed("m.id = \(member)", limit: limit))) named)
        """
    }
}

extension Query where Row == Member.ID {
    /// A member who has changed their name, with posts that are still found by the old one.
    static var renamedUnnoticed: Self {
        Query("SELECT member FROM (\(.renamed("m.renamed_at IS NOT NULL", limit: 1))) named LIMIT 1") {
            try $0.next()
        }
    }
}

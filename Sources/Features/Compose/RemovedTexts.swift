import Storage

/// The words of posts that were taken down: kept for 30 days, so that a decision can be looked at again, then gone.
///
/// What was not let through for something personal in it goes a day after the decision.
package struct RemovedTexts: Sendable {
    /// Seconds for which they are kept.
    package static let kept: Int64 = 30 * Moment.day
    /// Seconds for which something personal is that nobody was to read.
    package static let keptPersonal: Int64 = Moment.day

    let store: any Store
    let renderer: BodyRenderer
    let events: EventBus
    let surroundings: Surroundings

    /// Wipes posts that have been down for long enough, longest first, at most `limit` of them.
    ///
    /// Returns how many were wiped: 0 when none is left. One that somebody has yet to decide about waits.
    package func wipe(limit: Int) async throws(PostingError) -> Int {
        let (now, renderer, index) = (surroundings.now(), renderer, store.searchIndex)
        let changes = try await store.writingPosts(surroundings.logger, as: PostingError.self) { transaction in
            let states = PostStates(transaction: transaction, renderer: renderer, index: index)
            let (old, yesterday) = (now.advanced(seconds: -Self.kept), now.advanced(seconds: -Self.keptPersonal))
            var due = try transaction.all(.removed(before: old, limit: limit))
            if due.count < limit {
                due += try transaction.all(.keptAway(after: old, before: yesterday, limit: limit - due.count))
            }
            return try due.map { change in
                try states.wipe(change.post, at: now)
                // Whatever quotes it is drawn again, wherever it stands.
                let quotedIn = Set(try transaction.all(.quoting(change.post))).subtracting([change.discussion])
                return StateChange(
                    post: change.post, discussion: change.discussion, board: change.board, author: change.author,
                    quotedIn: quotedIn)
            }
        }
        for change in changes { await events.publish(.postChanged(change)) }
        return changes.count
    }
}

extension Query where Row == Discussion.ID {
    /// Discussions with posts that quote one.
    fileprivate static func quoting(_ post: Post.ID) -> Self {
        Query(
            "SELECT DISTINCT p.discussion FROM quote q JOIN post p ON p.id = q.post WHERE q.original = \(post)")
    }
}

extension Query where Row == StateChange {
    /// Posts that were taken down at a moment or before it, longest first, and that nobody has to look at.
    static func removed(before moment: Moment, limit: Int) -> Self {
        Query(
            """
            SELECT p.id, d.id, d.board, p.member
            FROM post p JOIN discussion d ON d.id = p.discussion
            WHERE p.state = 'removed' AND p.wiped_at IS NULL AND p.state_at <= \(moment)
                AND NOT EXISTS (SELECT 1 FROM queue_item q WHERE q.post = p.id AND q.settled_at IS NULL)
            ORDER BY p.state_at LIMIT \(limit)
            """
        ) { row in
            StateChange(
                post: try row.next(), discussion: try row.next(), board: try row.next(), author: try row.next())
        }
    }

    /// Posts that were not let through for something personal in them, between these moments, longest first.
    static func keptAway(after old: Moment, before moment: Moment, limit: Int) -> Self {
        Query(
            """
            SELECT p.id, d.id, d.board, p.member
            FROM decision x JOIN post p ON p.id = x.post JOIN discussion d ON d.id = p.discussion
            WHERE \(SQLText.keepsPersonal) AND x.made_at > \(old) AND x.made_at <= \(moment)
                AND p.state = 'removed' AND p.state_by <> 'author' AND p.wiped_at IS NULL AND p.state_at > \(old)
                AND x.id = \(SQLText.lastDecision(on: "x.post"))
                AND NOT EXISTS (SELECT 1 FROM queue_item q WHERE q.post = p.id AND q.settled_at IS NULL)
            ORDER BY x.made_at LIMIT \(limit)
            """
        ) { row in
            StateChange(
                post: try row.next(), discussion: try row.next(), board: try row.next(), author: try row.next())
        }
    }
}

import Storage

/// The words of posts that were taken down: kept for 30 days, so that a decision can be looked at again, then gone.
package struct RemovedTexts: Sendable {
    /// Seconds for which they are kept.
    package static let kept: Int64 = 30 * Moment.day

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
            let due = try transaction.all(.removed(before: now.advanced(seconds: -Self.kept), limit: limit))
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
}

import Storage

extension Moderation {
    /// Those who reported a post and are told what came of it.
    static let reportersTold = 200

    /// Decides about an item of the queue.
    ///
    /// The first who decides does: whoever comes later is told who that was. Throws `changed` when the words are others
    /// than those that were looked at, or are hidden or reported since.
    ///
    /// - Parameter seen: `QueueCase.seen` as it was shown; nil where nobody has looked at the case.
    package func decide(
        _ verdict: Verdict, on item: QueueItem.ID, seen: String? = nil, by actor: Actor
    ) async throws(ModerationError) {
        let scope = try scope(of: actor)
        let now = surroundings.now()
        try await decide(verdict, seen: seen, by: actor) { transaction in
            guard let row = try transaction.first(.item(item, scope, at: now)) else { throw ModerationError.missing }
            return row
        }
    }

    /// Lets a post that was held be read, or an edit of it take its place.
    package func release(_ post: Post.ID, note: String = "", by actor: Actor) async throws(ModerationError) {
        try await decide(.release(note: note), onNewestOf: post, by: actor)
    }

    /// Keeps a post away for good that was held, or an edit of one that stays as it is; its author reads why.
    package func reject(_ post: Post.ID, reason: String, by actor: Actor) async throws(ModerationError) {
        try await decide(.reject(reason: reason), onNewestOf: post, by: actor)
    }

    /// Leaves a post as it is that was reported; it comes back where it was hidden meanwhile.
    package func dismiss(_ post: Post.ID, by actor: Actor) async throws(ModerationError) {
        try await decide(.dismiss, onNewestOf: post, by: actor)
    }

    private func decide(
        _ verdict: Verdict, onNewestOf post: Post.ID, by actor: Actor
    ) async throws(ModerationError) {
        let scope = try scope(of: actor)
        let now = surroundings.now()
        try await decide(verdict, by: actor) { transaction in
            guard let row = try transaction.first(.newestItem(of: post, scope, at: now)) else {
                throw ModerationError.missing
            }
            return row
        }
    }

    private func decide(
        _ verdict: Verdict, seen: String? = nil, by actor: Actor,
        _ find: @escaping @Sendable (any Transaction) throws -> ItemRow
    ) async throws(ModerationError) {
        let verdict = try verdict.checked()
        try await change(by: actor) { transaction, bench in
            let row = try find(transaction)
            try row.mustWait(for: bench.by)
            guard let subject = try transaction.first(.subject(row.item.post)) else { throw ModerationError.missing }
            if let seen {
                let reports = try transaction.one(.reports(in: row.item.id))
                let now = QueueCase.seen(
                    edition: subject.edition, subject.state, isUrgent: row.item.isUrgent, reports: reports)
                guard seen == now else { throw ModerationError.changed }
            }
            guard verdict.fits(row.item.kind, subject) else { throw ModerationError.unfit }
            return try bench.settle(verdict, of: subject)
        }
    }

    /// Takes a post down with a reason that stands in its place for everybody.
    package func remove(_ post: Post.ID, reason: String, by actor: Actor) async throws(ModerationError) {
        let verdict = try Verdict.remove(reason: reason).checked()
        let authorizer = authorizer
        try await change(by: actor) { transaction, bench in
            let subject = try transaction.subject(post, for: actor, authorizer)
            if let row = try transaction.first(.newestItem(of: post, nil, at: bench.now)), row.settledAt == nil {
                try row.mustWait(for: bench.by)
            }
            guard subject.author == nil || subject.author != bench.by else { throw ModerationError.own }
            guard subject.state != .removed else { throw try transaction.alreadyDecided(subject) }
            return try bench.settle(verdict, of: subject)
        }
    }

    /// Lets a post be read again that a moderator took down, or did not let through.
    package func restore(_ post: Post.ID, by actor: Actor) async throws(ModerationError) {
        let authorizer = authorizer
        try await change(by: actor) { transaction, bench in
            let subject = try transaction.subject(post, for: actor, authorizer)
            guard subject.author == nil || subject.author != bench.by else { throw ModerationError.own }
            guard subject.isTakenDown else {
                throw try transaction.alreadyDecided(subject)
            }
            guard subject.mayReturn(at: bench.now) else { throw ModerationError.tooLate }
            return try bench.restore(subject)
        }
    }

    /// What stands on a page about one post, for those who may decide about it.
    package func subject(of post: Post.ID, for actor: Actor) async throws(ModerationError) -> RemovablePost {
        let authorizer = authorizer
        return try await store.reading(surroundings.logger, as: ModerationError.self) { transaction in
            let subject = try transaction.subject(post, for: actor, authorizer)
            guard subject.author == nil || subject.author != actor.member?.id else { throw ModerationError.own }
            guard subject.state != .removed else { throw try transaction.alreadyDecided(subject) }
            let name = try transaction.one(.writer(of: post))
            return RemovablePost(
                id: post, discussion: subject.link, by: name.by, position: name.position, excerpt: name.excerpt)
        }
    }

    /// Runs one decision, and tells of it once it is durable.
    private func change(
        by actor: Actor, _ body: @escaping @Sendable (any Transaction, Bench) throws -> Settled
    ) async throws(ModerationError) {
        let (by, now) = (actor.member?.id, surroundings.now())
        let desk = PostingDesk(renderer: renderer, store: store, surroundings)
        let settled = try await store.writingPosts(surroundings.logger, as: ModerationError.self) { transaction in
            try body(transaction, Bench(transaction: transaction, by: by, now: now, desk: desk))
        }
        if let change = settled.change { await events.publish(.postChanged(change)) }
        if !settled.noticed.isEmpty { await events.publish(.noticed(settled.noticed)) }
    }
}

/// A post that can be taken down, for the page that asks why.
package struct RemovablePost: Sendable, Equatable {
    package let id: Post.ID
    package let discussion: DiscussionLink
    package let by: String
    package let position: Int
    package let excerpt: String
}

extension Verdict {
    /// Whether it can be given about a post that is on the list for this.
    fileprivate func fits(_ kind: QueueItem.Kind, _ subject: DecisionSubject) -> Bool {
        guard subject.state != .removed else { return false }
        return switch self {
        case .release, .reject: kind == .held && (subject.state == .held || subject.hasEdit)
        case .dismiss, .remove: kind == .reported
        }
    }
}

extension Transaction {
    /// A post that `actor` may decide about.
    fileprivate func subject(
        _ post: Post.ID, for actor: Actor, _ authorizer: Authorizer
    ) throws -> DecisionSubject {
        guard let subject = try first(.subject(post)), !subject.isMoved else {
            throw authorizer.allowsSomewhere(actor, .moderate) ? ModerationError.missing : .notAllowed
        }
        guard authorizer.allows(actor, .moderate, on: subject.board) else { throw ModerationError.notAllowed }
        return subject
    }

    /// Who was faster.
    fileprivate func alreadyDecided(_ subject: DecisionSubject) throws -> ModerationError {
        guard subject.isTakenDown || subject.state == .visible,
            let decision = try first(.lastDecision(on: subject.post))
        else { return subject.state == .visible ? .unfit : .decided(by: nil) }
        return .decided(by: decision.by)
    }
}

extension Query where Row == Int {
    /// How many reports an item has.
    fileprivate static func reports(in item: QueueItem.ID) -> Self {
        Query("SELECT COUNT(*) FROM report WHERE item = \(item)")
    }
}

/// Who wrote a post, where it stands, how it begins.
private struct Writing: Sendable {
    let by: String
    let position: Int
    let excerpt: String
}

extension Query where Row == Writing {
    fileprivate static func writer(of post: Post.ID) -> Self {
        Query(
            """
            SELECT COALESCE(m.name, p.byline), p.position, p.excerpt
            FROM post p LEFT JOIN member m ON m.id = p.member
            WHERE p.id = \(post)
            """
        ) { Writing(by: try $0.next(), position: try $0.next(), excerpt: try $0.next()) }
    }
}

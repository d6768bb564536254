import Storage

/// What moderators do: look at what waits, take one, decide; remove, restore, lock and pin.
///
/// Those who moderate boards see and decide what stands on theirs.
package struct Moderation: Sendable {
    let store: any Store
    let authorizer: Authorizer
    let renderer: BodyRenderer
    let site: Site
    let events: EventBus
    let surroundings: Surroundings

    /// Seconds for which an item is kept for whoever took it.
    package static let claim: Int64 = 15 * 60
    /// Seconds within which somebody should have looked at what waits.
    package static let promised: Int64 = 4 * 3_600
    /// Items, posts and decisions that are counted at most.
    package static let mostCounted = 1_000
    /// A reason, in letters.
    package static let reasonLetters = 3...500
    /// Seconds for which what was removed can be restored.
    package static let restorable = 30 * Moment.day
    /// Earlier decisions about a member that stand beside a post of theirs.
    static let pastShown = 5
    /// Reports that stand beside a post.
    static let reportsShown = 50

    /// A page of what waits, from behind `cursor` on.
    package func queue(
        from cursor: QueueCursor? = nil, for actor: Actor
    ) async throws(ModerationError) -> QueuePage {
        let scope = try scope(of: actor)
        let now = surroundings.now()
        return try await store.reading(surroundings.logger, as: ModerationError.self) { transaction in
            let found = try transaction.all(.queue(scope, from: cursor, at: now))
            let rows = Array(found.prefix(ListSize.rows))
            let next = found.count > rows.count ? rows.last.map(QueueCursor.init) : nil
            return QueuePage(
                rows: rows, next: next, waiting: try transaction.one(.waiting(scope)),
                oldest: try transaction.one(.oldest(scope)))
        }
    }

    /// How many wait, for whoever may decide about some of them; nil for all others.
    package func waiting(for actor: Actor) async -> Int? {
        do {
            let scope = try scope(of: actor)
            return try await store.reading(surroundings.logger, as: ModerationError.self) {
                try $0.one(.waiting(scope))
            }
        } catch {
            return nil
        }
    }

    /// All that is to be known for deciding about an item.
    package func look(
        at item: QueueItem.ID, for actor: Actor
    ) async throws(ModerationError) -> QueueCase {
        let scope = try scope(of: actor)
        let (now, own) = (surroundings.now(), actor.member?.id)
        let desk = PostingDesk(renderer: renderer, store: store, surroundings)
        return try await store.reading(surroundings.logger, as: ModerationError.self) { transaction in
            guard let row = try transaction.first(.item(item, scope, at: now)) else { throw ModerationError.missing }
            return try transaction.queueCase(of: row, for: own, desk)
        }
    }

    /// Keeps an item for whoever asks, for a while; whose it is already keeps it for that long again.
    package func claim(_ item: QueueItem.ID, by actor: Actor) async throws(ModerationError) {
        let scope = try scope(of: actor)
        guard let member = actor.member?.id else { throw .notAllowed }
        let now = surroundings.now()
        try await store.writing(surroundings.logger, as: ModerationError.self) { transaction in
            guard let row = try transaction.first(.item(item, scope, at: now)) else { throw ModerationError.missing }
            try row.mustWait(for: member)
            try transaction.run(.claim(item, by: member, until: now.advanced(seconds: Self.claim)))
        }
    }

    /// Lets an item go that one had taken.
    package func letGo(_ item: QueueItem.ID, by actor: Actor) async throws(ModerationError) {
        guard let member = actor.member?.id else { throw .notAllowed }
        _ = try scope(of: actor)
        try await store.writing(surroundings.logger, as: ModerationError.self) {
            _ = try $0.run(.letGo(item, by: member))
        }
    }

    /// What was decided last about a post, for its author, those who may decide and those who reported it.
    ///
    /// The last are told what came of their report, without what the author alone is told. What a thread is called of
    /// which nothing can be read is told to whoever began it, and to those who may decide.
    package func decision(
        on post: Post.ID, for actor: Actor
    ) async throws(ModerationError) -> ShownDecision {
        let (authorizer, audiences, now) = (authorizer, authorizer.audiences(for: actor), surroundings.now())
        guard let member = actor.member?.id else { throw .missing }
        return try await store.reading(surroundings.logger, as: ModerationError.self) { transaction in
            guard let subject = try transaction.first(.subject(post)) else { throw ModerationError.missing }
            let mayDecide = authorizer.allows(actor, .moderate, on: subject.board)
            let isTold = mayDecide || subject.author == member
            let isNamed = mayDecide || subject.isOpen || subject.starter == member
            // Why a post is away goes before all else.
            let newest: Query<Decision> =
                subject.isTakenDown ? .lastDecision(on: post) : .newestDecision(on: post)
            let decision = try transaction.first(
                isTold ? newest : .outcome(ofReporting: post, by: member, audiences))
            guard let decision else { throw ModerationError.missing }
            return ShownDecision(
                decision: isTold ? decision : decision.outlined, post: post,
                discussion: isNamed ? subject.known(to: member) : subject.link.untitled,
                state: subject.state, isAuthor: subject.author == member, isOpen: subject.isOpen,
                isReadable: subject.state == .visible && !subject.isMoved,
                waitingTitle: mayDecide ? subject.waitingTitle : nil,
                mayRestore: mayDecide && subject.mayBeRestored(by: member, at: now))
        }
    }

    /// Which boards' items an actor decides about; nil for all.
    func scope(of actor: Actor) throws(ModerationError) -> [Board.ID]? {
        try Self.scope(of: actor, authorizer)
    }

    static func scope(of actor: Actor, _ authorizer: Authorizer) throws(ModerationError) -> [Board.ID]? {
        if authorizer.allows(actor, .moderate) { return nil }
        let boards = (actor.member?.boards ?? []).filter { authorizer.allows(actor, .moderate, on: $0) }
        guard !boards.isEmpty else { throw .notAllowed }
        return boards.sorted()
    }
}

/// A decision as whom it concerns, and whoever may decide, reads it.
package struct ShownDecision: Sendable, Equatable {
    package let decision: Decision
    package let post: Post.ID
    package let discussion: DiscussionLink
    package let state: Post.State
    package let isAuthor: Bool
    /// Something of the discussion can be read.
    package let isOpen: Bool
    /// The post stands in its thread.
    package let isReadable: Bool
    /// What the thread is called once the post is back, where that is another title; for those who may decide.
    package var waitingTitle: String?
    /// Whoever reads it can put the post back.
    package var mayRestore = false
}

extension QueueCursor {
    fileprivate init(_ entry: QueueEntry) {
        self.init(isUrgent: entry.item.isUrgent, at: entry.item.openedAt, id: entry.item.id.rawValue)
    }
}

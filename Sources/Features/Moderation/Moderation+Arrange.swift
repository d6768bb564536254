import Storage

extension Moderation {
    /// Discussions that may stand on top of one board.
    package static let pins = 3
    /// Days for which one may.
    package static let pinDays: Int64 = 365

    /// Pins a discussion to the top of its board until a moment.
    package func pin(_ id: Discussion.ID, until end: Moment, by actor: Actor) async throws(ModerationError) {
        let now = surroundings.now()
        try await arrange(id, as: .pin(until: end), by: actor) { transaction, discussion in
            guard end > now, end <= now.advanced(seconds: Self.pinDays * Moment.day) else {
                throw ModerationError.pinEnd(days: Self.pinDays)
            }
            guard try transaction.one(.pins(on: discussion.board.id, beside: id, at: now)) < Self.pins else {
                throw ModerationError.tooManyPins(allowed: Self.pins)
            }
        }
    }

    /// The end of a day as the community's zone has it, which was written as `2026-11-24`; nil when that is no day.
    package func end(ofDay text: String) -> Moment? {
        guard let day = CalendarDay(text), let number = day.day else { return nil }
        // A calendar takes the 32nd of a month for the first of the next.
        return CalendarDay(year: day.year, month: day.month, day: number + 1).start(in: site.zone)
    }

    /// Lets a discussion take its place in the list again.
    package func unpin(_ id: Discussion.ID, by actor: Actor) async throws(ModerationError) {
        try await arrange(id, as: .unpin, by: actor)
    }

    /// Locks a discussion: nobody replies any more, and readers see who says so, and why.
    ///
    /// Throws `decided` when somebody did so already.
    package func lock(_ id: Discussion.ID, reason: String, by actor: Actor) async throws(ModerationError) {
        let reason = try Self.checked(reason: reason)
        try await arrange(id, as: .lock(reason: reason), by: actor)
    }

    /// Lets people reply again.
    package func unlock(_ id: Discussion.ID, by actor: Actor) async throws(ModerationError) {
        try await arrange(id, as: .unlock, by: actor)
    }

    /// A discussion that `actor` may pin and lock, for the pages that ask how.
    package func arrangeable(_ id: Discussion.ID, for actor: Actor) async throws(ModerationError) -> ArrangedThread {
        let authorizer = authorizer
        return try await store.reading(surroundings.logger, as: ModerationError.self) { transaction in
            let found = try transaction.arranged(id, for: actor, authorizer)
            return ArrangedThread(
                board: found.board, link: found.link, pinnedUntil: found.pinnedUntil, isLocked: found.isLocked)
        }
    }

    private func arrange(
        _ id: Discussion.ID, as arrangement: Arrangement, by actor: Actor,
        _ check: @escaping @Sendable (any Transaction, ArrangedDiscussion) throws -> Void = { _, _ in }
    ) async throws(ModerationError) {
        let (authorizer, now) = (authorizer, surroundings.now())
        let board = try await store.writing(surroundings.logger, as: ModerationError.self) {
            transaction -> Board.ID? in
            let discussion = try transaction.arranged(id, for: actor, authorizer)
            try check(transaction, discussion)
            let member = actor.member?.id
            guard try arrangement.changes(discussion, by: member, at: now) else { return nil }
            try arrangement.carryOut(on: id, as: member, by: member, at: now, in: transaction)
            return discussion.board.id
        }
        if let board { await events.publish(.arranged(id, in: board)) }
    }
}

/// A discussion for the pages that ask until when it is pinned, or why it is locked.
package struct ArrangedThread: Sendable, Equatable {
    package let board: BoardLink
    package let link: DiscussionLink
    /// In the past, or nil: it stands in its place.
    package let pinnedUntil: Moment?
    package let isLocked: Bool
}

extension Transaction {
    /// A discussion that `actor` may arrange; only those who may learn that there is none.
    func arranged(
        _ id: Discussion.ID, for actor: Actor, _ authorizer: Authorizer
    ) throws -> ArrangedDiscussion {
        let found = try first(.arranged(id))
        guard let found else {
            throw authorizer.allowsSomewhere(actor, .arrange) ? ModerationError.missing : .notAllowed
        }
        guard authorizer.allows(actor, .arrange, on: found.board.id) else { throw ModerationError.notAllowed }
        return found
    }
}

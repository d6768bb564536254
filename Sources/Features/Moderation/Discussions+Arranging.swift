import Storage

/// Arranging for whoever fills a community: in a member's name, at any time, without a moderator's limits.
extension Discussions {
    /// Pins a discussion to the top of its board until a moment.
    package func pin(_ id: Discussion.ID, until moment: Moment, by actor: Actor) async throws(PostingError) {
        try await arrange(id, .pin(until: moment), as: actor.member?.id, by: actor)
    }

    /// Locks a discussion: nobody replies any more.
    ///
    /// Readers are told who locked it and why.
    package func lock(
        _ id: Discussion.ID, as moderator: Member.ID, reason: String, by actor: Actor
    ) async throws(PostingError) {
        try await arrange(id, .lock(reason: reason), as: moderator, by: actor)
    }

    private func arrange(
        _ id: Discussion.ID, _ arrangement: Arrangement, as moderator: Member.ID?, by actor: Actor
    ) async throws(PostingError) {
        let (gate, now) = (gate, surroundings.now())
        let board = try await store.writing(surroundings.logger, as: PostingError.self) { transaction in
            let board = try transaction.first(.arranged(id))?.board.id
            guard gate.permits(actor, .arrange, on: board) else { throw PostingError.notAllowed }
            guard let board else { throw PostingError.missing }
            try arrangement.carryOut(on: id, as: moderator, by: moderator, at: now, in: transaction)
            return board
        }
        await events.publish(.arranged(id, in: board))
    }
}

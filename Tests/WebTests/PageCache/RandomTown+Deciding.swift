import Features
import TestSupport

/// What a moderator decides, what readers say should be looked at, and what time takes away.
extension RandomTown {
    mutating func remove() async throws {
        let post = try anyPost()
        try await community.moderation.remove(post.id, reason: "Not here.", by: maren)
        model.remove(post.id, at: town.clock.now, byAuthor: false)
    }

    mutating func restore() async throws {
        guard let post = pick(from: model.restorable) else { throw NothingThere() }
        try await community.moderation.restore(post, by: maren)
        model.restore(post, at: town.clock.now)
    }

    mutating func release() async throws {
        let post = try anyWaiting(isHeld: true)
        try await community.moderation.release(post, by: maren)
        model.release(post, at: town.clock.now)
    }

    mutating func reject() async throws {
        let post = try anyWaiting(isHeld: true)
        try await community.moderation.reject(post, reason: "No offers here.", by: maren)
        model.reject(post, at: town.clock.now)
    }

    mutating func dismiss() async throws {
        let post = try anyWaiting(isHeld: false)
        try await community.moderation.dismiss(post, by: maren)
        model.letStand(post, at: town.clock.now)
    }

    mutating func retitle() async throws {
        let (discussion, title) = (try anyThread(), "What it is about: \(newWord()), says Maren")
        try await community.moderation.retitle(discussion, title: title, reason: "It says more.", by: maren)
        model.retitle(discussion, to: title)
    }

    /// A member or, now and then, a guest says that a post should be looked at, or that a child may have written it.
    mutating func report() async throws {
        let post = try anyPost()
        let isGuest = number(below: 4) == 0
        let (person, isUrgent) = (anyPerson(), number(below: 4) == 0)
        try await community.reports.report(
            post.id, ReportDraft(isUrgent ? .under13 : .spam), by: isGuest ? .guest : person.actor,
            from: Network(address: "192.0.2.1"))
        model.report(post.id, by: isGuest ? nil : person.id, isUrgent: isUrgent, at: town.clock.now)
    }

    /// Time goes by until a post that was removed loses its words, with those that were removed before it.
    ///
    /// What else has had its time goes, too.
    mutating func wipe() async throws {
        guard let removedAt = pick(from: model.removals) else { throw NothingThere() }
        let due = removedAt.advanced(seconds: RemovedTexts.kept)
        town.clock.advance(seconds: max(0, (due.rawValue - town.clock.now.rawValue) / 1_000))
        var (count, wiped) = (0, 0)
        repeat {
            wiped = try await community.removedTexts.wipe(limit: 5)
            count += wiped
        } while wiped > 0
        try await community.purge.run()
        let expected = model.wipe(removedUntil: town.clock.now.advanced(seconds: -RemovedTexts.kept))
        guard count == expected else { throw Unexpected("\(count) posts were wiped, not \(expected)") }
    }

    private mutating func anyWaiting(isHeld: Bool) throws -> Post.ID {
        guard let item = pick(from: model.waiting.filter { $0.isHeld == isHeld }) else { throw NothingThere() }
        return item.post
    }
}

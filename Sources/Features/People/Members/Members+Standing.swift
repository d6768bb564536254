import Storage

extension Members {
    /// Gives a member another standing.
    ///
    /// They sign in anew: no session from before is worth more than it was, or less. Mail that waits is written anew.
    package func setStanding(
        _ standing: Member.Standing, of name: String, by actor: Actor
    ) async throws(MemberError) {
        let now = surroundings.now()
        let changed = try await changing(name, by: actor) { transaction, member in
            guard member.standing != standing else { return false }
            if member.standing == .administrator { try transaction.checkOthersAdminister(than: member.id, at: now) }
            try transaction.run(.setStanding(standing, of: member.id))
            try transaction.endAccess(of: member.id, at: now)
            try NoticeWriter(transaction: transaction, now: now).rewriteLetters(to: member.id)
            return true
        }
        if changed { await events.publish(.standingChanged) }
    }

    /// Makes a member a moderator of the board with that slug, or no longer; they sign in anew, and mail that waits is
    /// written anew.
    package func moderate(
        board slug: String, _ name: String, isOn: Bool, by actor: Actor
    ) async throws(MemberError) {
        let now = surroundings.now()
        _ = try await changing(name, by: actor) { transaction, member in
            guard let board = try transaction.first(.boardID(slug: slug)) else { throw MemberError.noBoard }
            let changed = try transaction.run(
                isOn ? .moderates(board, member.id, since: now) : .moderatesNoMore(board, member.id))
            guard changed > 0 else { return false }
            try transaction.endAccess(of: member.id, at: now)
            try NoticeWriter(transaction: transaction, now: now).rewriteLetters(to: member.id)
            return true
        }
    }

    /// Runs `change` on the member of that name, unless `actor` may not change them.
    func changing<Result: Sendable>(
        _ name: String, by actor: Actor,
        _ change: @escaping @Sendable (any Transaction, MemberRow) throws -> Result
    ) async throws(MemberError) -> Result {
        guard authorizer.allows(actor, .manageMembers) else { throw .notAllowed }
        let now = surroundings.now()
        return try await store.writing(surroundings.logger, as: MemberError.self) { transaction in
            let member = try transaction.member(name, at: now)
            try Self.check(actor, mayChange: member)
            return try change(transaction, member)
        }
    }

    /// Nobody changes themselves, or somebody who stands higher.
    static func check(_ actor: Actor, mayChange member: MemberRow) throws(MemberError) {
        guard let own = actor.member else { return }
        guard own.id != member.id else { throw .oneself }
        guard own.standing >= member.standing else { throw .higherStanding }
    }
}

extension Transaction {
    /// Throws `MemberError.lastAdministrator` when nobody else could do an administrator's work.
    func checkOthersAdminister(than member: Member.ID, at now: Moment) throws {
        guard try one(.administrators(but: member, at: now)) > 0 else { throw MemberError.lastAdministrator }
    }
}

extension Member.Standing: Comparable {
    private var rank: Int {
        switch self {
        case .member: 0
        case .moderator: 1
        case .administrator: 2
        }
    }

    package static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }
}

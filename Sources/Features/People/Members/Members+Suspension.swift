import Storage

extension Members {
    /// A reason for a suspension, in letters: it is read by whoever is suspended.
    package static let reasonLetters = 1...500

    /// Keeps a member from writing until then, or with nil until it is lifted; replaces what was before.
    ///
    /// They sign in and have what is theirs, and read as members do: mail that waits is written anew.
    package func suspend(
        _ name: String, until end: Moment?, reason: String, by actor: Actor
    ) async throws(MemberError) {
        let now = surroundings.now()
        let reason = Gate.oneLine(reason)
        guard Self.reasonLetters.contains(reason.count) else { throw .reasonLength(allowed: Self.reasonLetters) }
        if let end, end <= now { throw .endsTooEarly }
        let (by, suspension) = (actor.member?.id, Suspension(reason: reason, from: now, until: end))
        try await changing(name, by: actor) { transaction, member in
            if member.standing == .administrator { try transaction.checkOthersAdminister(than: member.id, at: now) }
            try transaction.run(.liftSuspensions(of: member.id, by: by, at: now))
            try transaction.run(.suspend(member.id, suspension, by: by))
            try NoticeWriter(transaction: transaction, now: now).rewriteLetters(to: member.id)
        }
    }

    /// Ends a member's suspension before its time.
    package func lift(_ name: String, by actor: Actor) async throws(MemberError) {
        let (now, by) = (surroundings.now(), actor.member?.id)
        _ = try await changing(name, by: actor) { transaction, member in
            guard try transaction.run(.liftSuspensions(of: member.id, by: by, at: now)) > 0 else {
                throw MemberError.notSuspended
            }
            return true
        }
    }
}

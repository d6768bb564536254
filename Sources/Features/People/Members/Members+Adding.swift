import Storage

/// Somebody who was added, and the link that they come in by.
package struct AddedMember: Sendable {
    /// The name as it is written here.
    package let name: String
    package let standing: Member.Standing
    /// False when they were here before.
    package let isNew: Bool
    /// What their link is made of; it signs them in once, within a day.
    package let link: Secret
}

extension Members {
    /// Makes a member who has yet to come, or finds the one of that name, and makes a link that signs them in.
    ///
    /// Whoever comes by the link for the first time stays without a member's rights until their age is known. For
    /// somebody who is here already it is the way back, past a second factor too. Older links of theirs are good no
    /// more.
    ///
    /// - Parameter standing: nil for a new member's, or for that of whoever is here already.
    package func add(
        _ name: String, as standing: Member.Standing?, by actor: Actor
    ) async throws(MemberError) -> AddedMember {
        // A link opens an account: to give one out takes both rights.
        guard authorizer.allows(actor, .manageMembers), authorizer.allows(actor, .issueLinks) else {
            throw .notAllowed
        }
        let (now, names) = (surroundings.now(), names)
        guard let payload = try? WayBack.payload(surroundings.keys) else { throw .unavailable }
        let secret = Secret(randomBytes: surroundings.randomBytes)
        let (added, id) = try await store.writing(surroundings.logger, as: MemberError.self) { transaction in
            let (member, isNew) = try transaction.findOrAdd(name, as: standing, names, by: actor, at: now)
            try transaction.issue(secret, for: .init(.link, member: member.id, payload: payload), at: now)
            let added = AddedMember(name: member.name, standing: member.standing, isNew: isNew, link: secret)
            return (added, member.id)
        }
        if added.isNew { await events.publish(.enrolled(id)) }
        return added
    }
}

extension Transaction {
    fileprivate func findOrAdd(
        _ name: String, as standing: Member.Standing?, _ rules: MemberNameRules, by actor: Actor, at now: Moment
    ) throws -> (MemberRow, isNew: Bool) {
        if let member = try first(.member(named: name, at: now)) {
            try Members.check(actor, mayChange: member)
            guard member.state == .active || member.state == .unconfirmed else { throw MemberError.held }
            if let standing, standing != member.standing { throw MemberError.otherStanding(member.standing) }
            return (member, false)
        }
        let name = try rules.checked(name)
        try run(.addUnconfirmed(name, as: standing ?? .member, at: now))
        let member = try one(.member(named: name.text, at: now))
        guard try run(.take(name.text, for: member.id, at: now)) > 0 else { throw MemberError.nameTaken }
        return (member, true)
    }
}

extension MemberNameRules {
    /// The owner may give away any name that can be borne, `admin` too.
    fileprivate func checked(_ typed: String) throws(MemberError) -> MemberName {
        do {
            return try name(typed: typed, mayBeReserved: true)
        } catch {
            throw .badName(error)
        }
    }
}

import Storage

/// Links that let people join: made by staff, or by whoever owns the server.
///
/// They lead to the age screen like everybody else's way; a link gets nobody around it.
package struct Invitations: Sendable {
    let store: any Store
    let authorizer: Authorizer
    let surroundings: Surroundings

    /// People that one link may let in: a band and its audience, not a leaked address.
    package static let uses = 1...100
    /// Seconds for which a link is good.
    package static let lives = 14 * Moment.day
    /// Invitations that a list shows, newest first.
    package static let listed = 200

    /// Makes a link: what it is made of is told this once.
    ///
    /// One that makes people more than members is for those who have shown a short while ago that it is them.
    ///
    /// - Parameters:
    ///   - standing: what those who come by it become; not more than whoever makes it is.
    ///   - uses: how many it lets in.
    package func make(
        for standing: Member.Standing = .member, uses: Int = 1, by actor: Actor
    ) async throws(InvitationError) -> Secret {
        guard authorizer.allows(actor, .invite) else { throw .notAllowed }
        guard Self.uses.contains(uses) else { throw .uses(allowed: Self.uses) }
        guard standing != .administrator || uses == 1 else { throw .administratorsTogether }
        if let member = actor.member, standing > member.standing { throw .higherStanding }
        let now = surroundings.now()
        if let member = actor.member, standing > .member, !member.isSteppedUp(at: now) { throw .stepUpNeeded }
        let secret = Secret(randomBytes: surroundings.randomBytes)
        try await store.writing(surroundings.logger, as: InvitationError.self) {
            _ = try $0.run(.invite(secret.hash, to: standing, uses: uses, by: actor.member?.id, at: now))
        }
        return secret
    }

    /// Invitations on record, newest first: their own for a moderator, all for administrators and the console.
    package func list(for actor: Actor) async throws(InvitationError) -> [Invitation] {
        let maker = try scope(of: actor)
        return try await store.reading(surroundings.logger, as: InvitationError.self) {
            try $0.all(.invitations(by: maker))
        }
    }

    /// Takes an invitation back: it lets nobody in from now on.
    package func revoke(_ id: Invitation.ID, by actor: Actor) async throws(InvitationError) {
        let maker = try scope(of: actor)
        let now = surroundings.now()
        try await store.writing(surroundings.logger, as: InvitationError.self) {
            guard try $0.run(.revoke(id, by: maker, at: now)) > 0 else { throw InvitationError.missing }
        }
    }

    /// Whose invitations an actor sees; nil for everybody's.
    private func scope(of actor: Actor) throws(InvitationError) -> Member.ID? {
        guard authorizer.allows(actor, .invite) else { throw .notAllowed }
        return actor.member.flatMap { $0.standing == .administrator ? nil : $0.id }
    }
}

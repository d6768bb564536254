import Storage

/// A member's own password: chosen, and changed.
package struct OwnPassword: Sendable {
    let store: any Store
    let authorizer: Authorizer
    let site: Site
    let outbox: Outbox
    let surroundings: Surroundings

    /// Whether the member who asks has one.
    package func isChosen(by actor: Actor) async throws(AccountError) -> Bool {
        let member = try own(actor)
        let credential = try await store.reading(surroundings.logger, as: AccountError.self) {
            try $0.first(.credential(of: member.id))
        }
        return credential?.password != nil
    }

    /// Changes the password of the member who asks, and ends all their sign-ins but the one that they ask from.
    ///
    /// - Parameters:
    ///   - old: the password until now; not looked at where there is none yet, as after coming in by a link.
    ///   - session: the session that they ask from: another secret takes its place.
    package func change(
        from old: String, to new: String, by actor: Actor, in session: SessionSecret
    ) async throws(AccountError) -> NewSession {
        let member = try own(actor)
        let credential = try await look(member)
        let chosen = try surroundings.checked(new, for: credential, at: site)
        let passwords = surroundings.passwords
        if let stored = credential.password {
            let counted = try await count(credential)
            let (old, hash) = (Password(typed: old), PasswordHash(stored))
            guard let old, let hash else { throw .wrong }
            let isRight: Bool
            do { isRight = try await passwords.verify(old, against: hash) } catch {
                try await giveBack(credential, countedAt: counted)
                throw AccountError(error)
            }
            guard isRight else { throw .wrong }
        }
        let hash = try await AccountError.passing { () async throws(PasswordHashingError) in
            try await passwords.hash(chosen)
        }
        return try await set(hash, in: credential, by: member, session)
    }

    private func own(_ actor: Actor) throws(AccountError) -> SignedIn {
        guard authorizer.allows(actor, .ownAccount), let member = actor.member else { throw .notAllowed }
        return member
    }

    private func look(_ member: SignedIn) async throws(AccountError) -> Credential {
        let credential = try await store.reading(surroundings.logger, as: AccountError.self) {
            try $0.first(.credential(of: member.id))
        }
        guard let credential else { throw .notAllowed }
        return credential
    }

    /// Counts a guess by whoever is signed in, apart from those at the door; says when.
    private func count(_ credential: Credential) async throws(AccountError) -> Moment {
        let now = surroundings.now()
        let subject = ThrottleSubject(credential.member, surroundings.keys)
        let wait = try await store.writing(surroundings.logger, as: AccountError.self) {
            try $0.take(.password, of: subject, at: now)
        }
        if let wait { throw .tooOften(retryAfter: wait) }
        return now
    }

    /// Nobody has looked at the password.
    private func giveBack(_ credential: Credential, countedAt moment: Moment) async throws(AccountError) {
        let subject = ThrottleSubject(credential.member, surroundings.keys)
        try await store.writing(surroundings.logger, as: AccountError.self) {
            try $0.giveBack(.password, of: subject, at: moment)
        }
    }

    private func set(
        _ hash: PasswordHash, in credential: Credential, by member: SignedIn, _ session: SessionSecret
    ) async throws(AccountError) -> NewSession {
        let (now, outbox, keys) = (surroundings.now(), outbox, surroundings.keys)
        let draw = Rotation(of: session, signIn: member.signIn, surroundings)
        let begun = try await store.writing(surroundings.logger, as: AccountError.self) { transaction in
            let id = member.id
            guard try transaction.run(.setPassword(hash, of: id, inPlaceOf: credential.password, at: now)) > 0
            else { throw AccountError.outdated }
            try transaction.endAccess(of: id, sparing: member.signIn, at: now)
            try transaction.forgive(.password, of: credential.subjects(keys), at: now)
            try outbox.enqueue(.passwordChanged(name: credential.name), to: id, in: transaction, at: now)
            // Beside a second factor a password is no proof. A first one is: it could be asked for at once.
            let isProof = try transaction.first(.credential(of: id))?.hasSecondFactor == false
            guard let begun = try transaction.rotate(draw, isSteppedUp: isProof, at: now) else {
                throw AccountError.notAllowed
            }
            return begun
        }
        outbox.ring()
        return begun
    }
}

extension Surroundings {
    /// A new password for an account, checked against what is publicly known of it.
    func checked(
        _ typed: String, for credential: Credential, at site: Site
    ) throws(AccountError) -> Password {
        let address = credential.addressSealed.flatMap { keys.address(in: $0) }?.text
        do {
            return try PasswordRules.password(
                typed: typed, names: [credential.name, site.name, address].compactMap(\.self))
        } catch {
            throw .weak(error)
        }
    }
}

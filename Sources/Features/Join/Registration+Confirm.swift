import Storage

extension Registration {
    /// Who a link makes a member of: their name, and whether it has become another's.
    ///
    /// Uses nothing up.
    package func look(_ token: Secret) async throws(ConfirmationError) -> (name: String, isTaken: Bool) {
        guard site.joining.policy != .closed else { throw .closed }
        let now = surroundings.now()
        return try await store.reading(surroundings.logger, as: ConfirmationError.self) { transaction in
            let pending = try transaction.pending(by: token, at: now)
            return (pending.name, try transaction.isTaken(MemberName(checked: pending.name)))
        }
    }

    /// Makes the member whose registration a link confirms, and signs them in.
    ///
    /// The password is asked for as well: else a stranger could register with somebody's address, and wait until they,
    /// or a program that looks into their mail, follow the link. After five wrong ones the registration is gone.
    package func confirm(_ attempt: ConfirmationAttempt) async throws(ConfirmationError) -> NewSession {
        guard site.joining.policy != .closed else { throw .closed }
        let (pending, counted) = try await take(attempt.token)
        guard let password = Password(typed: attempt.password) else { throw .wrongPassword }
        let isRight: Bool
        do {
            isRight = try await surroundings.passwords.verify(password, against: PasswordHash(pending.password))
        } catch {
            try await giveBack(pending, countedAt: counted)
            throw ConfirmationError(error)
        }
        guard isRight else { throw .wrongPassword }
        try await forgive(pending)
        let session = try await admit(pending, as: try name(attempt, pending), by: attempt)
        await events.publish(.enrolled(session.by.id))
        return session
    }

    private func name(
        _ attempt: ConfirmationAttempt, _ pending: PendingRegistration
    ) throws(ConfirmationError) -> MemberName {
        guard let typed = attempt.name else { return MemberName(checked: pending.name) }
        do {
            return try names.name(typed: typed, mayBeReserved: false)
        } catch {
            throw .name(.form(error))
        }
    }

    /// Counts a try and finds the registration that it is for; one that was tried too often is gone.
    private func take(_ token: Secret) async throws(ConfirmationError) -> (PendingRegistration, Moment) {
        let (now, keys) = (surroundings.now(), surroundings.keys)
        let pending = try await store.writing(surroundings.logger, as: ConfirmationError.self) {
            transaction -> PendingRegistration? in
            let pending = try transaction.pending(by: token, at: now)
            let subject = ThrottleSubject(pending, keys)
            guard try transaction.take(.confirm, of: subject, at: now) == nil else {
                try transaction.run(.outdateTokens(.confirm, on: pending.id, at: now))
                try transaction.run(.forget(pending.id))
                return nil
            }
            return pending
        }
        guard let pending else { throw .token(.expired) }
        return (pending, now)
    }

    /// Nobody has looked at the password.
    private func giveBack(
        _ pending: PendingRegistration, countedAt moment: Moment
    ) async throws(ConfirmationError) {
        let subject = ThrottleSubject(pending, surroundings.keys)
        try await store.writing(surroundings.logger, as: ConfirmationError.self) {
            try $0.giveBack(.confirm, of: subject, at: moment)
        }
    }

    /// Whoever knows the password may look for a name for as long as they need.
    private func forgive(_ pending: PendingRegistration) async throws(ConfirmationError) {
        let (now, subject) = (surroundings.now(), ThrottleSubject(pending, surroundings.keys))
        try await store.writing(surroundings.logger, as: ConfirmationError.self) {
            try $0.forgive(.confirm, of: [subject], at: now)
        }
    }

    private func admit(
        _ pending: PendingRegistration, as name: MemberName, by attempt: ConfirmationAttempt
    ) async throws(ConfirmationError) -> NewSession {
        let (now, policy) = (surroundings.now(), site.joining.policy)
        let draw = SignIns.Draw(session: SessionSecret(Secret(randomBytes: surroundings.randomBytes)), remember: nil)
        let entrance = SignIns.Entrance(way: .password, device: attempt.device, replacing: attempt.replacing)
        return try await store.writing(surroundings.logger, as: ConfirmationError.self) { transaction in
            try transaction.consumeConfirmation(attempt.token, at: now)
            let standing = try transaction.standing(of: pending, under: policy, at: now)
            guard try !transaction.isTaken(name),
                let member = try transaction.first(
                    .join(name, as: standing, band: pending.band, at: now)),
                try transaction.run(.take(name.text, for: member, at: now)) > 0
            else { throw ConfirmationError.name(.taken) }
            guard try transaction.run(.giveCredential(of: pending, to: member, at: now)) > 0 else {
                // The address has become a member's since, by another link.
                throw ConfirmationError.token(.used)
            }
            try transaction.run(.forget(pending.id))
            try transaction.run(.closeRegistrations(of: pending.addressHash))
            return try transaction.start(member, by: entrance, with: draw, at: now)
        }
    }
}

extension Transaction {
    /// The registration that a token confirms; throws `ConfirmationError`.
    fileprivate func pending(by token: Secret, at now: Moment) throws -> PendingRegistration {
        do {
            guard let id = try look(at: token, for: .confirm, at: now).subject else { throw TokenError.notOurs }
            // Confirmed by another link of the same address, or tried too often.
            guard let pending = try first(.pending(id, at: now)), pending.isReal else { throw TokenError.expired }
            return pending
        } catch let error as TokenError {
            throw ConfirmationError.token(error)
        }
    }

    /// What the invitation makes of somebody, one more of whose places is taken; throws `ConfirmationError`.
    fileprivate func standing(
        of pending: PendingRegistration, under policy: Joining.Policy, at now: Moment
    ) throws -> Member.Standing {
        guard let invitation = pending.invitation else {
            guard policy == .open else { throw ConfirmationError.needsInvitation }
            return .member
        }
        if let standing = try first(.useInvitation(invitation, at: now)) { return standing }
        // Where it takes none, one that others have used up keeps nobody out; one that was taken back does.
        guard policy == .open, try first(.isRevoked(invitation)) == nil else {
            throw ConfirmationError.spentInvitation
        }
        return .member
    }

    fileprivate func consumeConfirmation(_ token: Secret, at now: Moment) throws {
        do {
            _ = try consume(token, for: .confirm, at: now)
        } catch let error as TokenError {
            throw ConfirmationError.token(error)
        }
    }
}

extension ThrottleSubject {
    /// By its hash, which has a salt of its own: the number of a registration that is gone becomes another's.
    fileprivate init(_ pending: PendingRegistration, _ keys: Keys) {
        bytes = keys.subject("registration \(pending.password)")
    }
}

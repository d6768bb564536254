import Storage

/// Somebody who asks to be let in with a name and a password.
package struct PasswordAttempt: Sendable, Undisclosed {
    /// The member's name or address, as it was typed.
    let name: String
    let password: String
    /// Whether this browser is to be remembered.
    let isRemembered: Bool
    let device: DeviceLabel
    /// The session that this browser had before: its sign-in ends.
    let replacing: SessionSecret?
    /// Nil where it is not known which network somebody asks from.
    let network: Network?

    package init(
        name: String, password: String, isRemembered: Bool, device: DeviceLabel, replacing: SessionSecret?,
        network: Network?
    ) {
        self.name = name
        self.password = password
        self.isRemembered = isRemembered
        self.device = device
        self.replacing = replacing
        self.network = network
    }
}

extension PasswordAttempt {
    /// What the try is counted under: what was typed, not whose it is.
    ///
    /// Counted under the member, a refusal would tell which name an address belongs to.
    fileprivate func subject(_ keys: Keys) -> ThrottleSubject {
        address.map { ThrottleSubject($0, keys) } ?? ThrottleSubject(typed: name, keys)
    }

    /// What was typed, where it could be an address; names have no such sign in them.
    fileprivate var address: EmailAddress? { try? EmailAddress(typed: name) }
}

extension SignIns {
    /// Signs in whoever knows an account's password, or leads on to the second step where there is one.
    ///
    /// A name that nobody has takes the same work as a wrong password, is counted the same way and answered the same.
    /// A registration that waits for its confirmation is found by its name alone: what waits under an address would tell
    /// whoever registered with another's whether that one has joined since.
    package func signIn(_ attempt: PasswordAttempt) async throws(SignInError) -> SignInOutcome {
        let known = try await look(attempt)
        // No account has a password that is longer than any we take.
        guard let password = Password(typed: attempt.password) else { throw .wrong }
        let stored = known.account?.hash ?? known.pending.flatMap { PasswordHash($0.password) }
        guard try await isRight(password, stored, attempt, known), let stored else { throw .wrong }
        if let account = known.account {
            guard account.isOpen else { throw .held }
            let passwords = surroundings.passwords
            let fresh = stored.needsRehash(for: passwords.cost) ? try? await passwords.hash(password) : nil
            return try await admit(account, attempt, rehashed: fresh)
        }
        guard let pending = known.pending else { throw .wrong }
        try await sendAgain(pending, from: attempt.network)
        return .confirmFirst
    }

    private func isRight(
        _ password: Password, _ stored: PasswordHash?, _ attempt: PasswordAttempt, _ known: Known
    ) async throws(SignInError) -> Bool {
        do { return try await surroundings.passwords.verify(password, against: stored) } catch {
            try await giveBack(attempt, countedAt: known.countedAt)
            throw SignInError(error)
        }
    }

    /// What there is under a name or an address.
    private struct Known: Sendable {
        let account: Credential?
        /// Where there is no account.
        let pending: PendingRegistration?
        let countedAt: Moment
    }

    /// Seconds within which the second step is to be taken.
    static let stepLives: Int64 = 600

    /// Counts the try, and finds what it is for.
    private func look(_ attempt: PasswordAttempt) async throws(SignInError) -> Known {
        let (now, surroundings) = (surroundings.now(), surroundings)
        let hash = attempt.address.map(surroundings.keys.lookUpHash)
        let account: Query<Credential> = hash.map { .credential(addressHash: $0) } ?? .credential(named: attempt.name)
        let pending: Query<PendingRegistration>? = hash == nil ? .pending(named: attempt.name, at: now) : nil
        let outcome = try await store.writing(surroundings.logger, as: SignInError.self) {
            transaction -> (Known?, wait: Int?) in
            // A network that may not try takes nothing from the account.
            if let wait = try transaction.take(.signInNetwork, of: attempt.network, in: surroundings, at: now) {
                return (nil, wait)
            }
            let wait = try transaction.take(.password, of: attempt.subject(surroundings.keys), at: now)
            let account = try transaction.first(account)
            let waiting = try account == nil ? pending.flatMap { try transaction.first($0) } : nil
            return (Known(account: account, pending: waiting, countedAt: now), wait)
        }
        if let wait = outcome.wait { throw .tooOften(retryAfter: wait) }
        return outcome.0 ?? Known(account: nil, pending: nil, countedAt: now)
    }

    /// Nobody has looked at the password.
    private func giveBack(_ attempt: PasswordAttempt, countedAt moment: Moment) async throws(SignInError) {
        let surroundings = surroundings
        try await store.writing(surroundings.logger, as: SignInError.self) { transaction in
            try transaction.giveBack(.signInNetwork, of: attempt.network, in: surroundings, at: moment)
            try transaction.giveBack(.password, of: attempt.subject(surroundings.keys), at: moment)
        }
    }

    private func admit(
        _ account: Credential, _ attempt: PasswordAttempt, rehashed: PasswordHash?
    ) async throws(SignInError) -> SignInOutcome {
        let (now, keys) = (surroundings.now(), surroundings.keys)
        let draw = draw(isRemembered: attempt.isRemembered)
        let step = Secret(randomBytes: surroundings.randomBytes)
        let entrance = Entrance(way: .password, device: attempt.device, replacing: attempt.replacing)
        let outbox = outbox
        let outcome = try await store.writing(surroundings.logger, as: SignInError.self) {
            transaction -> SignInOutcome in
            // Since it was checked, another password may have been chosen, or the account closed.
            guard let current = try transaction.first(.credential(of: account.member)), current.isOpen,
                let password = current.password, password == account.password
            else { throw SignInError.wrong }
            if let rehashed { try transaction.run(.rehash(rehashed, of: current.member, inPlaceOf: password)) }
            if current.hasSecondFactor {
                let end = now.advanced(seconds: Self.stepLives)
                try transaction.run(
                    .beginStep(step.hash, of: current.member, isRemembered: attempt.isRemembered, until: end))
                return .codeNeeded(step)
            }
            try transaction.forgive(.password, of: current.subjects(keys), at: now)
            let session = try transaction.start(current.member, by: entrance, with: draw, at: now)
            try transaction.tellOfNewDevice(session, attempt.device, by: outbox, at: now)
            return .signedIn(session)
        }
        outbox.ring()
        return outcome
    }
}

extension SQLText {
    fileprivate static func beginStep(
        _ hash: [UInt8], of member: Member.ID, isRemembered: Bool, until end: Moment
    ) -> SQLText {
        """
        INSERT INTO sign_in_step (token_hash, member, is_remembered, expires_at)
        VALUES (\(hash), \(member), \(isRemembered), \(end))
        """
    }
}

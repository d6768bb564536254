import Storage

/// A member's second factor: put on, taken off, and the codes for when the phone is lost.
///
/// All of it is for those who have shown a short while ago that it is them.
package struct SecondFactors: Sendable {
    let store: any Store
    let authorizer: Authorizer
    let site: Site
    let outbox: Outbox
    let surroundings: Surroundings

    /// How things stand.
    package enum State: Sendable, Equatable {
        case off
        /// A secret was made, which the phone has yet to prove that it knows.
        case begun(TimeCodeSecret, address: String)
        /// `codes` names the recovery codes that there are, used ones among them, and no others.
        case on(codesLeft: Int, codes: String)
    }

    package func state(for actor: Actor) async throws(AccountError) -> State {
        let member = try steppedUp(actor)
        let (keys, site) = (surroundings.keys, site)
        return try await store.reading(surroundings.logger, as: AccountError.self) { transaction in
            guard let row = try transaction.first(.secondFactor(of: member.id)) else { return .off }
            if row.isConfirmed {
                return .on(
                    codesLeft: try transaction.one(.codesLeft(of: member.id)),
                    codes: try transaction.nameOfCodes(of: member.id))
            }
            guard let secret = keys.timeCode(in: row.sealed) else { return .off }
            return .begun(secret, address: secret.address(community: site.name, member: member.name))
        }
    }

    /// Makes a secret for the phone; codes are asked for once it is confirmed.
    package func begin(for actor: Actor) async throws(AccountError) {
        let member = try steppedUp(actor)
        let now = surroundings.now()
        let sealed: [UInt8]
        do {
            sealed = try surroundings.keys.sealed(
                TimeCodeSecret(randomBytes: surroundings.randomBytes).bytes, for: .secondFactor)
        } catch {
            throw .unavailable
        }
        try await store.writing(surroundings.logger, as: AccountError.self) { transaction in
            // Without a password there is no first factor; whoever comes by a link is asked for no code.
            guard try transaction.first(.credential(of: member.id))?.password != nil else {
                throw AccountError.noPassword
            }
            guard try transaction.run(.beginSecondFactor(sealed, of: member.id, at: now)) > 0 else {
                throw AccountError.outdated
            }
        }
    }

    /// Puts the second factor on, once the phone shows the right code; returns the recovery codes, this once.
    package func confirm(_ code: String, for actor: Actor) async throws(AccountError) -> [RecoveryCode] {
        let member = try steppedUp(actor)
        let (now, keys, outbox) = (surroundings.now(), surroundings.keys, outbox)
        let codes = RecoveryCode.new(randomBytes: surroundings.randomBytes)
        // What is refused must stay counted, so the transaction ends in order whatever comes of it.
        let result = try await store.writing(surroundings.logger, as: AccountError.self) {
            transaction -> Result<Void, AccountError> in
            if let wait = try transaction.take(.code, of: ThrottleSubject(member.id, keys), at: now) {
                return .failure(.tooOften(retryAfter: wait))
            }
            guard let row = try transaction.first(.secondFactor(of: member.id)), !row.isConfirmed,
                let secret = keys.timeCode(in: row.sealed)
            else { return .failure(.outdated) }
            guard let step = secret.step(ofCode: code, at: now, lastStep: row.lastStep) else { return .failure(.wrong) }
            guard try transaction.run(.confirmSecondFactor(of: member.id, at: now, step: step)) > 0 else {
                return .failure(.outdated)
            }
            try transaction.give(codes, to: member.id)
            try transaction.forgive(.code, of: [ThrottleSubject(member.id, keys)], at: now)
            let letter = Letter.secondFactorChanged(name: member.name, isOn: true)
            try outbox.enqueue(letter, to: member.id, in: transaction, at: now)
            return .success(())
        }
        try result.get()
        outbox.ring()
        return codes
    }

    /// Takes the second factor off, and with it the recovery codes.
    package func remove(for actor: Actor) async throws(AccountError) {
        let member = try steppedUp(actor)
        let (now, outbox) = (surroundings.now(), outbox)
        try await store.writing(surroundings.logger, as: AccountError.self) { transaction in
            let wasOn = try transaction.first(.secondFactor(of: member.id))?.isConfirmed == true
            try transaction.removeSecondFactor(of: member.id)
            guard wasOn else { return }
            let letter = Letter.secondFactorChanged(name: member.name, isOn: false)
            try outbox.enqueue(letter, to: member.id, in: transaction, at: now)
        }
        outbox.ring()
    }

    /// New recovery codes, shown this once; the old ones are worth nothing any more.
    ///
    /// - Parameter old: names the codes that they take the place of. When there are others by now, nothing happens: a
    ///   page that is sent twice must not end codes that were just written down.
    package func newCodes(inPlaceOf old: String, for actor: Actor) async throws(AccountError) -> [RecoveryCode] {
        let member = try steppedUp(actor)
        let codes = RecoveryCode.new(randomBytes: surroundings.randomBytes)
        try await store.writing(surroundings.logger, as: AccountError.self) { transaction in
            guard try transaction.first(.secondFactor(of: member.id))?.isConfirmed == true,
                try transaction.nameOfCodes(of: member.id) == old
            else { throw AccountError.outdated }
            try transaction.give(codes, to: member.id)
        }
        return codes
    }

    private func steppedUp(_ actor: Actor) throws(AccountError) -> SignedIn {
        guard authorizer.allows(actor, .ownAccount), let member = actor.member else { throw .notAllowed }
        guard member.isSteppedUp(at: surroundings.now()) else { throw .stepUpNeeded }
        return member
    }
}

import Storage

/// What somebody is asked for who is signed in and wants to do what is sensitive.
package enum StepUpProof: Sendable, Equatable {
    case password
    /// A code from their phone, or a recovery code.
    case code
    /// They have neither: they came by a link.
    case none
}

extension SignIns {
    /// Seconds for which it is known after a proof that it is them.
    static let stepUpLasts: Int64 = 600

    /// What the member who asks can prove by that it is them.
    package func proof(for actor: Actor) async throws(AccountError) -> StepUpProof {
        guard authorizer.allows(actor, .ownAccount), let member = actor.member else { throw .notAllowed }
        let credential = try await store.reading(surroundings.logger, as: AccountError.self) {
            try $0.first(.credential(of: member.id))
        }
        return credential.map(Self.proof) ?? .none
    }

    /// Takes a proof, and gives the session another secret in which it is known for a while that it is them.
    package func stepUp(
        _ answer: String, by actor: Actor, in session: SessionSecret
    ) async throws(AccountError) -> NewSession {
        guard authorizer.allows(actor, .ownAccount), let member = actor.member else { throw .notAllowed }
        let (now, keys) = (surroundings.now(), surroundings.keys)
        let (credential, wait) = try await store.writing(surroundings.logger, as: AccountError.self) {
            transaction -> (Credential?, Int?) in
            let credential = try transaction.first(.credential(of: member.id))
            let limit = credential?.hasSecondFactor == true ? Limit.code : .password
            return (credential, try transaction.take(limit, of: ThrottleSubject(member.id, keys), at: now))
        }
        if let wait { throw .tooOften(retryAfter: wait) }
        guard let credential else { throw .notAllowed }
        switch Self.proof(credential) {
        case .none: throw .noPassword
        case .password:
            try await check(answer, credential, countedAt: now)
            return try await renew(session, member) { transaction in
                // Since it was checked, another password may have been chosen, or a second factor turned on.
                let current = try transaction.first(.credential(of: member.id))
                return current?.password == credential.password && current?.hasSecondFactor == false
            }
        case .code:
            return try await renew(session, member) {
                try $0.accept(code: answer, of: member.id, keys, at: now) != nil
            }
        }
    }

    private static func proof(_ credential: Credential) -> StepUpProof {
        credential.hasSecondFactor ? .code : credential.password == nil ? .none : .password
    }

    private func check(
        _ answer: String, _ credential: Credential, countedAt moment: Moment
    ) async throws(AccountError) {
        let stored = credential.hash
        guard let password = Password(typed: answer), stored != nil else { throw .wrong }
        let isRight: Bool
        do { isRight = try await surroundings.passwords.verify(password, against: stored) } catch {
            // Nobody has looked at it.
            let subject = ThrottleSubject(credential.member, surroundings.keys)
            try await store.writing(surroundings.logger, as: AccountError.self) {
                try $0.giveBack(.password, of: subject, at: moment)
            }
            throw AccountError(error)
        }
        guard isRight else { throw .wrong }
    }

    private func renew(
        _ session: SessionSecret, _ member: SignedIn, if isRight: @escaping @Sendable (any Transaction) throws -> Bool
    ) async throws(AccountError) -> NewSession {
        let (now, keys) = (surroundings.now(), surroundings.keys)
        let rotation = Rotation(of: session, signIn: member.signIn, surroundings)
        return try await store.writing(surroundings.logger, as: AccountError.self) { transaction in
            guard try isRight(transaction) else { throw AccountError.wrong }
            for limit in [Limit.password, .code] {
                try transaction.forgive(limit, of: [ThrottleSubject(member.id, keys)], at: now)
            }
            guard let begun = try transaction.rotate(rotation, isSteppedUp: true, at: now) else {
                throw AccountError.notAllowed
            }
            return begun
        }
    }
}

extension SignedIn {
    /// Whether it was proved a short while ago that it is them.
    func isSteppedUp(at now: Moment) -> Bool {
        steppedUpAt.map { now < $0.advanced(seconds: SignIns.stepUpLasts) } ?? false
    }
}

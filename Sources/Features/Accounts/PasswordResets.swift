import Storage

/// The way back in for members who have forgotten their password: a link by mail.
package struct PasswordResets: Sendable {
    let store: any Store
    let site: Site
    let outbox: Outbox
    let surroundings: Surroundings

    /// Sends a link to whoever has this address, when it is a member's.
    ///
    /// Whether it is one shows neither in the answer nor in the work: a letter is sealed and its row is written in any
    /// case, but sent only to members whose address is confirmed, and not more often than anybody needs.
    package func request(_ typed: String, from network: Network?) async throws(ResetError) {
        let address: EmailAddress
        do { address = try EmailAddress(typed: typed) } catch { throw .address(error) }
        let (now, surroundings, outbox) = (surroundings.now(), surroundings, outbox)
        let hash = surroundings.keys.lookUpHash(of: address)
        let found = try await store.reading(surroundings.logger, as: ResetError.self) {
            try $0.first(.credential(addressHash: hash))
        }
        let member = found.flatMap { $0.mayBeWrittenTo ? $0 : nil }
        // To the address that was confirmed, not to one that differs by the case of a letter: it may be another's.
        let to = member?.addressSealed.flatMap { surroundings.keys.address(in: $0) } ?? address
        let token = Secret(randomBytes: surroundings.randomBytes)
        let wait = try await store.writing(surroundings.logger, as: ResetError.self) { transaction -> Int? in
            if let wait = try transaction.take(.resetNetwork, of: network, in: surroundings, at: now) { return wait }
            let limit = try transaction.take(.resetAddress, of: ThrottleSubject(address, surroundings.keys), at: now)
            let isSent = member != nil && limit == nil
            let letter = try outbox.sealed(.resetPassword(name: member?.name ?? typed, token: token), to: to)
            // A link that is not sent must not end one that was.
            try transaction.run(.outdateTokens(.reset, of: isSent ? member?.member ?? .nobody : .nobody, at: now))
            try transaction.run(.issueToken(token.hash, .init(.reset, member: member?.member), at: now))
            try outbox.enqueue(letter, for: member?.member, isDropped: !isSent, in: transaction, at: now)
            return nil
        }
        if let wait { throw .tooOften(retryAfter: wait) }
        outbox.ring()
    }

    /// Whose password a link changes: their name; uses nothing up.
    package func look(_ token: Secret) async throws(TokenError) -> String {
        let now = surroundings.now()
        return try await store.reading(surroundings.logger, as: TokenError.self) {
            try $0.resettable(by: token, at: now).name
        }
    }

    /// Sets the password of whoever a link is for, uses the link up and ends all their sign-ins.
    ///
    /// A second factor stays: who signs in next is asked for a code.
    package func finish(_ token: Secret, new typed: String) async throws(ResetError) {
        let (now, surroundings, outbox) = (surroundings.now(), surroundings, outbox)
        let credential = try await store.reading(surroundings.logger, as: ResetError.self) { transaction in
            do { return try transaction.resettable(by: token, at: now) } catch let error as TokenError {
                throw ResetError.token(error)
            }
        }
        let chosen: Password
        do { chosen = try surroundings.checked(typed, for: credential, at: site) } catch { throw ResetError(error) }
        let hash = try await ResetError.passing { () async throws(PasswordHashingError) in
            try await surroundings.passwords.hash(chosen)
        }
        let member = credential.member
        try await store.writing(surroundings.logger, as: ResetError.self) { transaction in
            do { _ = try transaction.consume(token, for: .reset, at: now) } catch let error as TokenError {
                throw ResetError.token(error)
            }
            try transaction.run(.replacePassword(hash, of: member, at: now))
            try transaction.endAccess(of: member, at: now)
            try transaction.forgive(.password, of: credential.subjects(surroundings.keys), at: now)
            try outbox.enqueue(.passwordChanged(name: credential.name), to: member, in: transaction, at: now)
        }
        outbox.ring()
    }
}

/// Why a password could not be reset.
package enum ResetError: HashingRefusal, Equatable {
    /// What was typed is no address.
    case address(EmailAddressError)
    /// Too many asked from this network.
    case tooOften(retryAfter: Int)
    case token(TokenError)
    /// The new password can't be taken.
    case weak(PasswordProblem)
    /// Too many passwords are being checked: try again in a few seconds.
    case busy
    /// The database could not do it; the cause is in the log.
    case unavailable

    /// One sentence for people.
    package var sentence: String {
        switch self {
        case .address: "That is no address that mail could be sent to."
        case .tooOften(let seconds): "That was tried too often. You can try again in \(Waiting.words(seconds))."
        case .token(let error): error.sentence
        case .weak: "That password can’t be taken."
        case .busy: "Too many people are signing in just now. Try again in a few seconds."
        case .unavailable: "We could not do this just now. Try again in a moment."
        }
    }

    fileprivate init(_ error: AccountError) {
        self = if case .weak(let problem) = error { .weak(problem) } else { .unavailable }
    }
}

extension Transaction {
    /// The account whose password a link changes; throws `TokenError`.
    fileprivate func resettable(by token: Secret, at now: Moment) throws -> Credential {
        guard let member = try look(at: token, for: .reset, at: now).member else { throw TokenError.notOurs }
        guard let credential = try first(.credential(of: member)), credential.isOpen else { throw TokenError.held }
        return credential
    }
}

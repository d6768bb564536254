import Storage

extension SignIns {
    /// Sends the letter of a registration again, whose password somebody knows: so they are who registered.
    ///
    /// That is all they learn. Where the address is a member's, the member is written instead, as when somebody registers
    /// with it: the same statements run, and the same is answered.
    func sendAgain(_ pending: PendingRegistration, from network: Network?) async throws(SignInError) {
        let (now, keys, outbox, surroundings) = (surroundings.now(), surroundings.keys, outbox, surroundings)
        let token = Secret(randomBytes: surroundings.randomBytes)
        let holder = try await store.reading(surroundings.logger, as: SignInError.self) {
            try $0.first(.credential(addressHash: pending.addressHash))
        }
        guard let address = keys.address(in: pending.addressSealed) else { throw .unavailable }
        let to = holder?.addressSealed.flatMap { keys.address(in: $0) } ?? address
        let kind: Letter =
            holder.map { .alreadyMember(name: $0.name) } ?? .confirmAddress(token: token)
        guard let letter = try? outbox.sealed(kind, to: to) else { throw .unavailable }
        try await store.writing(surroundings.logger, as: SignInError.self) { transaction in
            let mayHaveMore = try transaction.takeLetter(to: address, from: network, in: surroundings, at: now)
            let isSent = mayHaveMore && (holder?.mayBeWrittenTo ?? pending.isReal)
            // A link that is not sent must not end one that was.
            try transaction.run(.outdateTokens(.confirm, on: isSent ? pending.id : 0, at: now))
            try transaction.run(.issueToken(token.hash, .init(.confirm, subject: pending.id), at: now))
            try outbox.enqueue(letter, for: holder?.member, isDropped: !isSent, in: transaction, at: now)
        }
        outbox.ring()
    }
}

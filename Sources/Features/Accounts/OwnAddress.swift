import Storage

/// A member's own address: seen, and changed by way of a link that is sent to the new one.
///
/// Both addresses are told. The former one gets a link that takes the change back for a week: whoever has lost the
/// account with its mail gets it back by that.
package struct OwnAddress: Sendable {
    let store: any Store
    let authorizer: Authorizer
    let outbox: Outbox
    let events: EventBus
    let surroundings: Surroundings

    /// The address of the member who asks; nil when they have none.
    ///
    /// Like everything about it, for those who have shown a short while ago that it is them.
    package func address(for actor: Actor) async throws(AddressError) -> EmailAddress? {
        let (member, keys) = (try own(actor), surroundings.keys)
        let credential = try await store.reading(surroundings.logger, as: AddressError.self) {
            try $0.first(.credential(of: member.id))
        }
        return credential?.addressSealed.flatMap { keys.address(in: $0) }
    }

    /// Sends a link to a new address: it is theirs once that is followed.
    ///
    /// Whether it is somebody's shows neither in the answer nor in the work. Whoever has it is written that it stays
    /// theirs; nobody is written to more often than anybody needs.
    package func request(_ typed: String, by actor: Actor) async throws(AddressError) {
        let member = try own(actor)
        let address: EmailAddress
        do { address = try EmailAddress(typed: typed) } catch { throw .form(error) }
        let (now, outbox, keys) = (surroundings.now(), outbox, surroundings.keys)
        let hash = keys.lookUpHash(of: address)
        let (own, found) = try await store.reading(surroundings.logger, as: AddressError.self) {
            (try $0.first(.credential(of: member.id)), try $0.first(.credential(addressHash: hash)))
        }
        guard own?.confirmedAddress(keys) != address else { throw .same }
        let holder = found.flatMap { $0.member == member.id ? nil : $0 }
        // To the address that was confirmed, not to one that differs by the case of a letter: it may be another's.
        let to = holder?.addressSealed.flatMap { keys.address(in: $0) } ?? address
        let token = Secret(randomBytes: surroundings.randomBytes)
        let kind: Letter =
            holder.map { .addressTaken(name: $0.name) } ?? .addressChange(name: member.name, token: token)
        guard let letter = try? outbox.sealed(kind, to: to), let payload = try? keys.sealed(address) else {
            throw .unavailable
        }
        let wait = try await store.writing(surroundings.logger, as: AddressError.self) { transaction -> Int? in
            let subject = ThrottleSubject(member.id, keys)
            if let wait = try transaction.take(.addressMember, of: subject, at: now) { return wait }
            let isSent =
                try transaction.take(.addressLetters, of: ThrottleSubject(mailbox: address, keys), at: now) == nil
            // A link that is not sent must not end one that was. Nor may the answer depend on whose the address is.
            if isSent { try transaction.run(.outdateTokens(.address, of: member.id, at: now)) }
            let issue = OneTimeTokens.Issue(.address, member: member.id, payload: payload)
            try transaction.run(.issueToken(token.hash, issue, at: now))
            let about = holder?.member ?? member.id
            let isDropped = !isSent || holder?.mayBeWrittenTo == false
            try outbox.enqueue(letter, for: about, isDropped: isDropped, in: transaction, at: now)
            return nil
        }
        if let wait { throw .tooOften(retryAfter: wait) }
        outbox.ring()
    }

    private func own(_ actor: Actor) throws(AddressError) -> SignedIn {
        guard authorizer.allows(actor, .ownAccount), let member = actor.member else { throw .notAllowed }
        guard member.isSteppedUp(at: surroundings.now()) else { throw .stepUpNeeded }
        return member
    }
}

extension Credential {
    /// The address, once it is known that mail to it reaches them.
    func confirmedAddress(_ keys: Keys) -> EmailAddress? {
        isAddressConfirmed ? addressSealed.flatMap { keys.address(in: $0) } : nil
    }
}

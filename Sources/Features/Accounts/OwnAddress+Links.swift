import Storage

/// What a link about a change of address is for.
package struct AddressLink: Sendable, Equatable {
    /// Whose account it is about: their name.
    package let name: String
    /// The address that becomes theirs by it.
    package let address: EmailAddress
}

extension OwnAddress {
    /// What a link to a new address would do, for the member whose link it is; uses nothing up.
    package func look(_ token: Secret, for actor: Actor) async throws(AddressError) -> AddressLink {
        try await look(token, for: .address, by: try member(actor))
    }

    /// Makes an address the member's who asked for it, and tells their former one.
    ///
    /// It takes the member themselves: whoever reads the mail of an address that was mistyped, or whose owner somebody
    /// wants to mislead, must not give it to another's account. Links that were sent to the former one set no password
    /// any more.
    package func confirm(_ token: Secret, by actor: Actor) async throws(AddressError) {
        let own = try member(actor)
        let (now, outbox, keys) = (surroundings.now(), outbox, surroundings.keys)
        let undo = Secret(randomBytes: surroundings.randomBytes)
        try await store.writing(surroundings.logger, as: AddressError.self) { transaction in
            let (credential, address) = try transaction.use(token, for: .address, keys, at: now)
            guard credential.member == own else { throw AddressError.anothersLink(name: credential.name) }
            let member = credential.member
            try transaction.give(address, to: member, keys, at: now)
            try transaction.run(.closeRegistrations(of: keys.lookUpHash(of: address)))
            try transaction.run(.outdateTokens(.reset, of: member, at: now))
            guard let former = credential.confirmedAddress(keys), former != address else { return }
            // Beside those of earlier changes: each former address keeps its own.
            let issue = OneTimeTokens.Issue(.addressUndo, member: member, payload: try keys.sealed(former))
            try transaction.run(.issueToken(undo.hash, issue, at: now))
            let letter = try outbox.sealed(.addressChanged(name: credential.name, undo: undo), to: former)
            try outbox.enqueue(letter, for: member, in: transaction, at: now)
        }
        outbox.ring()
    }

    /// What a link that takes a change back would do; uses nothing up.
    package func lookAtUndo(_ token: Secret) async throws(AddressError) -> AddressLink {
        try await look(token, for: .addressUndo, by: nil)
    }

    /// Gives a member their former address back, and a link that sets a new password; the old one is worth nothing.
    ///
    /// Every sign-in ends. Changes that were made since can't be taken back any more, and what was claimed of the archive
    /// since goes back to it: it was another address that it was claimed for. Changes from before can be, so that
    /// nobody who has stolen an account shuts its owner out by changing the address twice. A second factor that was on
    /// before stays; one that was put on since goes: it shows codes to whoever made the change.
    package func undo(_ token: Secret) async throws(AddressError) -> Secret {
        let (now, outbox, keys) = (surroundings.now(), outbox, surroundings.keys)
        let reset = Secret(randomBytes: surroundings.randomBytes)
        let unclaimed = try await store.writingPosts(surroundings.logger, as: AddressError.self) {
            transaction -> Member.ID? in
            let changedAt = try transaction.first(.issued(token.hash)) ?? now
            let (credential, former) = try transaction.use(token, for: .addressUndo, keys, at: now)
            let member = credential.member
            if let lost = credential.confirmedAddress(keys), lost.folded != former.folded {
                let letter = try outbox.sealed(.addressTakenBack(name: credential.name), to: lost)
                try outbox.enqueue(letter, for: member, in: transaction, at: now)
            }
            try transaction.give(former, to: member, keys, at: now)
            try transaction.run(.outdateUndos(of: member, since: changedAt, at: now))
            try transaction.endAccess(of: member, at: now)
            try transaction.run(.forgetPassword(of: member))
            if try transaction.removeSecondFactor(of: member, since: changedAt) {
                let letter = Letter.secondFactorChanged(name: credential.name, isOn: false)
                try outbox.enqueue(letter, to: member, in: transaction, at: now)
            }
            try transaction.issue(reset, for: .init(.reset, member: member), at: now)
            return try transaction.takeBackClaims(of: member, since: changedAt) ? member : nil
        }
        outbox.ring()
        if let unclaimed { await events.publish(.claimed(by: unclaimed)) }
        return reset
    }

    private func member(_ actor: Actor) throws(AddressError) -> Member.ID {
        guard authorizer.allows(actor, .ownAccount), let member = actor.member else { throw .notAllowed }
        return member.id
    }

    /// - Parameter member: whose link it must be; nil for anybody's.
    private func look(
        _ token: Secret, for purpose: OneTimeTokens.Purpose, by member: Member.ID?
    ) async throws(AddressError) -> AddressLink {
        let (now, keys) = (surroundings.now(), surroundings.keys)
        return try await store.reading(surroundings.logger, as: AddressError.self) { transaction in
            let content = try transaction.passing { try $0.look(at: token, for: purpose, at: now) }
            let (credential, address) = try transaction.opened(content, keys)
            guard member.map({ $0 == credential.member }) ?? true else {
                throw AddressError.anothersLink(name: credential.name)
            }
            return AddressLink(name: credential.name, address: address)
        }
    }
}

extension Transaction {
    /// Uses a link about an address up, and what it carries; throws `AddressError`.
    fileprivate func use(
        _ token: Secret, for purpose: OneTimeTokens.Purpose, _ keys: Keys, at now: Moment
    ) throws -> (Credential, EmailAddress) {
        let content = try passing { try $0.consume(token, for: purpose, at: now) }
        try run(.forgetPayload(token.hash))
        return try opened(content, keys)
    }

    fileprivate func opened(_ content: OneTimeTokens.Content, _ keys: Keys) throws -> (Credential, EmailAddress) {
        guard let member = content.member, let address = content.payload.flatMap({ keys.address(in: $0) }) else {
            throw AddressError.token(.notOurs)
        }
        guard let credential = try first(.credential(of: member)), credential.isOpen else {
            throw AddressError.token(.held)
        }
        return (credential, address)
    }

    /// Mail that waits for the former address goes to this one, written anew.
    fileprivate func give(_ address: EmailAddress, to member: Member.ID, _ keys: Keys, at now: Moment) throws {
        let hash = keys.lookUpHash(of: address)
        let holder = try first(.credential(addressHash: hash))
        guard holder.map({ $0.member == member }) ?? true else { throw AddressError.taken }
        try run(.setAddress(hash, sealed: keys.sealed(address), of: member, at: now))
        try NoticeWriter(transaction: self, now: now).rewriteLetters(to: member)
    }

    fileprivate func passing<Result>(_ body: (any Transaction) throws -> Result) throws -> Result {
        do { return try body(self) } catch let error as TokenError { throw AddressError.token(error) }
    }
}

extension SQLText {
    fileprivate static func setAddress(
        _ hash: [UInt8], sealed: [UInt8], of member: Member.ID, at now: Moment
    ) -> SQLText {
        """
        INSERT INTO credential (member, address_hash, address_sealed, address_confirmed_at)
        VALUES (\(member), \(hash), \(sealed), \(now))
        ON CONFLICT (member) DO UPDATE
            SET address_hash = excluded.address_hash, address_sealed = excluded.address_sealed,
                address_confirmed_at = excluded.address_confirmed_at
        """
    }

    fileprivate static func forgetPassword(of member: Member.ID) -> SQLText {
        "UPDATE credential SET password = NULL, password_set_at = NULL WHERE member = \(member)"
    }
}

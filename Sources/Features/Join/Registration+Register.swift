import Storage

extension Registration {
    /// Takes somebody's registration and writes to the address, whoever has it.
    ///
    /// A member's address makes no difference to what is answered or done: the same hash, the same rows, and a letter
    /// of its own. What is said openly is that a name is taken, since names are public.
    package func register(
        _ draft: RegistrationDraft, by pass: JoinPass, from network: Network?
    ) async throws(RegistrationError) {
        let ticket = try ticket(of: pass)
        // Nobody who fills this in is told that it was noticed.
        guard !draft.isTrapped else { return }
        let checked = try await check(draft, ticket)
        let counted = try await count(from: network)
        let hash: PasswordHash
        do { hash = try await surroundings.passwords.hash(checked.password) } catch {
            try await giveBack(network, countedAt: counted)
            throw RegistrationError(error)
        }
        try await store(checked, hash, ticket, from: network)
        outbox.ring()
    }

    /// What is good of what was typed, and whose address it is by now.
    private struct Checked: Sendable {
        let name: MemberName
        let address: EmailAddress
        let password: Password
        let holder: Credential?

        /// To the address that a member has confirmed, not to one that differs by the case of a letter: it may be
        /// another's.
        func recipient(_ keys: Keys) -> EmailAddress {
            holder?.addressSealed.flatMap { keys.address(in: $0) } ?? address
        }

        var mayBeWrittenTo: Bool { holder?.mayBeWrittenTo ?? true }
    }

    private func ticket(of pass: JoinPass) throws(RegistrationError) -> JoinTicket {
        let keys = surroundings.keys
        guard let cookie = pass.cookie, let found = GatePass(cookie, keys, at: surroundings.now()) else {
            throw .noTicket
        }
        guard case .ticket(let ticket) = found else { throw .minor }
        guard Keys.isSame(keys.gateProof(of: cookie), pass.proof) else { throw .noTicket }
        switch site.joining.policy {
        case .closed: throw .closed
        case .invite where ticket.invitation == nil: throw .needsInvitation
        case .invite, .open: return ticket
        }
    }

    private func check(
        _ draft: RegistrationDraft, _ ticket: JoinTicket
    ) async throws(RegistrationError) -> Checked {
        var faults = RegistrationFaults()
        var (name, address, password): (MemberName?, EmailAddress?, Password?)
        do { name = try names.name(typed: draft.name, mayBeReserved: false) } catch { faults.name = .form(error) }
        do { address = try EmailAddress(typed: draft.address) } catch { faults.address = error }
        do {
            password = try PasswordRules.password(
                typed: draft.password, names: [draft.name, draft.address, site.name])
        } catch {
            faults.password = error
        }
        faults.isNotUnderstood = !draft.isUnderstood
        let hash = address.map(surroundings.keys.lookUpHash) ?? []
        let wanted = name
        let (isUsed, isTaken, holder) = try await store.reading(surroundings.logger, as: RegistrationError.self) {
            transaction in
            (
                try transaction.first(.isUsed(ticket)) ?? false,
                try wanted.map { try transaction.isTaken($0) } ?? false,
                try transaction.first(.credential(addressHash: hash))
            )
        }
        guard !isUsed else { throw .usedTicket }
        if isTaken { faults.name = .taken }
        guard faults == RegistrationFaults(), let name, let address, let password else { throw .invalid(faults) }
        return Checked(name: name, address: address, password: password, holder: holder)
    }

    /// Counts one more who registers, and says when; what became of the address is counted once the ticket is used.
    private func count(from network: Network?) async throws(RegistrationError) -> Moment {
        let (now, surroundings) = (surroundings.now(), surroundings)
        let refusal = try await store.writing(surroundings.logger, as: RegistrationError.self) {
            transaction -> RegistrationError? in
            // A network that may not register takes nothing from the others.
            if let wait = try transaction.take(.joinNetwork, of: network, in: surroundings, at: now) {
                return .tooOften(retryAfter: wait)
            }
            guard try transaction.take(.joinAll, of: .everybody(surroundings.keys), at: now) != nil else { return nil }
            try transaction.giveBack(.joinNetwork, of: network, in: surroundings, at: now)
            return .busy
        }
        if let refusal { throw refusal }
        return now
    }

    private func giveBack(_ network: Network?, countedAt moment: Moment) async throws(RegistrationError) {
        let surroundings = surroundings
        try await store.writing(surroundings.logger, as: RegistrationError.self) { transaction in
            try transaction.giveBack(.joinNetwork, of: network, in: surroundings, at: moment)
            try transaction.giveBack(.joinAll, of: .everybody(surroundings.keys), at: moment)
        }
    }

    private func store(
        _ checked: Checked, _ hash: PasswordHash, _ ticket: JoinTicket, from network: Network?
    ) async throws(RegistrationError) {
        let (now, keys, outbox, surroundings) = (surroundings.now(), surroundings.keys, outbox, surroundings)
        // Nobody learns the token of somebody who is a member already.
        let token = Secret(randomBytes: surroundings.randomBytes)
        let letter: SealedLetter
        let row: PendingRegistration.New
        do {
            letter = try outbox.sealed(Self.letter(checked, token), to: checked.recipient(keys))
            row = PendingRegistration.New(
                name: checked.name, addressHash: keys.lookUpHash(of: checked.address),
                addressSealed: try keys.sealed(checked.address), password: hash, ticket: ticket,
                isReal: checked.holder == nil)
        } catch {
            throw .unavailable
        }
        let holder = checked.holder?.member
        try await store.writing(surroundings.logger, as: RegistrationError.self) { transaction in
            guard try transaction.run(.use(ticket)) > 0 else { throw RegistrationError.usedTicket }
            let mayHaveMore = try transaction.takeLetter(to: checked.address, from: network, in: surroundings, at: now)
            let isSent = mayHaveMore && checked.mayBeWrittenTo
            // A newer letter takes the place of an older one; one that is not sent must not.
            try transaction.run(.closeRegistrations(of: isSent ? row.addressHash : []))
            let id = try transaction.one(.register(row, at: now))
            try transaction.issue(token, for: .init(.confirm, subject: id), at: now)
            try outbox.enqueue(letter, for: holder, isDropped: !isSent, in: transaction, at: now)
        }
    }

    private static func letter(_ checked: Checked, _ token: Secret) -> Letter {
        checked.holder.map { .alreadyMember(name: $0.name) } ?? .confirmAddress(token: token)
    }
}

extension Transaction {
    /// Counts a letter to whoever registered with an address; false when it has had as many of these as it gets.
    func takeLetter(
        to address: EmailAddress, from network: Network?, in surroundings: Surroundings, at now: Moment
    ) throws -> Bool {
        // What one network asks for beyond its share takes nothing from the address.
        if try take(.joinAddressFromNetwork, of: address, from: network, in: surroundings, at: now) != nil {
            return false
        }
        return try take(.joinAddress, of: ThrottleSubject(mailbox: address, surroundings.keys), at: now) == nil
    }
}

extension ThrottleSubject {
    /// All who register.
    fileprivate static func everybody(_ keys: Keys) -> ThrottleSubject {
        ThrottleSubject(bytes: keys.subject("everybody"))
    }
}

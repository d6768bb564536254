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
        let checked = try await check(draft, ticket)
        let isSent = try await count(checked.address, from: network)
        let passwords = surroundings.passwords
        let hash = try await RegistrationError.passing { () async throws(PasswordHashingError) in
            try await passwords.hash(checked.password)
        }
        try await store(checked, hash, ticket, isSent: isSent)
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
        guard !isUsed else { throw .noTicket }
        if isTaken { faults.name = .taken }
        guard faults == RegistrationFaults(), let name, let address, let password else { throw .invalid(faults) }
        return Checked(name: name, address: address, password: password, holder: holder)
    }

    /// Counts one more registration; false when the address has had as many letters as it gets.
    private func count(_ address: EmailAddress, from network: Network?) async throws(RegistrationError) -> Bool {
        let (now, surroundings) = (surroundings.now(), surroundings)
        let subject = ThrottleSubject(address, surroundings.keys)
        let (networkWait, addressWait) = try await store.writing(surroundings.logger, as: RegistrationError.self) {
            transaction -> (Int?, Int?) in
            // A network that may not register takes no letter from an address.
            if let wait = try transaction.take(.joinNetwork, of: network, in: surroundings, at: now) {
                return (wait, nil)
            }
            return (nil, try transaction.take(.joinAddress, of: subject, at: now))
        }
        if let networkWait { throw .tooOften(retryAfter: networkWait) }
        return addressWait == nil
    }

    private func store(
        _ checked: Checked, _ hash: PasswordHash, _ ticket: JoinTicket, isSent: Bool
    ) async throws(RegistrationError) {
        let (now, keys, outbox) = (surroundings.now(), surroundings.keys, outbox)
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
            guard try transaction.run(.use(ticket)) > 0 else { throw RegistrationError.noTicket }
            let id = try transaction.one(.register(row, at: now))
            try transaction.issue(token, for: .init(.confirm, subject: id), at: now)
            try outbox.enqueue(letter, for: holder, isDropped: !isSent, in: transaction, at: now)
        }
    }

    private static func letter(_ checked: Checked, _ token: Secret) -> Letter {
        checked.holder.map { .alreadyMember(name: $0.name) } ?? .confirmAddress(name: checked.name.text, token: token)
    }
}

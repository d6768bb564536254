import Storage

/// Becoming a member: the age screen, then a name, an address and a password, then a link by mail.
///
/// Nothing is stored of whoever the age screen does not let in, and of nobody's month and year. Until the link is
/// followed there is no member, and a name is nobody's.
package struct Registration: Sendable {
    let store: any Store
    let site: Site
    let outbox: Outbox
    let events: EventBus
    let surroundings: Surroundings

    var names: MemberNameRules { MemberNameRules(alsoReserved: [site.name]) }

    /// Whether the age screen may be shown to a browser with this cookie; throws `RegistrationError` when not.
    ///
    /// - Parameter invitation: what the link that was followed carries, when one was.
    package func mayBegin(cookie: String?, invitation: String?) async throws(RegistrationError) {
        if GatePass(cookie, surroundings.keys, at: surroundings.now()) == .minor { throw .minor }
        _ = try await admitted(by: invitation)
    }

    /// Takes an answer to the age screen, and gives the cookie by which the browser goes on.
    ///
    /// One whose cookie is a minor's mark keeps it, whatever the answer is. A ticket is sealed whichever way it ends,
    /// and nothing is stored.
    package func screen(
        month: String, year: String, country: String, cookie: String?, invitation: String?
    ) async throws(RegistrationError) -> String {
        let (keys, now) = (surroundings.keys, surroundings.now())
        let wasMinor = GatePass(cookie, keys, at: now) == .minor
        let invited = wasMinor ? nil : try await admitted(by: invitation)
        let outcome: AgeScreen.Outcome
        do {
            outcome = try AgeScreen(thresholds: site.joining.ages)
                .outcome(month: month, year: year, country: country, at: now)
        } catch {
            // Whoever was told once gets no other page by an answer that can't be read.
            if wasMinor { return keys.minorMark }
            throw .unreadable
        }
        let (band, isMinor): (AgeBand, Bool) =
            switch outcome {
            case .mayJoin(let band): (band, wasMinor)
            case .minor: (.fromThirteen, true)
            }
        let ticket = JoinTicket(
            band: band, invitation: invited, expiresAt: now.advanced(seconds: JoinTicket.lives),
            nonce: surroundings.randomBytes(JoinTicket.nonceLength))
        guard let sealed = try? ticket.cookie(keys) else { throw .unavailable }
        return isMinor ? keys.minorMark : sealed
    }

    /// What the form of a browser with this cookie is to prove; throws `minor` or `noTicket` when it gets none.
    package func proof(cookie: String?) throws(RegistrationError) -> String {
        let keys = surroundings.keys
        guard let cookie, let pass = GatePass(cookie, keys, at: surroundings.now()) else { throw .noTicket }
        guard pass != .minor else { throw .minor }
        return keys.gateProof(of: cookie)
    }

    /// True when this browser was told that it can't register.
    package func isMinor(cookie: String?) -> Bool {
        GatePass(cookie, surroundings.keys, at: surroundings.now()) == .minor
    }

    /// The invitation that lets somebody in; nil where none is needed and none was given.
    private func admitted(by invitation: String?) async throws(RegistrationError) -> Invitation.ID? {
        guard site.joining.policy != .closed else { throw .closed }
        guard let invitation, !invitation.isEmpty else {
            guard site.joining.policy == .open else { throw .needsInvitation }
            return nil
        }
        guard let secret = Secret(text: invitation) else { throw .spentInvitation }
        let now = surroundings.now()
        let found = try await store.reading(surroundings.logger, as: RegistrationError.self) {
            try $0.first(.usableInvitation(secret.hash, at: now))
        }
        guard let found else { throw .spentInvitation }
        return found
    }
}

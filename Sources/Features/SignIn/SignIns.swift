import Storage

/// Signing in and out, and the list of where one is signed in.
package struct SignIns: Sendable {
    let store: any Store
    let authorizer: Authorizer
    let outbox: Outbox
    let surroundings: Surroundings

    init(store: any Store, authorizer: Authorizer, outbox: Outbox, surroundings: Surroundings) {
        self.store = store
        self.authorizer = authorizer
        self.outbox = outbox
        self.surroundings = surroundings
    }

    /// How somebody came to be let in.
    struct Entrance: Sendable {
        let way: SignIn.Way
        let device: DeviceLabel
        /// The session that this browser had before: its sign-in ends.
        let replacing: SessionSecret?
    }

    /// A sign-in's secrets, drawn before the transaction that may run twice.
    struct Draw: Sendable {
        let session: SessionSecret
        let remember: Secret?
    }

    func draw(isRemembered: Bool) -> Draw {
        Draw(
            session: SessionSecret(Secret(randomBytes: surroundings.randomBytes)),
            remember: isRemembered ? Secret(randomBytes: surroundings.randomBytes) : nil)
    }

    /// Ends the sign-in of a session, wherever else it was still remembered; a session that is gone is no matter.
    package func signOut(_ session: SessionSecret) async throws(SignInsError) {
        let now = surroundings.now()
        try await store.writing(surroundings.logger, as: SignInsError.self) { transaction in
            guard let signIn = try transaction.first(.signIn(of: session.hash)) else { return }
            try transaction.end(signIn, at: now)
        }
    }

    /// Where the member who asks is signed in, newest first; at most `maximumListed`.
    package func list(for actor: Actor) async throws(SignInsError) -> [SignInEntry] {
        let (member, now) = (try own(actor), surroundings.now())
        return try await store.reading(surroundings.logger, as: SignInsError.self) {
            try $0.all(.signIns(of: member.id, own: member.signIn, at: now))
        }
    }

    /// Sign-ins that a list shows.
    package static let maximumListed = 200

    /// Ends one of the member's own sign-ins: its sessions are worth nothing from the next request on.
    package func end(_ id: SignIn.ID, by actor: Actor) async throws(SignInsError) {
        let member = try own(actor)
        let now = surroundings.now()
        try await store.writing(surroundings.logger, as: SignInsError.self) { transaction in
            guard try transaction.first(.liveSignIn(id, of: member.id)) != nil else { throw SignInsError.missing }
            try transaction.end(id, at: now)
        }
    }

    /// Ends all sign-ins of the member but `spared`; returns how many.
    ///
    /// Links that would change their address end as well: somebody else may have asked for those.
    @discardableResult
    package func endAll(sparing spared: SignIn.ID? = nil, by actor: Actor) async throws(SignInsError) -> Int {
        let member = try own(actor)
        let now = surroundings.now()
        return try await store.writing(surroundings.logger, as: SignInsError.self) { transaction in
            try transaction.run(.outdateTokens(.address, of: member.id, at: now))
            return try transaction.endAll(of: member.id, sparing: spared, at: now)
        }
    }

    private func own(_ actor: Actor) throws(SignInsError) -> SignedIn {
        guard authorizer.allows(actor, .ownAccount), let member = actor.member else { throw .notAllowed }
        return member
    }
}

extension Transaction {
    /// Begins a sign-in of a member and its first session.
    ///
    /// No browser remembers a child, whatever was asked for.
    func start(
        _ member: Member.ID, by entrance: SignIns.Entrance, with draw: SignIns.Draw, at now: Moment
    ) throws -> NewSession {
        if let old = entrance.replacing, let signIn = try first(.signIn(of: old.hash)) { try end(signIn, at: now) }
        let remember = try draw.remember.flatMap { try first(.band(of: member))?.isChild == true ? nil : $0 }
        let until = remember.map { _ in now.advanced(seconds: Sessions.remembered) }
        let signIn = try one(
            .beginSignIn(
                of: member, label: entrance.device.text, way: entrance.way, remember: remember?.hash,
                until: until, at: now))
        try run(
            .beginSession(
                draw.session.hash, of: signIn, at: now, until: now.advanced(seconds: Sessions.absolute),
                steppedUpAt: entrance.way == .link ? nil : now))
        guard let session = try session(draw.session.hash, at: now, countsNotices: true) else { throw TokenError.held }
        let remembering = until.flatMap { until in
            remember.map { NewSession.Remembering($0, until: until, from: now) }
        }
        return NewSession(secret: draw.session, remember: remembering, by: session.member)
    }

    func end(_ signIn: SignIn.ID, at now: Moment) throws {
        try run(.endSessions(of: signIn))
        try run(.endSignIn(signIn, at: now))
    }

    /// Ends whatever opens a member's account: sign-ins but `spared`, second steps that are under way, links.
    ///
    /// For whenever the account comes to mean something else: another password, another standing.
    func endAccess(of member: Member.ID, sparing spared: SignIn.ID? = nil, at now: Moment) throws {
        _ = try endAll(of: member, sparing: spared, at: now)
        try run(.endSteps(of: member))
        try run(.outdateTokens(of: member, at: now))
    }

    func endAll(of member: Member.ID, sparing spared: SignIn.ID?, at now: Moment) throws -> Int {
        let spared = spared ?? SignIn.ID(rawValue: 0)
        try run(.endSessions(ofAll: member, but: spared))
        return try run(.endSignIns(of: member, but: spared, at: now))
    }
}

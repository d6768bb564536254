import Storage

/// Other secrets for a session that comes to mean more, and for the browser that is remembered with it.
struct Rotation: Sendable {
    let old: SessionSecret
    let signIn: SignIn.ID
    let fresh: SessionSecret
    let remember: Secret

    /// Draws them, before the transaction that may run twice.
    init(of old: SessionSecret, signIn: SignIn.ID, _ surroundings: Surroundings) {
        self.old = old
        self.signIn = signIn
        fresh = SessionSecret(Secret(randomBytes: surroundings.randomBytes))
        remember = Secret(randomBytes: surroundings.randomBytes)
    }
}

extension Transaction {
    /// Puts the new secrets in place of the old ones; nil when the session is gone.
    ///
    /// The old ones are worth nothing from then on. How long each lives stays as it was.
    func rotate(_ rotation: Rotation, isSteppedUp: Bool, at now: Moment) throws -> NewSession? {
        let steppedUpAt = isSteppedUp ? now : nil
        let (old, fresh) = (rotation.old.hash, rotation.fresh.hash)
        guard try run(.rotate(old, into: fresh, steppedUpAt: steppedUpAt, at: now)) > 0,
            let found = try session(fresh, at: now, countsNotices: true)
        else { return nil }
        let until = try first(.rotateRemembered(rotation.signIn, into: rotation.remember.hash))
        return NewSession(
            secret: rotation.fresh, remember: until.map { .init(rotation.remember, until: $0, from: now) },
            by: found.member)
    }
}

extension Query where Row == Moment {
    /// Until when a browser is remembered, under another secret from now on; nothing where it is not.
    fileprivate static func rotateRemembered(_ signIn: SignIn.ID, into fresh: [UInt8]) -> Self {
        Query(
            """
            UPDATE sign_in SET remember_hash = \(fresh) WHERE id = \(signIn) AND remember_hash IS NOT NULL
            RETURNING remember_until
            """
        ) { try $0.next() }
    }
}

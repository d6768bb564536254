import Storage

/// Who a request's cookies stand for.
package struct Sessions: Sendable {
    /// A session ends after so many seconds without a request, and at the latest after so many in all.
    package static let (idle, absolute): (Int64, Int64) = (12 * 3600, 24 * 3600)
    /// How long somebody may be remembered, in seconds.
    package static let remembered = 30 * Moment.day
    /// Sessions of one sign-in at the same time: windows that a browser opens again all at once.
    static let parallel = 20
    /// Seconds between two notes that a session was seen: each is a write.
    static let noteEvery: Int64 = 5 * 60

    private let store: any Store
    private let surroundings: Surroundings
    private let seen: SeenKeeper

    init(store: any Store, seen: SeenKeeper, surroundings: Surroundings) {
        self.store = store
        self.seen = seen
        self.surroundings = surroundings
    }

    /// Who a request comes from, by its session cookie, else by the one that outlives the browser.
    ///
    /// Whoever is remembered gets a new session of the same sign-in: pass no `remember` when a request must begin none.
    /// Without `countsNotices` the member's number of unread notices is 0, and so is that of what waits for them.
    package func resolve(
        _ cookie: SessionSecret?, remember: Secret?, countsNotices: Bool = true
    ) async throws(ReadingError) -> Resolved {
        guard cookie != nil || remember != nil else { return .none }
        let now = surroundings.now()
        let found = try await look(cookie, remember, countsNotices: countsNotices, at: now)
        switch found {
        case .session(let member, let secret, let seenAt):
            if seenAt <= now.advanced(seconds: -Self.noteEvery) { seen.note(secret.hash, of: member.signIn, at: now) }
            return .member(member, secret)
        case .remembered(let remember): return try await renew(by: remember, at: now)
        case .nobody: return .none
        }
    }

    /// Who a session stands for, without its being noted as seen: for what a page asks by itself while nobody is there.
    package func glance(_ cookie: SessionSecret) async throws(ReadingError) -> SignedIn? {
        let now = surroundings.now()
        return try await store.reading(surroundings.logger, as: ReadingError.self) {
            try $0.session(cookie.hash, at: now, countsNotices: false)?.member
        }
    }

    private enum Found: Sendable {
        case session(SignedIn, SessionSecret, seenAt: Moment)
        case remembered(Secret)
        case nobody
    }

    private func look(
        _ cookie: SessionSecret?, _ remember: Secret?, countsNotices: Bool, at now: Moment
    ) async throws(ReadingError) -> Found {
        try await store.reading(surroundings.logger, as: ReadingError.self) { transaction in
            if let cookie, let found = try transaction.session(cookie.hash, at: now, countsNotices: countsNotices) {
                return .session(found.member, cookie, seenAt: found.seenAt)
            }
            guard let remember, try transaction.first(.remembered(remember.hash, at: now)) != nil else {
                return .nobody
            }
            return .remembered(remember)
        }
    }

    private func renew(by remember: Secret, at now: Moment) async throws(ReadingError) -> Resolved {
        let secret = SessionSecret(Secret(randomBytes: surroundings.randomBytes))
        let session = try await store.writing(surroundings.logger, as: ReadingError.self) {
            transaction -> NewSession? in
            guard let (signIn, until) = try transaction.first(.remembered(remember.hash, at: now)) else { return nil }
            let expiry = min(now.advanced(seconds: Self.absolute), until)
            try transaction.run(.endOldSessions(of: signIn, sparing: Self.parallel - 1))
            try transaction.run(.beginSession(secret.hash, of: signIn, at: now, until: expiry, steppedUpAt: nil))
            try transaction.run(.seen(signIn, at: now))
            return try transaction.session(secret.hash, at: now, countsNotices: true).map {
                NewSession(secret: secret, remember: .init(remember, until: until, from: now), by: $0.member)
            }
        }
        return session.map { .renewed($0) } ?? .none
    }
}

import Storage
import TestSupport
import Testing

@testable import Features

/// What a cookie stands for, and for how long.
@Suite struct SessionTests {
    private static let hour: Int64 = 3_600

    /// A browser that is remembered, which no way in gives yet but the one for passwords.
    private func remembered(_ town: TestCommunity) async throws -> NewSession {
        let draw = town.community.signIns.draw(isRemembered: true)
        let entrance = SignIns.Entrance(way: .password, device: DeviceLabel(userAgent: nil), replacing: nil)
        let now = town.clock.now
        return try await town.store.write { try $0.start(town.ada, by: entrance, with: draw, at: now) }
    }

    @Test func `a session's cookie stands for its member, with what they are`() async throws {
        let town = try await makeCommunity()
        let session = try await town.signIn("maren")
        guard
            case .member(let member, let secret) = try await town.community.sessions.resolve(
                session.secret, remember: nil)
        else {
            Issue.record("nobody is signed in")
            return
        }
        #expect(member == session.by)
        #expect(secret == session.secret)
        #expect(member.role == .moderator)
        #expect(member.name == "maren")
        #expect(try await town.actor(SessionSecret(Secret { [UInt8](repeating: 3, count: $0) })) == .guest)
        #expect(try await town.community.sessions.resolve(nil, remember: nil) == .none)
    }

    @Test func `whoever decides about posts is told how many wait, and nobody else is`() async throws {
        let town = try await makeCommunity()
        _ = try await town.heldPost()
        func waiting(_ name: String, counts: Bool = true) async throws -> Int? {
            let secret = try await town.signIn(name).secret
            let found = try await town.community.sessions.resolve(secret, remember: nil, countsNotices: counts)
            guard case .member(let member, _) = found else {
                Issue.record("\(name) is not signed in")
                return nil
            }
            return member.waiting
        }
        #expect(try await waiting("maren") == 1)
        #expect(try await waiting("maren", counts: false) == 0)
        #expect(try await waiting("ada") == nil)
        #expect(try await waiting("ben") == nil)
        try await town.put(town.ben, in: .boardModerator)
        #expect(try await waiting("ben") == 1)
        try await town.put(town.maren, in: .suspended)
        #expect(try await waiting("maren") == nil)
    }

    @Test func `a session ends after twelve hours without a request`() async throws {
        let town = try await makeCommunity()
        let session = try await town.signIn("ada").secret
        town.clock.advance(seconds: 12 * Self.hour - 1)
        #expect(try await town.actor(session) != .guest)
        try await town.community.seen.flush()
        town.clock.advance(seconds: 11 * Self.hour)
        #expect(try await town.actor(session) != .guest)
        let other = try await town.signIn("ben").secret
        town.clock.advance(seconds: 12 * Self.hour)
        #expect(try await town.actor(other) == .guest)
    }

    @Test func `a session ends after a day, however often it was seen`() async throws {
        let town = try await makeCommunity()
        let session = try await town.signIn("ada").secret
        for _ in 1...23 {
            town.clock.advance(seconds: Self.hour)
            #expect(try await town.actor(session) != .guest)
            try await town.community.seen.flush()
        }
        town.clock.advance(seconds: Self.hour)
        #expect(try await town.actor(session) == .guest)
    }

    @Test func `that a session was seen is noted every five minutes at most, and later`() async throws {
        let town = try await makeCommunity()
        let session = try await town.signIn("ada").secret
        town.clock.advance(seconds: 299)
        _ = try await town.actor(session)
        #expect(try await town.community.seen.flush() == 0)
        town.clock.advance(seconds: 1)
        for _ in 1...3 { _ = try await town.actor(session) }
        let seen = Query<Moment>("SELECT seen_at FROM session")
        #expect(try await town.store.read { try $0.one(seen) } == FixedClock.noon)
        #expect(try await town.community.seen.flush() == 1)
        #expect(try await town.store.read { try $0.one(seen) } == town.clock.now)
        let listed = try await town.community.signIns.list(for: town.actor(session))
        #expect(listed.map(\.seenAt) == [town.clock.now])
    }

    @Test func `signing out ends the session before the next request`() async throws {
        let town = try await makeCommunity()
        let (session, other) = (try await town.signIn("ada").secret, try await town.signIn("ada").secret)
        try await town.community.signIns.signOut(session)
        #expect(try await town.actor(session) == .guest)
        #expect(try await town.actor(other) != .guest)
        try await town.community.signIns.signOut(session)
        #expect(try await town.faults() == [])
    }

    @Test func `signing in ends what the same browser had before`() async throws {
        let town = try await makeCommunity()
        let first = try await town.signIn("ada").secret
        let second = try await town.signIn("ben", replacing: first).secret
        #expect(try await town.actor(first) == .guest)
        #expect(try await town.actor(second).member?.name == "ben")
        #expect(first != second)
    }

    @Test func `a member sees their sign-ins and ends one or all`() async throws {
        let town = try await makeCommunity()
        let signIns = town.community.signIns
        let phone = try await town.signIn("ada", userAgent: "Mozilla/5.0 (Android 14; Mobile) Firefox/130.0")
        let desk = try await town.signIn("ada", userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0")
        let stranger = try await town.signIn("ben")
        let ada = try await town.actor(desk.secret)
        let list = try await signIns.list(for: ada)
        #expect(list.map(\.label) == ["Chrome on Linux", "Firefox on Android"])
        #expect(list.map(\.isOwn) == [true, false])
        #expect(list.allSatisfy { !$0.isRemembered && $0.way == .link })
        await #expect(throws: SignInsError.missing) { try await signIns.end(stranger.by.signIn, by: ada) }
        try await signIns.end(phone.by.signIn, by: ada)
        #expect(try await town.actor(phone.secret) == .guest)
        await #expect(throws: SignInsError.missing) { try await signIns.end(phone.by.signIn, by: ada) }
        let tablet = try await town.signIn("ada")
        #expect(try await signIns.endAll(sparing: desk.by.signIn, by: ada) == 1)
        #expect(try await town.actor(tablet.secret) == .guest)
        #expect(try await town.actor(desk.secret) != .guest)
        #expect(try await signIns.endAll(by: ada) == 1)
        #expect(try await town.actor(desk.secret) == .guest)
        #expect(try await town.actor(stranger.secret) != .guest)
        #expect(try await town.faults() == [])
    }

    @Test func `guests have no sign-ins`() async throws {
        let town = try await makeCommunity()
        await #expect(throws: SignInsError.notAllowed) { try await town.community.signIns.list(for: .guest) }
        await #expect(throws: SignInsError.notAllowed) { try await town.community.signIns.endAll(by: .console) }
        await #expect(throws: SignInsError.notAllowed) {
            try await town.community.signIns.end(SignIn.ID(rawValue: 1), by: .guest)
        }
    }

    @Test func `another secret takes a session's place, and lives no longer`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada)
        let old = try await town.signIn("ada")
        town.clock.advance(seconds: 11 * Self.hour)
        let fresh = try await town.community.signIns.stepUp(
            TestCommunity.password, by: .member(old.by), in: old.secret)
        #expect(try await town.actor(old.secret) == .guest)
        await #expect(throws: AccountError.notAllowed) {
            try await town.community.signIns.stepUp(TestCommunity.password, by: .member(old.by), in: old.secret)
        }
        town.clock.advance(seconds: 12 * Self.hour - 1)
        #expect(try await town.actor(fresh.secret) != .guest)
        try await town.community.seen.flush()
        town.clock.advance(seconds: Self.hour + 1)
        #expect(try await town.actor(fresh.secret) == .guest)
    }

    @Test func `a browser that opens many windows at once has twenty sessions at most`() async throws {
        let town = try await makeCommunity()
        let first = try await remembered(town)
        let remember = try #require(first.remember?.secret)
        for _ in 1...30 {
            town.clock.advance(seconds: 1)
            guard case .renewed = try await town.community.sessions.resolve(nil, remember: remember) else {
                Issue.record("the browser is not remembered")
                return
            }
        }
        let count = try await town.store.read { try $0.one(Query<Int>("SELECT COUNT(*) FROM session")) }
        #expect(count == Sessions.parallel)
        #expect(try await town.faults() == [])
    }

    @Test func `who is remembered gets a new session of the same sign-in, for 30 days at most`() async throws {
        let town = try await makeCommunity()
        let first = try await remembered(town)
        let remember = try #require(first.remember?.secret)
        #expect(first.remember?.seconds == 30 * Moment.day)
        #expect(try await town.community.signIns.list(for: .member(first.by)).map(\.isRemembered) == [true])
        town.clock.advance(seconds: 30 * Moment.day - Self.hour)
        guard case .renewed(let second) = try await town.community.sessions.resolve(first.secret, remember: remember)
        else {
            Issue.record("the browser is not remembered")
            return
        }
        #expect(second.by.signIn == first.by.signIn)
        #expect(second.by.steppedUpAt == nil)
        #expect(second.remember?.secret == remember)
        #expect(second.remember?.seconds == Self.hour)
        #expect(try await town.actor(second.secret) != .guest)
        town.clock.advance(seconds: Self.hour)
        #expect(try await town.community.sessions.resolve(second.secret, remember: remember) == .none)
        #expect(try await town.faults() == [])
    }

    @Test func `a remembered browser is forgotten when its sign-in ends`() async throws {
        let town = try await makeCommunity()
        let session = try await remembered(town)
        try await town.community.signIns.signOut(session.secret)
        #expect(try await town.community.sessions.resolve(nil, remember: session.remember?.secret) == .none)
        #expect(try await town.faults() == [])
    }

    @Test func `a session follows what becomes of its member`() async throws {
        let town = try await makeCommunity()
        let session = try await town.signIn("ada").secret
        let now = town.clock.now
        try await town.tamper(
            "INSERT INTO board_moderator (board, member, since) VALUES (\(town.guitars), \(town.ada), \(now))")
        #expect(try await town.actor(session).member?.boards == [town.guitars])
        try await town.tamper(
            """
            INSERT INTO suspension (member, reason, from_at, until_at)
            VALUES (\(town.ada), 'Rude.', \(now), \(now.advanced(seconds: 60)))
            """)
        #expect(try await town.actor(session).role == .suspended)
        town.clock.advance(seconds: 60)
        #expect(try await town.actor(session).role == .member)
        try await town.tamper("UPDATE member SET role = 'administrator' WHERE id = \(town.ada)")
        #expect(try await town.actor(session).role == .administrator)
        for state in ["held", "gone"] {
            try await town.tamper("UPDATE member SET state = \(state) WHERE id = \(town.ada)")
            #expect(try await town.actor(session) == .guest)
        }
    }

    @Test func `a database that can't answer signs nobody out`() async throws {
        let town = try await makeCommunity()
        let session = try await town.signIn("ada").secret
        try await town.tamper("ALTER TABLE session RENAME TO gone")
        await #expect(throws: ReadingError.unavailable) {
            try await town.community.sessions.resolve(session, remember: nil)
        }
    }

    @Test func `the database holds no cookie`() async throws {
        let town = try await makeCommunity()
        let session = try await remembered(town)
        let hashes = try await town.store.read { transaction in
            try transaction.one(
                Query<[[UInt8]]>(
                    "SELECT s.secret_hash, i.remember_hash FROM session s JOIN sign_in i ON i.id = s.sign_in"
                ) { [try $0.next(), try $0.next()] })
        }
        #expect(hashes == [session.secret.hash, try #require(session.remember).secret.hash])
    }
}

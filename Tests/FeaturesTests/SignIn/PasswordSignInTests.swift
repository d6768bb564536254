import Storage
import TestSupport
import Testing

@testable import Features

/// Signing in with a name and a password.
@Suite struct PasswordSignInTests {
    private func attempt(
        _ name: String = "ada", _ password: String = TestCommunity.password, isRemembered: Bool = false,
        replacing: SessionSecret? = nil, from address: String = "192.0.2.1"
    ) -> PasswordAttempt {
        PasswordAttempt(
            name: name, password: password, isRemembered: isRemembered,
            device: DeviceLabel(userAgent: "Firefox/150.0 (X11; Linux)"), replacing: replacing,
            network: Network(address: address))
    }

    private func session(_ outcome: SignInOutcome) throws -> NewSession {
        guard case .signedIn(let session) = outcome else { throw Unexpected() }
        return session
    }

    private struct Unexpected: Error {}

    private func town() async throws -> TestCommunity {
        let town = try await makeCommunity()
        try await town.register(town.ada, address: "ada@mail.example")
        return town
    }

    @Test(arguments: ["ada", "ADA", "ada@mail.example", " Ada@Mail.Example "])
    func `whoever knows the password is signed in, by name or by address`(_ name: String) async throws {
        let town = try await town()
        let session = try session(try await town.community.signIns.signIn(attempt(name)))
        #expect(session.by.id == town.ada)
        #expect(session.remember == nil)
        #expect(session.by.steppedUpAt == town.clock.now)
        let list = try await town.community.signIns.list(for: town.actor(session.secret))
        #expect(list.map(\.way) == [.password])
        #expect(list.map(\.label) == ["Firefox on Linux"])
        #expect(try await town.faults() == [])
    }

    @Test func `a password typed on another keyboard is the same`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada, password: "Caf\u{E9} am Kanal")
        _ = try session(try await town.community.signIns.signIn(attempt("ada", "Cafe\u{301} am Kanal")))
    }

    @Test func `T32: a session from before is worth nothing once its browser has signed in`() async throws {
        let town = try await town()
        let old = try await town.signIn("ben").secret
        let session = try session(try await town.community.signIns.signIn(attempt(replacing: old)))
        #expect(session.secret != old)
        #expect(try await town.actor(old) == .guest)
        #expect(try await town.actor(session.secret).member?.id == town.ada)
    }

    @Test func `remembering is asked for`() async throws {
        let town = try await town()
        let session = try session(try await town.community.signIns.signIn(attempt(isRemembered: true)))
        let remember = try #require(session.remember)
        town.clock.advance(seconds: Sessions.absolute)
        guard case .renewed = try await town.community.sessions.resolve(nil, remember: remember.secret) else {
            Issue.record("the browser is not remembered")
            return
        }
    }

    @Test(arguments: [
        ("ada", "three plain word"), ("ada", ""), ("ada", "THREE PLAIN WORDS"), ("nobody", TestCommunity.password),
        ("nobody@mail.example", TestCommunity.password), ("ben", TestCommunity.password), ("", ""),
        ("ada", String(repeating: "x", count: 100_000)),
        (String(repeating: "a", count: 60_000), "x"), ("' OR 1=1 --", "x"),
    ])
    func `whatever is wrong gets the same answer`(_ name: String, _ password: String) async throws {
        let town = try await town()
        await #expect(throws: SignInError.wrong) {
            try await town.community.signIns.signIn(attempt(name, password))
        }
        #expect(try await town.store.read { try $0.one(Query<Int>("SELECT COUNT(*) FROM sign_in")) } == 0)
    }

    @Test func `a name or an address that nobody has takes the work of a wrong password`() async throws {
        let town = try await town()
        var work: [Int] = []
        for name in ["ada", "nobody", "ben", "ada@mail.example", "nobody@mail.example"] {
            let before = town.passwords.made
            _ = try? await town.community.signIns.signIn(attempt(name, "something else"))
            work.append(town.passwords.made - before)
        }
        #expect(work == [1, 1, 1, 1, 1])
        let rows = try await town.store.read { try $0.one(Query<Int>("SELECT COUNT(*) FROM throttle")) }
        // Five accounts, and one network, each by the minute and by the hour.
        #expect(rows == 12)
    }

    @Test func `an account that is held says so to whoever knows its password, and to nobody else`() async throws {
        let town = try await town()
        try await town.put(town.ada, in: .held)
        await #expect(throws: SignInError.held) { try await town.community.signIns.signIn(attempt()) }
        await #expect(throws: SignInError.wrong) { try await town.community.signIns.signIn(attempt("ada", "guess")) }
    }

    @Test func `suspended members sign in: they may read, and have what is theirs`() async throws {
        let town = try await town()
        try await town.put(town.ada, in: .suspended)
        #expect(try session(try await town.community.signIns.signIn(attempt())).by.role == .suspended)
    }

    @Test func `when too many passwords wait, one is told so at once and nothing is hashed`() async throws {
        let town = try await town()
        let before = town.passwords.made
        town.passwords.isBusy = true
        await #expect(throws: SignInError.busy) { try await town.community.signIns.signIn(attempt()) }
        #expect(town.passwords.made == before)
    }

    @Test func `a hash made at another cost is made anew when its password comes by`() async throws {
        let town = try await makeCommunity()
        let dear = try #require(ScryptCost(logN: 3, blockSize: 1, parallelism: 1))
        let hasher = PasswordHasher(cost: dear, atOnce: 1, randomBytes: town.surroundings.randomBytes)
        let hash = try await hasher.hash(try #require(Password(typed: TestCommunity.password)))
        let now = town.clock.now
        try await town.tamper(
            "INSERT INTO credential (member, password, password_set_at) VALUES (\(town.ada), \(hash.text), \(now))")
        for _ in 1...2 { _ = try session(try await town.community.signIns.signIn(attempt())) }
        let stored = try await town.store.read { try $0.one(Query<String>("SELECT password FROM credential")) }
        #expect(PasswordHash(stored)?.cost == town.passwords.cost)
    }

    @Test func `a stored hash that can't be read lets nobody in`() async throws {
        let town = try await town()
        try await town.tamper("UPDATE credential SET password = 'three plain words'")
        await #expect(throws: SignInError.wrong) { try await town.community.signIns.signIn(attempt()) }
    }

    @Test func `a kind of browser that is new to an account is told by mail, once, and not the first`() async throws {
        let town = try await town()
        func signIn(_ agent: String) async throws {
            let attempt = PasswordAttempt(
                name: "ada", password: TestCommunity.password, isRemembered: false,
                device: DeviceLabel(userAgent: agent), replacing: nil, network: .unknown)
            _ = try session(try await town.community.signIns.signIn(attempt))
        }
        for agent in ["Firefox/150 Linux", "Firefox/151 Linux", "Chrome/150 Android", "Chrome/151 Android"] {
            try await signIn(agent)
        }
        let letters = try await town.community.outbox.claim(5).map(\.letter)
        #expect(letters == [.newSignIn(name: "ada", device: "Chrome on Android", at: town.clock.now)])
    }

    @Test func `a database that fails signs nobody in`() async throws {
        let town = try await town()
        try await town.tamper("ALTER TABLE throttle RENAME TO gone")
        await #expect(throws: SignInError.unavailable) { try await town.community.signIns.signIn(attempt()) }
    }
}

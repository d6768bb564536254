import Storage
import TestSupport
import Testing

@testable import Features

@Suite struct OwnPasswordTests {
    private static let new = "four other plain words"

    private func canSignIn(_ password: String, _ town: TestCommunity) async -> Bool {
        let attempt = PasswordAttempt(
            name: "ada", password: password, isRemembered: true, device: DeviceLabel(userAgent: nil), replacing: nil,
            network: .unknown)
        return (try? await town.community.signIns.signIn(attempt)) != nil
    }

    @Test func `a new password ends all other sign-ins, and the old one is worth nothing`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada, address: "ada@mail.example")
        let (other, own) = (try await town.signIn("ada"), try await town.signIn("ada"))
        let stranger = try await town.signIn("ben")
        let fresh = try await town.community.ownPassword.change(
            from: TestCommunity.password, to: Self.new, by: .member(own.by), in: own.secret)
        #expect(fresh.by.signIn == own.by.signIn)
        #expect(fresh.by.steppedUpAt == town.clock.now)
        for dead in [other.secret, own.secret] { #expect(try await town.actor(dead) == .guest) }
        for live in [fresh.secret, stranger.secret] { #expect(try await town.actor(live) != .guest) }
        #expect(await !canSignIn(TestCommunity.password, town))
        #expect(await canSignIn(Self.new, town))
        let letters = try await town.community.outbox.claim(5)
        #expect(letters.map(\.letter) == [.passwordChanged(name: "ada")])
        #expect(letters.map(\.to.text) == ["ada@mail.example"])
        #expect(try await town.faults() == [])
    }

    @Test func `a browser that is remembered stays so, by another secret`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada)
        let attempt = PasswordAttempt(
            name: "ada", password: TestCommunity.password, isRemembered: true, device: DeviceLabel(userAgent: nil),
            replacing: nil, network: .unknown)
        guard case .signedIn(let old) = try await town.community.signIns.signIn(attempt) else {
            Issue.record("not signed in")
            return
        }
        let fresh = try await town.community.ownPassword.change(
            from: TestCommunity.password, to: Self.new, by: .member(old.by), in: old.secret)
        let sessions = town.community.sessions
        let (before, after) = (try #require(old.remember?.secret), try #require(fresh.remember?.secret))
        #expect(try await sessions.resolve(nil, remember: before) == .none)
        guard case .renewed = try await sessions.resolve(nil, remember: after) else {
            Issue.record("the browser is not remembered")
            return
        }
    }

    @Test func `who came by a link chooses a first password without an old one`() async throws {
        let town = try await makeCommunity()
        let session = try await town.signIn("ada")
        let ada = Actor.member(session.by)
        #expect(try await !town.community.ownPassword.isChosen(by: ada))
        let fresh = try await town.community.ownPassword.change(from: "", to: Self.new, by: ada, in: session.secret)
        #expect(try await town.community.ownPassword.isChosen(by: ada))
        #expect(fresh.by.isSteppedUp(at: town.clock.now))
        #expect(await canSignIn(Self.new, town))
    }

    @Test func `a wrong old password changes nothing, and guesses are counted`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada)
        let session = try await town.signIn("ada")
        let own = town.community.ownPassword
        for guess in ["", "a guess", "another", String(repeating: "x", count: 5_000), "e", "f"] {
            await #expect(throws: AccountError.wrong) {
                try await own.change(from: guess, to: Self.new, by: .member(session.by), in: session.secret)
            }
        }
        await #expect(throws: AccountError.tooOften(retryAfter: 60)) {
            try await own.change(
                from: TestCommunity.password, to: Self.new, by: .member(session.by), in: session.secret)
        }
        town.clock.advance(seconds: 60)
        #expect(await canSignIn(TestCommunity.password, town))
    }

    @Test(arguments: [
        ("short", PasswordProblem.tooShort(least: 10)), ("Larkhill Music", .name), ("ada@mail.example", .name),
        ("password123", .common), (String(repeating: "x", count: 2_000), .tooLong(limit: 1_024)),
    ])
    func `a weak new password is refused before anything is hashed`(
        _ new: String, _ problem: PasswordProblem
    ) async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada, address: "ada@mail.example")
        let session = try await town.signIn("ada")
        let before = town.passwords.made
        await #expect(throws: AccountError.weak(problem)) {
            try await town.community.ownPassword.change(
                from: TestCommunity.password, to: new, by: .member(session.by), in: session.secret)
        }
        #expect(town.passwords.made == before)
    }

    @Test func `guests have no password, and a session that is gone changes none`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada)
        let session = try await town.signIn("ada")
        try await town.community.signIns.signOut(session.secret)
        for actor in [Actor.guest, .console] {
            await #expect(throws: AccountError.notAllowed) {
                try await town.community.ownPassword.change(from: "", to: Self.new, by: actor, in: session.secret)
            }
        }
        await #expect(throws: AccountError.notAllowed) {
            try await town.community.ownPassword.change(
                from: TestCommunity.password, to: Self.new, by: .member(session.by), in: session.secret)
        }
        #expect(await canSignIn(TestCommunity.password, town))
    }

    @Test func `when too many passwords wait, nothing is changed`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada)
        let session = try await town.signIn("ada")
        town.passwords.isBusy = true
        await #expect(throws: AccountError.busy) {
            try await town.community.ownPassword.change(
                from: TestCommunity.password, to: Self.new, by: .member(session.by), in: session.secret)
        }
    }

    @Test func `beside a second factor a password is no proof, whatever is done with it`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada)
        let (phone, _) = try await town.putOnSecondFactor(for: town.ada)
        town.clock.advance(seconds: 60)
        let own = try await town.comeIn("ada", by: phone)
        town.clock.advance(seconds: SignIns.stepUpLasts + 1)
        let fresh = try await town.community.ownPassword.change(
            from: TestCommunity.password, to: Self.new, by: .member(own.by), in: own.secret)
        #expect(fresh.by.isSteppedUp(at: town.clock.now) == false)
        await #expect(throws: AccountError.stepUpNeeded) {
            try await town.community.secondFactors.remove(for: .member(fresh.by))
        }
    }

    @Test func `links that were given out before are worth nothing after`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada)
        let link = try await town.community.signIns.issueLink(for: "ada", by: .console)
        let own = try await town.comeIn("ada")
        _ = try await town.community.ownPassword.change(
            from: TestCommunity.password, to: Self.new, by: .member(own.by), in: own.secret)
        await #expect(throws: TokenError.expired) { try await town.community.signIns.look(link) }
    }
}

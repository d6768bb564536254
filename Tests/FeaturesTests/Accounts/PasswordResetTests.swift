import Storage
import TestSupport
import Testing

@testable import Features

@Suite struct PasswordResetTests {
    private static let new = "four other plain words"
    private let network = Network(address: "192.0.2.1")

    private func town() async throws -> TestCommunity {
        let town = try await makeCommunity()
        try await town.register(town.ada, address: "ada@mail.example")
        return town
    }

    /// The secret of the one letter that is to be sent.
    private func token(_ town: TestCommunity) async throws -> Secret {
        let letters = try await town.community.outbox.claim(5)
        #expect(letters.map(\.to.text) == ["ada@mail.example"])
        guard case .resetPassword(name: "ada", let token) = letters.first?.letter else { throw NoLetter() }
        return token
    }

    private struct NoLetter: Error {}

    private func canSignIn(_ password: String, _ town: TestCommunity) async -> Bool {
        let attempt = PasswordAttempt(
            name: "ada", password: password, isRemembered: false, device: DeviceLabel(userAgent: nil), replacing: nil,
            network: network)
        return (try? await town.community.signIns.signIn(attempt)) != nil
    }

    @Test func `the link in the letter sets a new password, once, and signs out everywhere`() async throws {
        let town = try await town()
        let session = try await town.signIn("ada").secret
        let resets = town.community.passwordResets
        try await resets.request(" Ada@Mail.example ", from: network)
        let token = try await token(town)
        #expect(try await resets.look(token) == "ada")
        try await resets.finish(token, new: Self.new)
        #expect(try await town.actor(session) == .guest)
        #expect(await !canSignIn(TestCommunity.password, town))
        #expect(await canSignIn(Self.new, town))
        await #expect(throws: TokenError.used) { try await resets.look(token) }
        await #expect(throws: ResetError.token(.used)) {
            try await resets.finish(token, new: "five more plain words yet")
        }
        #expect(try await town.community.outbox.claim(5).map(\.letter) == [.passwordChanged(name: "ada")])
        #expect(try await town.faults() == [])
    }

    @Test func `whether an address is known shows in nothing that is written, but in what is sent`() async throws {
        let town = try await town()
        func rows() async throws -> [Int] {
            try await town.store.read { transaction in
                try ["one_time_token", "outbox", "throttle", "network_key"].map {
                    try transaction.one(Query<Int>(SQLText(stringLiteral: "SELECT COUNT(*) FROM \($0)")))
                }
            }
        }
        let none = try await rows()
        try await town.community.passwordResets.request("nobody@mail.example", from: network)
        let first = try await rows()
        try await town.community.passwordResets.request("ada@mail.example", from: network)
        let second = try await rows()
        #expect(none == [0, 0, 0, 0])
        #expect(first == [1, 1, 3, 1])
        #expect(second == [2, 2, 4, 1])
        #expect(try await town.community.outbox.claim(5).map(\.to.text) == ["ada@mail.example"])
    }

    @Test func `nothing is sent to an address that was never confirmed, or whose account is held`() async throws {
        let town = try await town()
        let resets = town.community.passwordResets
        try await town.tamper("UPDATE credential SET address_confirmed_at = NULL")
        try await resets.request("ada@mail.example", from: network)
        try await town.tamper("UPDATE credential SET address_confirmed_at = 1")
        try await town.put(town.ada, in: .held)
        try await resets.request("ada@mail.example", from: network)
        #expect(try await town.community.outbox.claim(5).isEmpty)
    }

    @Test func `an address gets three letters an hour, and the last link stays good`() async throws {
        let town = try await town()
        let resets = town.community.passwordResets
        for _ in 1...5 { try await resets.request("ada@mail.example", from: network) }
        let letters = try await town.community.outbox.claim(10)
        #expect(letters.count == 3)
        let tokens = letters.compactMap { if case .resetPassword(_, let token) = $0.letter { token } else { nil } }
        await #expect(throws: TokenError.expired) { try await resets.look(tokens[0]) }
        #expect(try await resets.look(tokens[2]) == "ada")
    }

    @Test func `a network asks thirty times an hour`() async throws {
        let town = try await town()
        for number in 1...30 {
            try await town.community.passwordResets.request("a\(number)@mail.example", from: network)
        }
        await #expect(throws: ResetError.tooOften(retryAfter: 3_600)) {
            try await town.community.passwordResets.request("ada@mail.example", from: network)
        }
        try await town.community.passwordResets.request("ada@mail.example", from: Network(address: "198.51.100.1"))
        #expect(try await town.community.outbox.claim(50).count == 1)
    }

    @Test(arguments: [
        "", "ada", "ada@mail", "ada@mail.example\r\nBcc: eve@mail.example", "a b@mail.example", "ada@mail.example\0",
        String(repeating: "a", count: 60_000) + "@mail.example",
    ])
    func `what is no address is refused before anything is looked up`(_ typed: String) async throws {
        let town = try await town()
        do {
            try await town.community.passwordResets.request(typed, from: network)
            Issue.record("it was taken")
        } catch {
            guard case .address = error else { throw error }
        }
        #expect(try await town.store.read { try $0.one(Query<Int>("SELECT COUNT(*) FROM throttle")) } == 0)
    }

    @Test func `a link ends after an hour, and one of another kind is none`() async throws {
        let town = try await town()
        let resets = town.community.passwordResets
        try await resets.request("ada@mail.example", from: network)
        let token = try await token(town)
        town.clock.advance(seconds: 3_600)
        await #expect(throws: TokenError.expired) { try await resets.look(token) }
        await #expect(throws: ResetError.token(.expired)) { try await resets.finish(token, new: Self.new) }
        let link = try await town.community.signIns.issueLink(for: "ada", by: .console)
        await #expect(throws: TokenError.notOurs) { try await resets.look(link) }
        await #expect(throws: ResetError.token(.notOurs)) { try await resets.finish(link, new: Self.new) }
        #expect(await canSignIn(TestCommunity.password, town))
    }

    @Test func `a weak password leaves the link good`() async throws {
        let town = try await town()
        let resets = town.community.passwordResets
        try await resets.request("ada@mail.example", from: network)
        let token = try await token(town)
        await #expect(throws: ResetError.weak(.tooShort(least: 10))) { try await resets.finish(token, new: "short") }
        await #expect(throws: ResetError.weak(.name)) { try await resets.finish(token, new: "ada@mail.example") }
        town.passwords.isBusy = true
        await #expect(throws: ResetError.busy) { try await resets.finish(token, new: Self.new) }
        town.passwords.isBusy = false
        try await resets.finish(token, new: Self.new)
    }

    @Test func `an account under attack is open again to whoever has its mail`() async throws {
        let town = try await town()
        for _ in 1...7 { _ = await canSignIn("a guess at it", town) }
        #expect(await !canSignIn(TestCommunity.password, town))
        try await town.community.passwordResets.request("ada@mail.example", from: network)
        try await town.community.passwordResets.finish(try await token(town), new: Self.new)
        #expect(await canSignIn(Self.new, town))
    }

    @Test func `the second factor stays on`() async throws {
        let town = try await town()
        _ = try await town.putOnSecondFactor(for: town.ada)
        _ = try await town.community.outbox.claim(5)
        try await town.community.passwordResets.request("ada@mail.example", from: network)
        try await town.community.passwordResets.finish(try await token(town), new: Self.new)
        let outcome = try await town.community.signIns.signIn(
            PasswordAttempt(
                name: "ada", password: Self.new, isRemembered: false, device: DeviceLabel(userAgent: nil),
                replacing: nil, network: network))
        guard case .codeNeeded = outcome else {
            Issue.record("no code was asked for")
            return
        }
    }
}

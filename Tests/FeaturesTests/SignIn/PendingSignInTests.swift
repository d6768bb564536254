import SQLiteStorage
import Storage
import TestSupport
import Testing

@testable import Features

/// Signing in before the registration is confirmed.
@Suite struct PendingSignInTests {
    private static let other = "four other plain words"

    private func attempt(_ name: String, _ password: String = TestCommunity.password) -> PasswordAttempt {
        PasswordAttempt(
            name: name, password: password, isRemembered: false, device: DeviceLabel(userAgent: nil), replacing: nil,
            network: nil)
    }

    @Test(arguments: ["wren", "WREN"])
    func `the right password gets the letter again and no session`(_ name: String) async throws {
        let town = try await makeCommunity()
        let first = try await town.registerWren()
        #expect(try await town.community.signIns.signIn(attempt(name)) == .confirmFirst)
        let letters = try await town.community.outbox.claim(5)
        guard case .confirmAddress(let token)? = letters.first?.letter, letters.count == 1 else {
            Issue.record("\(letters)")
            return
        }
        #expect(try await town.count("sign_in") == 0)
        await #expect(throws: ConfirmationError.token(.expired)) { try await town.confirm(first) }
        #expect(try await town.confirm(token).by.name == "wren")
        #expect(try await town.faults() == [])
    }

    @Test func `another password gets nothing, nor does a registration that is over`() async throws {
        let town = try await makeCommunity()
        _ = try await town.registerWren()
        for name in ["wren", "wren@mail.example"] {
            await #expect(throws: SignInError.wrong) {
                try await town.community.signIns.signIn(attempt(name, Self.other))
            }
        }
        town.clock.advance(seconds: PendingRegistration.lives)
        for name in ["wren", "wren@mail.example"] {
            await #expect(throws: SignInError.wrong) { try await town.community.signIns.signIn(attempt(name)) }
        }
        #expect(try await town.community.outbox.claim(5).isEmpty)
    }

    @Test func `whether the address is a member's shows neither in the answer nor in the work`() async throws {
        let store = CountingStore(try SQLiteStore())
        let town = try await makeCommunity(store: store)
        try await town.register(town.ada, password: Self.other, address: "ada@mail.example")
        try await town.register("wren", address: "wren@mail.example")
        try await town.register("lark", address: "Ada@mail.example")
        var work: [([String], Int)] = []
        for name in ["wren", "lark"] {
            _ = store.statements()
            let before = town.passwords.made
            #expect(try await town.community.signIns.signIn(attempt(name)) == .confirmFirst)
            work.append((store.statements(), town.passwords.made - before))
        }
        #expect(work[0] == work[1])
        #expect(work[0].1 == 1)
        let letters = try await town.community.outbox.claim(5)
        #expect(letters.map(\.letter.kind) == [.confirmAddress, .alreadyMember])
        #expect(letters.map(\.to.text) == ["wren@mail.example", "ada@mail.example"])
        guard case .signedIn = try await town.community.signIns.signIn(attempt("ada@mail.example", Self.other)) else {
            Issue.record("the member is not let in")
            return
        }
    }

    @Test func `nobody writes to an account that is held, whoever registered with its address`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada, password: Self.other, address: "ada@mail.example")
        try await town.tamper("UPDATE member SET state = 'held' WHERE id = \(town.ada)")
        try await town.register("lark", address: "ada@mail.example")
        #expect(try await town.community.signIns.signIn(attempt("lark")) == .confirmFirst)
        #expect(try await town.community.outbox.claim(5).isEmpty)
    }

    @Test func `a wrong password takes the same work, whatever waits under an address`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada, address: "ada@mail.example")
        _ = try await town.registerWren()
        var work: [Int] = []
        for name in ["wren@mail.example", "ada@mail.example", "nobody@mail.example"] {
            let before = town.passwords.made
            await #expect(throws: SignInError.wrong) { try await town.community.signIns.signIn(attempt(name, "guess")) }
            work.append(town.passwords.made - before)
        }
        #expect(work == [1, 1, 1])
    }

    @Test func `that somebody has joined shows not in what another registered with their address`() async throws {
        let town = try await makeCommunity()
        try await town.register("eve", address: "wren@mail.example", password: Self.other)
        let token = try await town.registerWren()
        let before = try await town.community.signIns.signIn(attempt("eve", Self.other))
        func byAddress() async -> SignInError? {
            await #expect(throws: SignInError.self) {
                try await town.community.signIns.signIn(attempt("wren@mail.example", Self.other))
            }
        }
        #expect(await byAddress() == .wrong)
        _ = try await town.confirm(token)
        #expect(before == .confirmFirst)
        #expect(try await town.community.signIns.signIn(attempt("eve", Self.other)) == .confirmFirst)
        #expect(await byAddress() == .wrong)
    }

    @Test func `an address gets six letters a day, and the last link stays good`() async throws {
        let town = try await makeCommunity()
        _ = try await town.registerWren()
        var tokens: [Secret] = []
        for _ in 1...6 {
            #expect(try await town.community.signIns.signIn(attempt("wren")) == .confirmFirst)
            for letter in try await town.community.outbox.claim(5) {
                if case .confirmAddress(let token) = letter.letter { tokens.append(token) }
            }
        }
        #expect(tokens.count == 5)
        #expect(try await town.confirm(try #require(tokens.last)).by.name == "wren")
    }

    @Test func `no name at all finds none that was registered before names were noted`() async throws {
        let town = try await makeCommunity()
        _ = try await town.registerWren()
        try await town.tamper("UPDATE pending_registration SET folded_name = ''")
        for name in ["", " "] {
            await #expect(throws: SignInError.wrong) { try await town.community.signIns.signIn(attempt(name)) }
        }
        #expect(try await town.community.outbox.claim(5).isEmpty)
    }

    @Test func `a member's own name goes before one that waits`() async throws {
        let town = try await makeCommunity()
        _ = try await town.registerWren()
        _ = try await town.community.people.enrol("wren", standing: .member, label: nil, by: .seeder)
        await #expect(throws: SignInError.wrong) { try await town.community.signIns.signIn(attempt("wren")) }
    }
}

import Storage
import TestSupport
import Testing

@testable import Features

/// When too many passwords wait, what nobody has looked at is not counted.
@Suite struct BusyTests {
    private func tries(_ town: TestCommunity) async throws -> Int {
        try await town.store.read { try $0.one(Query("SELECT COALESCE(SUM(count), 0) FROM throttle")) }
    }

    private func attempt(_ password: String) -> PasswordAttempt {
        PasswordAttempt(
            name: "ada", password: password, isRemembered: false, device: DeviceLabel(userAgent: nil), replacing: nil,
            network: Network(address: "192.0.2.1"))
    }

    @Test func `whoever is told to come back has as many tries to sign in as before`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada)
        await #expect(throws: SignInError.wrong) { try await town.community.signIns.signIn(attempt("a wrong guess")) }
        let before = try await tries(town)
        #expect(before == 4)
        town.passwords.isBusy = true
        for _ in 1...40 {
            await #expect(throws: SignInError.busy) {
                try await town.community.signIns.signIn(attempt(TestCommunity.password))
            }
        }
        #expect(try await tries(town) == before)
        town.passwords.isBusy = false
        guard case .signedIn = try await town.community.signIns.signIn(attempt(TestCommunity.password)) else {
            Issue.record("not signed in")
            return
        }
    }

    @Test func `nor does it count against whoever changes their password`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada)
        let session = try await town.signIn("ada").secret
        let actor = try await town.actor(session)
        let before = try await tries(town)
        town.passwords.isBusy = true
        for _ in 1...10 {
            await #expect(throws: AccountError.busy) {
                try await town.community.ownPassword.change(
                    from: TestCommunity.password, to: "four other plain words", by: actor, in: session)
            }
        }
        #expect(try await tries(town) == before)
        town.passwords.isBusy = false
        _ = try await town.community.ownPassword.change(
            from: TestCommunity.password, to: "four other plain words", by: actor, in: session)
    }

    @Test func `nor does it count against whoever shows again who they are`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada)
        let session = try await town.signIn("ada").secret
        let actor = try await town.actor(session)
        let before = try await tries(town)
        town.passwords.isBusy = true
        for _ in 1...10 {
            await #expect(throws: AccountError.busy) {
                try await town.community.signIns.stepUp(TestCommunity.password, by: actor, in: session)
            }
        }
        #expect(try await tries(town) == before)
        town.passwords.isBusy = false
        _ = try await town.community.signIns.stepUp(TestCommunity.password, by: actor, in: session)
    }

    @Test func `a try is given back once, and none below nought`() async throws {
        let town = try await makeCommunity()
        let (now, subject) = (town.clock.now, ThrottleSubject(bytes: [1]))
        try await town.store.write { transaction in
            _ = try transaction.take(.confirm, of: subject, at: now)
            for _ in 1...3 { try transaction.giveBack(.confirm, of: subject, at: now) }
            try transaction.giveBack(.confirm, of: ThrottleSubject(bytes: [2]), at: now)
        }
        #expect(try await tries(town) == 0)
        #expect(try await town.count("throttle") == 1)
    }
}

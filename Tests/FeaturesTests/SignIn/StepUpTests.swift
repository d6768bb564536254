import Storage
import TestSupport
import Testing

@testable import Features

/// Showing again that it is oneself.
@Suite struct StepUpTests {
    private func arrival(_ town: TestCommunity) async throws -> NewSession {
        let session = try await town.signIn("ada")
        #expect(session.by.steppedUpAt == nil, "a link is no proof")
        return session
    }

    @Test func `T32: the password steps up, and the session gets another secret`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada)
        let old = try await arrival(town)
        let ada = Actor.member(old.by)
        #expect(try await town.community.signIns.proof(for: ada) == .password)
        let fresh = try await town.community.signIns.stepUp(TestCommunity.password, by: ada, in: old.secret)
        #expect(fresh.secret != old.secret)
        #expect(fresh.by.signIn == old.by.signIn)
        #expect(fresh.by.steppedUpAt == town.clock.now)
        #expect(try await town.actor(old.secret) == .guest)
        #expect(try await town.actor(fresh.secret).member?.isSteppedUp(at: town.clock.now) == true)
        town.clock.advance(seconds: 600)
        #expect(try await town.actor(fresh.secret).member?.isSteppedUp(at: town.clock.now) == false)
    }

    @Test func `with a second factor it takes a code, and the password does not`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada)
        let old = try await arrival(town)
        let (phone, recovery) = try await town.putOnSecondFactor(for: town.ada)
        town.clock.advance(seconds: 60)
        let (signIns, ada) = (town.community.signIns, Actor.member(old.by))
        #expect(try await signIns.proof(for: ada) == .code)
        await #expect(throws: AccountError.wrong) {
            try await signIns.stepUp(TestCommunity.password, by: ada, in: old.secret)
        }
        let code = phone.codeText(at: TimeCodeSecret.step(at: town.clock.now))
        let fresh = try await signIns.stepUp(code, by: ada, in: old.secret)
        await #expect(throws: AccountError.wrong) {
            try await signIns.stepUp(code, by: ada, in: fresh.secret)
        }
        _ = try await signIns.stepUp(recovery[0].text, by: ada, in: fresh.secret)
    }

    @Test func `guesses are counted, and one who is signed in stays so`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada)
        let session = try await arrival(town)
        for _ in 1...6 {
            await #expect(throws: AccountError.wrong) {
                try await town.community.signIns.stepUp("a guess", by: .member(session.by), in: session.secret)
            }
        }
        await #expect(throws: AccountError.tooOften(retryAfter: 60)) {
            try await town.community.signIns.stepUp(
                TestCommunity.password, by: .member(session.by), in: session.secret)
        }
        #expect(try await town.actor(session.secret) != .guest)
    }

    @Test func `who has nothing to show is told to choose a password first`() async throws {
        let town = try await makeCommunity()
        let session = try await arrival(town)
        #expect(try await town.community.signIns.proof(for: .member(session.by)) == .none)
        await #expect(throws: AccountError.noPassword) {
            try await town.community.signIns.stepUp("", by: .member(session.by), in: session.secret)
        }
    }

    @Test func `a session that is gone steps up to nothing, and guests have none`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada)
        let session = try await arrival(town)
        try await town.community.signIns.signOut(session.secret)
        await #expect(throws: AccountError.notAllowed) {
            try await town.community.signIns.stepUp(
                TestCommunity.password, by: .member(session.by), in: session.secret)
        }
        await #expect(throws: AccountError.notAllowed) {
            try await town.community.signIns.stepUp("", by: .guest, in: session.secret)
        }
    }
}

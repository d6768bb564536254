import Storage
import TestSupport
import Testing

@testable import Features

/// Signing in to an account that asks for a code as well.
@Suite struct CodeSignInTests {
    /// A town where ada has a password and a phone.
    private struct Guarded {
        let town: TestCommunity
        let phone: TimeCodeSecret
        let recovery: [RecoveryCode]

        init() async throws {
            town = try await makeCommunity()
            try await town.register(town.ada, address: "ada@mail.example")
            (phone, recovery) = try await town.putOnSecondFactor(for: town.ada)
            // The code that put it on is used up.
            town.clock.advance(seconds: 60)
        }

        /// The code that the phone shows, so many half minutes from now.
        func code(_ steps: Int64 = 0) -> String {
            phone.codeText(at: TimeCodeSecret.step(at: town.clock.now) + steps)
        }

        func step(isRemembered: Bool = false) async throws -> Secret {
            let outcome = try await town.community.signIns.signIn(
                PasswordAttempt(
                    name: "ada", password: TestCommunity.password, isRemembered: isRemembered,
                    device: DeviceLabel(userAgent: nil), replacing: nil, network: .unknown))
            guard case .codeNeeded(let step) = outcome else { throw Unexpected() }
            return step
        }

        func finish(
            _ step: Secret, _ code: String, replacing: SessionSecret? = nil
        ) async throws(SignInError) -> NewSession {
            try await town.community.signIns.finish(
                CodeAttempt(step: step, code: code, device: DeviceLabel(userAgent: nil), replacing: replacing))
        }

        private struct Unexpected: Error {}
    }

    @Test func `the password alone signs nobody in`() async throws {
        let guarded = try await Guarded()
        _ = try await guarded.step()
        let signIns = try await guarded.town.store.read { try $0.one(Query<Int>("SELECT COUNT(*) FROM sign_in")) }
        #expect(signIns == 0)
    }

    @Test(arguments: [-1, 0, 1])
    func `a phone's code signs in, its clock half a minute off or not`(_ steps: Int64) async throws {
        let guarded = try await Guarded()
        let session = try await guarded.finish(try await guarded.step(), guarded.code(steps))
        #expect(session.by.id == guarded.town.ada)
        let list = try await guarded.town.community.signIns.list(for: guarded.town.actor(session.secret))
        #expect(list.map(\.way) == [.secondFactor])
        #expect(try await guarded.town.faults() == [])
    }

    @Test func `a code is good once, for whatever step, and older ones no more`() async throws {
        let guarded = try await Guarded()
        let (first, second) = (try await guarded.step(), try await guarded.step())
        _ = try await guarded.finish(first, guarded.code())
        await #expect(throws: SignInError.wrong) { try await guarded.finish(second, guarded.code()) }
        await #expect(throws: SignInError.wrong) { try await guarded.finish(second, guarded.code(-1)) }
        _ = try await guarded.finish(second, guarded.code(1))
    }

    @Test func `of two who come with one code at the same time one is refused`() async throws {
        let guarded = try await Guarded()
        let steps = [try await guarded.step(), try await guarded.step(), try await guarded.step()]
        let code = guarded.code()
        let admitted = await withTaskGroup(of: Bool.self) { group in
            for step in steps { group.addTask { (try? await guarded.finish(step, code)) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(admitted == 1)
    }

    @Test func `a recovery code signs in once, in whatever way it is typed`() async throws {
        let guarded = try await Guarded()
        let code = guarded.recovery[3].text
        let session = try await guarded.finish(
            try await guarded.step(), code.uppercased().replacing("-", with: " "))
        let list = try await guarded.town.community.signIns.list(for: guarded.town.actor(session.secret))
        #expect(list.map(\.way) == [.recoveryCode])
        let again = try await guarded.step()
        await #expect(throws: SignInError.wrong) { try await guarded.finish(again, code) }
        _ = try await guarded.finish(again, guarded.recovery[4].text)
    }

    @Test func `another member's recovery code is none`() async throws {
        let guarded = try await Guarded()
        try await guarded.town.register(guarded.town.ben)
        let (_, others) = try await guarded.town.putOnSecondFactor(for: guarded.town.ben)
        let step = try await guarded.step()
        await #expect(throws: SignInError.wrong) { try await guarded.finish(step, others[0].text) }
    }

    @Test func `a step takes five codes, and then begins again`() async throws {
        let guarded = try await Guarded()
        let step = try await guarded.step()
        for code in ["000000", "", "12345", "no code", String(repeating: "9", count: 10_000)] {
            await #expect(throws: SignInError.wrong) { try await guarded.finish(step, code) }
        }
        await #expect(throws: SignInError.stepOver) { try await guarded.finish(step, guarded.code()) }
        _ = try await guarded.finish(try await guarded.step(), guarded.code())
    }

    @Test func `an account takes ten codes an hour, however many steps are begun`() async throws {
        let guarded = try await Guarded()
        for _ in 1...2 {
            let step = try await guarded.step()
            for _ in 1...5 { await #expect(throws: SignInError.wrong) { try await guarded.finish(step, "000000") } }
        }
        let step = try await guarded.step()
        await #expect(throws: SignInError.tooOften(retryAfter: 3_540)) {
            try await guarded.finish(step, guarded.code())
        }
        guarded.town.clock.advance(seconds: 3_540)
        _ = try await guarded.finish(try await guarded.step(), guarded.code())
    }

    @Test func `a step ends after ten minutes, once it is used, and with the password that began it`() async throws {
        let guarded = try await Guarded()
        let late = try await guarded.step()
        guarded.town.clock.advance(seconds: 600)
        await #expect(throws: SignInError.stepOver) { try await guarded.finish(late, guarded.code()) }
        let used = try await guarded.step()
        let session = try await guarded.finish(used, guarded.code())
        await #expect(throws: SignInError.stepOver) { try await guarded.finish(used, guarded.code(1)) }
        let open = try await guarded.step()
        _ = try await guarded.town.community.ownPassword.change(
            from: TestCommunity.password, to: "four other plain words", by: .member(session.by), in: session.secret)
        await #expect(throws: SignInError.stepOver) { try await guarded.finish(open, guarded.code(1)) }
        let none = Secret { [UInt8](repeating: 5, count: $0) }
        await #expect(throws: SignInError.stepOver) { try await guarded.finish(none, guarded.code(1)) }
    }

    @Test func `whether to be remembered was said with the password`() async throws {
        let guarded = try await Guarded()
        #expect(try await guarded.finish(try await guarded.step(), guarded.code()).remember == nil)
        let step = try await guarded.step(isRemembered: true)
        #expect(try await guarded.finish(step, guarded.code(1)).remember != nil)
    }

    @Test func `T32: the second step ends what the same browser had before`() async throws {
        let guarded = try await Guarded()
        let old = try await guarded.town.signIn("ben").secret
        let session = try await guarded.finish(try await guarded.step(), guarded.code(), replacing: old)
        #expect(session.secret != old)
        #expect(try await guarded.town.actor(old) == .guest)
    }

    @Test func `an account that is held meanwhile lets nobody in`() async throws {
        let guarded = try await Guarded()
        let step = try await guarded.step()
        try await guarded.town.put(guarded.town.ada, in: .held)
        await #expect(throws: SignInError.held) { try await guarded.finish(step, guarded.code()) }
    }
}

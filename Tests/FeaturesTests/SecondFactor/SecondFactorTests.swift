import Storage
import TestSupport
import Testing

@testable import Features

@Suite struct SecondFactorTests {
    private func town() async throws -> TestCommunity {
        let town = try await makeCommunity()
        try await town.register(town.ada, address: "ada@mail.example")
        return town
    }

    private func letters(_ town: TestCommunity) async throws -> [Letter] {
        try await town.community.outbox.claim(20).map(\.letter)
    }

    @Test func `it is on once the phone shows the right code, and ten recovery codes come with it`() async throws {
        let town = try await town()
        let (factors, ada) = (town.community.secondFactors, town.steppedUp(town.ada))
        #expect(try await factors.state(for: ada) == .off)
        try await factors.begin(for: ada)
        guard case .begun(let phone, let address) = try await factors.state(for: ada) else {
            Issue.record("nothing has begun")
            return
        }
        #expect(address.hasPrefix("otpauth://totp/Larkhill%20Music:ada?secret="))
        #expect(QRCode(address) != nil)
        #expect(try await town.community.signIns.proof(for: ada) == .password, "it is asked for once it is confirmed")
        let codes = try await factors.confirm(
            phone.codeText(at: TimeCodeSecret.step(at: town.clock.now)), for: ada)
        #expect(Set(codes.map(\.text)).count == 10)
        #expect(try await factors.state(for: ada).codesLeft == 10)
        #expect(try await town.community.signIns.proof(for: ada) == .code)
        #expect(try await letters(town) == [.secondFactorChanged(name: "ada", isOn: true)])
        #expect(try await town.faults() == [])
    }

    @Test func `a wrong code puts nothing on, and ten of them an hour are taken`() async throws {
        let town = try await town()
        let (factors, ada) = (town.community.secondFactors, town.steppedUp(town.ada))
        try await factors.begin(for: ada)
        for _ in 1...10 { await #expect(throws: AccountError.wrong) { try await factors.confirm("000000", for: ada) } }
        await #expect(throws: AccountError.tooOften(retryAfter: 3_600)) {
            try await factors.confirm("000000", for: ada)
        }
        #expect(try await letters(town) == [])
    }

    @Test func `a secret that is begun anew takes the place of one that was never confirmed`() async throws {
        let town = try await town()
        let (factors, ada) = (town.community.secondFactors, town.steppedUp(town.ada))
        try await factors.begin(for: ada)
        let first = try await factors.state(for: ada)
        try await factors.begin(for: ada)
        #expect(try await factors.state(for: ada) != first)
        _ = try await town.putOnSecondFactor(for: town.ada)
        await #expect(throws: AccountError.outdated) { try await factors.begin(for: ada) }
        await #expect(throws: AccountError.outdated) { try await factors.confirm("000000", for: ada) }
        #expect(try await factors.state(for: ada).codesLeft == 10)
    }

    @Test func `taking it off takes the recovery codes with it`() async throws {
        let town = try await town()
        _ = try await town.putOnSecondFactor(for: town.ada)
        let (factors, ada) = (town.community.secondFactors, town.steppedUp(town.ada))
        _ = try await letters(town)
        try await factors.remove(for: ada)
        #expect(try await factors.state(for: ada) == .off)
        #expect(try await letters(town) == [.secondFactorChanged(name: "ada", isOn: false)])
        let left = try await town.store.read { try $0.one(Query<Int>("SELECT COUNT(*) FROM recovery_code")) }
        #expect(left == 0)
        try await factors.remove(for: ada)
        #expect(try await letters(town) == [], "what is off is not taken off again")
    }

    @Test func `new recovery codes end the old ones`() async throws {
        let town = try await town()
        let (_, old) = try await town.putOnSecondFactor(for: town.ada)
        let (factors, ada) = (town.community.secondFactors, town.steppedUp(town.ada))
        let name = try #require(try await factors.state(for: ada).codes)
        let fresh = try await factors.newCodes(inPlaceOf: name, for: ada)
        await #expect(throws: AccountError.outdated, "asked for twice, they are made once") {
            try await factors.newCodes(inPlaceOf: name, for: ada)
        }
        #expect(Set((old + fresh).map(\.text)).count == 20)
        let keys = town.surroundings.keys
        let (now, member) = (town.clock.now, town.ada)
        let accepted = try await town.store.write { transaction in
            try [old[0], fresh[0]].map { try transaction.accept(code: $0.text, of: member, keys, at: now) }
        }
        #expect(accepted == [nil, .recoveryCode])
        #expect(try await factors.state(for: ada).codesLeft == 9)
    }

    @Test func `whoever has not shown that it is them changes nothing and sees nothing`() async throws {
        let town = try await town()
        let (factors, now) = (town.community.secondFactors, town.clock.now)
        for moment in [now.advanced(seconds: -600), now.advanced(seconds: -86_400)] {
            let ada = town.steppedUp(town.ada, at: moment)
            await #expect(throws: AccountError.stepUpNeeded) { try await factors.state(for: ada) }
            await #expect(throws: AccountError.stepUpNeeded) { try await factors.begin(for: ada) }
            await #expect(throws: AccountError.stepUpNeeded) { try await factors.confirm("000000", for: ada) }
            await #expect(throws: AccountError.stepUpNeeded) { try await factors.remove(for: ada) }
            await #expect(throws: AccountError.stepUpNeeded) { try await factors.newCodes(inPlaceOf: "", for: ada) }
        }
        await #expect(throws: AccountError.notAllowed) { try await factors.state(for: .guest) }
        await #expect(throws: AccountError.notAllowed) { try await factors.remove(for: .console) }
    }

    @Test func `without a password there is no second factor`() async throws {
        let town = try await town()
        await #expect(throws: AccountError.noPassword) {
            try await town.community.secondFactors.begin(for: town.steppedUp(town.ben))
        }
    }

    @Test func `the database holds neither the secret nor a recovery code in clear`() async throws {
        let town = try await town()
        let (phone, codes) = try await town.putOnSecondFactor(for: town.ada)
        let stored = try await town.store.read { transaction in
            try transaction.all(Query<[UInt8]>("SELECT secret_sealed FROM second_factor"))
                + transaction.all(Query<[UInt8]>("SELECT code_hash FROM recovery_code"))
        }
        #expect(stored.count == 11)
        let clear = [phone.bytes] + codes.map { Array($0.text.replacing("-", with: "").utf8) }
        for bytes in clear { #expect(stored.allSatisfy { $0.firstRange(of: bytes) == nil }) }
    }

    @Test func `one that nobody confirmed is gone after an hour`() async throws {
        let town = try await town()
        let factors = town.community.secondFactors
        try await factors.begin(for: town.steppedUp(town.ada))
        town.clock.advance(seconds: 3_601)
        try await town.community.purge.run()
        #expect(try await factors.state(for: town.steppedUp(town.ada)) == .off)
    }
}

extension SecondFactors.State {
    fileprivate var codesLeft: Int? { if case .on(let left, _) = self { left } else { nil } }
    fileprivate var codes: String? { if case .on(_, let name) = self { name } else { nil } }
}

import Storage
import TestSupport
import Testing

@testable import Features

/// How many letters registering writes, and to whom.
@Suite struct JoinLimitTests {
    private static let network = Network(address: "192.0.2.1")

    /// Registers somebody, and leaves the letter where it is.
    private func register(
        _ town: TestCommunity, _ name: String = "wren", address: String = "wren@mail.example",
        from network: Network? = network, isTrapped: Bool = false, by pass: JoinPass? = nil
    ) async throws {
        let ticket: JoinPass = if let pass { pass } else { try await town.pass() }
        try await town.community.registration.register(
            RegistrationDraft(
                name: name, address: address, password: TestCommunity.password, isUnderstood: true,
                isTrapped: isTrapped), by: ticket, from: network)
    }

    /// What became of each letter, in the order in which they were written.
    private func states(_ town: TestCommunity) async throws -> [String] {
        try await town.store.read { try $0.all(Query("SELECT state FROM outbox ORDER BY id")) }
    }

    private func tries(_ town: TestCommunity) async throws -> Int {
        try await town.store.read { try $0.one(Query("SELECT COALESCE(SUM(count), 0) FROM throttle")) }
    }

    @Test func `being told to come back in a moment uses nothing up`() async throws {
        let town = try await makeCommunity()
        let pass = try await town.pass()
        town.passwords.isBusy = true
        for _ in 1...4 {
            await #expect(throws: RegistrationError.busy) { try await register(town, by: pass) }
        }
        #expect(try await tries(town) == 0)
        town.passwords.isBusy = false
        try await register(town, by: pass)
        #expect(try await states(town) == ["waiting"])
    }

    @Test func `a ticket that is used takes no letter from the address`() async throws {
        let town = try await makeCommunity()
        let pass = try await town.pass()
        try await register(town, by: pass)
        for _ in 1...4 {
            await #expect(throws: RegistrationError.usedTicket) { try await register(town, by: pass) }
        }
        try await register(town)
        #expect(try await states(town) == ["waiting", "waiting"])
    }

    @Test func `one network does not use up what an address has: its third letter of a day is dropped`() async throws {
        let town = try await makeCommunity()
        for _ in 1...9 { try await register(town) }
        #expect(try await states(town) == ["waiting", "waiting"] + Array(repeating: "dropped", count: 7))
        try await register(town, from: Network(address: "198.51.100.1"))
        #expect(try await states(town).last == "waiting")
        town.clock.advance(seconds: Moment.day)
        try await register(town)
        #expect(try await states(town).last == "waiting")
    }

    @Test func `nobody's letter box is filled from many networks: the seventh letter of a day is dropped`() async throws
    {
        let town = try await makeCommunity()
        for number in 1...7 { try await register(town, from: Network(address: "192.0.\(number).1")) }
        #expect(try await states(town) == Array(repeating: "waiting", count: 6) + ["dropped"])
    }

    @Test func `where no network is known an address has as many, whatever stands behind a plus sign`() async throws {
        let town = try await makeCommunity()
        for number in 1...7 { try await register(town, address: "Wren+\(number)@mail.example", from: nil) }
        #expect(try await states(town) == Array(repeating: "waiting", count: 6) + ["dropped"])
        try await register(town, address: "lark@mail.example", from: nil)
        #expect(try await states(town).last == "waiting")
    }

    @Test(arguments: [(300, Int64(3_600)), (2_000, Moment.day)])
    func `when everybody together registers too often, all are asked to come back`(
        _ most: Int, _ seconds: Int64
    ) async throws {
        let town = try await makeCommunity()
        try await register(town)
        let action = "registration of anybody/\(seconds)"
        try await town.tamper("UPDATE throttle SET count = \(most) WHERE action = \(action)")
        let before = try await tries(town)
        let hashes = town.passwords.made
        await #expect(throws: RegistrationError.busy) {
            try await register(town, "lark", address: "lark@mail.example", from: nil)
        }
        await #expect(throws: RegistrationError.busy) { try await register(town, "lark", address: "lark@mail.example") }
        #expect(town.passwords.made == hashes)
        let networks: Int = try await town.store.read {
            try $0.one(Query("SELECT SUM(count) FROM throttle WHERE action = 'registration from a network/86400'"))
        }
        #expect(networks == 1)
        #expect(try await tries(town) > before)
        town.clock.advance(seconds: seconds)
        try await register(town, "lark", address: "lark@mail.example")
        #expect(try await states(town) == ["waiting", "waiting"])
    }

    @Test func `nobody writes to an account that is held, or to an address that was never confirmed`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada, address: "ada@mail.example")
        try await town.register(town.ben, address: "ben@mail.example")
        try await town.tamper(
            "UPDATE member SET state = 'held' WHERE id = \(town.ada)",
            "UPDATE credential SET address_confirmed_at = NULL WHERE member = \(town.ben)")
        try await register(town, address: "ada@mail.example")
        try await register(town, address: "ben@mail.example")
        #expect(try await states(town) == ["dropped", "dropped"])
        #expect(try await town.count("pending_registration") == 2)
    }

    @Test func `a form that a program filled in leads to nothing, but only with a ticket`() async throws {
        let town = try await makeCommunity()
        let pass = try await town.pass()
        let before = try await RowCounts(town.store)
        try await register(town, isTrapped: true, by: pass)
        #expect(try await RowCounts(town.store) == before)
        #expect(town.passwords.made == 0)
        let mark = town.surroundings.keys.minorMark
        await #expect(throws: RegistrationError.noTicket) {
            try await register(town, isTrapped: true, by: JoinPass(cookie: nil, proof: pass.proof))
        }
        await #expect(throws: RegistrationError.minor) {
            try await register(
                town, isTrapped: true,
                by: JoinPass(cookie: mark, proof: town.surroundings.keys.gateProof(of: mark)))
        }
    }
}

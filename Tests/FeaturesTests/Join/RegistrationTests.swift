import SQLiteStorage
import Storage
import TestSupport
import Testing

@testable import Features

/// The second step of joining: a name, an address, a password.
@Suite struct RegistrationTests {
    @Test func `whoever registers gets a letter with a link, and is no member yet`() async throws {
        let town = try await makeCommunity()
        let letters = try await town.register("Wren", address: " Wren@Mail.Example ")
        guard case .confirmAddress = letters.first, letters.count == 1 else {
            Issue.record("\(letters)")
            return
        }
        #expect(try await town.community.people.member(named: "wren", at: nil, for: .guest) == nil)
        #expect(try await town.faults() == [])
    }

    @Test func `T04: the band is stored, and neither the month nor the year, nor an address in clear`() async throws {
        let town = try await makeCommunity()
        // A year that nothing else in this database has, and a month that it would have as a word or as a number.
        let letters = try await town.register(by: try await town.pass(month: "July", year: "1937"))
        guard case .confirmAddress(let token) = letters.first else {
            Issue.record("no letter")
            return
        }
        let pending = try await town.fields("pending_registration")
        _ = try await town.confirm(token)
        let fields = try await pending + town.fields("member") + town.fields("credential") + town.fields("sign_in")
        #expect(fields.contains("18+") && fields.contains("wren"))
        for value in ["7", "07", "1937", "37", "July", "GB"] { #expect(!fields.contains(value), "\(value)") }
        for text in try await town.everything() {
            #expect(!text.contains("1937"))
            #expect(!text.lowercased().contains("july"))
            #expect(!text.lowercased().contains("wren@mail"))
        }
    }

    @Test func `T23: without a ticket nobody registers, and nothing is written`() async throws {
        let town = try await makeCommunity()
        let good = try await town.pass()
        let before = try await RowCounts(town.store)
        let keys = town.surroundings.keys
        let passes = [
            JoinPass(cookie: nil, proof: good.proof), JoinPass(cookie: good.cookie, proof: ""),
            JoinPass(cookie: "adult", proof: keys.gateProof(of: "adult")),
            JoinPass(cookie: good.cookie.map { $0 + "A" }, proof: good.proof),
        ]
        for pass in passes {
            await #expect(throws: RegistrationError.noTicket) { try await town.register(by: pass) }
        }
        let minor = JoinPass(cookie: keys.minorMark, proof: keys.gateProof(of: keys.minorMark))
        await #expect(throws: RegistrationError.minor) { try await town.register(by: minor) }
        #expect(try await RowCounts(town.store) == before)
        #expect(town.passwords.made == 0)
    }

    @Test func `T30: a ticket is good for its own browser, once, for half an hour`() async throws {
        let town = try await makeCommunity()
        let (one, other) = (try await town.pass(), try await town.pass())
        for mixed in [
            JoinPass(cookie: one.cookie, proof: other.proof), JoinPass(cookie: other.cookie, proof: one.proof),
        ] {
            await #expect(throws: RegistrationError.noTicket) { try await town.register(by: mixed) }
        }
        try await town.register("wren", by: one)
        await #expect(throws: RegistrationError.usedTicket) {
            try await town.register("lark", address: "lark@mail.example", by: one)
        }
        town.clock.advance(seconds: JoinTicket.lives)
        await #expect(throws: RegistrationError.noTicket) {
            try await town.register("lark", address: "lark@mail.example", by: other)
        }
    }

    @Test func `of many who use a ticket at the same time one registers`() async throws {
        let town = try await makeCommunity()
        let pass = try await town.pass()
        let outcomes = await withTaskGroup { group in
            for number in 1...10 {
                group.addTask { () -> Bool in
                    let draft = RegistrationDraft(
                        name: "wren\(number)", address: "w\(number)@mail.example", password: TestCommunity.password,
                        isUnderstood: true)
                    do throws(RegistrationError) {
                        try await town.community.registration.register(draft, by: pass, from: .unknown)
                        return true
                    } catch {
                        return false
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count(where: \.self) == 1)
        #expect(try await town.count("pending_registration") == 1)
    }

    @Test func `a member's address makes no difference to what is done`() async throws {
        let store = CountingStore(try SQLiteStore())
        let town = try await makeCommunity(store: store)
        try await town.register(town.ada, address: "ada@mail.example")
        func work(_ name: String, _ address: String) async throws -> (statements: [String], hashes: Int) {
            let pass = try await town.pass()
            _ = store.statements()
            let before = town.passwords.made
            try await town.community.registration.register(
                RegistrationDraft(
                    name: name, address: address, password: TestCommunity.password, isUnderstood: true), by: pass,
                from: .unknown)
            return (store.statements(), town.passwords.made - before)
        }
        // The first of a day draws the key of its networks.
        _ = try await work("robin", "robin@mail.example")
        let unknown = try await work("wren", "wren@mail.example")
        let known = try await work("lark", "Ada@mail.example")
        #expect(known == unknown)
        #expect(known.hashes == 1)
        let letters = try await town.community.outbox.claim(10)
        #expect(letters.map(\.letter.kind) == [.confirmAddress, .confirmAddress, .alreadyMember])
        // To the address as the member gave it.
        #expect(letters.last?.to.text == "ada@mail.example")
        #expect(letters.last?.letter == .alreadyMember(name: "ada"))
    }

    @Test func `too many from one network have to wait, and others don't`() async throws {
        let town = try await makeCommunity()
        for number in 1...30 { try await town.register("wren\(number)", address: "w\(number)@mail.example") }
        await #expect {
            try await town.register("lark", address: "lark@mail.example", from: "192.0.2.200")
        } throws: { error in
            guard case .tooOften(let seconds) = error as? RegistrationError else { return false }
            return seconds == 43_200
        }
        try await town.register("lark", address: "lark@mail.example", from: "198.51.100.1")
    }

    @Test func `when too many passwords wait, one is told so and the ticket is still good`() async throws {
        let town = try await makeCommunity()
        let pass = try await town.pass()
        town.passwords.isBusy = true
        await #expect(throws: RegistrationError.busy) { try await town.register(by: pass) }
        town.passwords.isBusy = false
        #expect(try await town.register(by: pass).count == 1)
    }

    @Test func `everything that is wrong is said at once, and costs neither the ticket nor a hash`() async throws {
        let town = try await makeCommunity()
        let pass = try await town.pass()
        let draft = RegistrationDraft(name: "a", address: "nowhere", password: "short", isUnderstood: false)
        var faults = RegistrationFaults()
        faults.name = .form(.length(allowed: 3...20))
        (faults.address, faults.password, faults.isNotUnderstood) = (.noAddress, .tooShort(least: 10), true)
        await #expect(throws: RegistrationError.invalid(faults)) {
            try await town.community.registration.register(draft, by: pass, from: .unknown)
        }
        #expect(town.passwords.made == 0)
        #expect(try await town.count("throttle") == 0)
        #expect(try await town.register(by: pass).count == 1)
    }

    @Test(arguments: [
        ("ada", NameFault.taken), ("ADA", .taken), ("Ada", .taken), ("\u{0430}d\u{0430}", .form(.mixedScripts)),
        ("admin", .form(.reserved)), ("Larkhill.Music", .form(.reserved)), ("larkhill-music_fan", .form(.reserved)),
        ("wren.example.com", .form(.webAddress)), ("wr\0en", .form(.invisible)),
        ("wr\u{202E}en", .form(.invisible)), ("", .form(.empty)),
        (String(repeating: "x", count: 1_000_000), .form(.length(allowed: 3...20))),
    ])
    func `a name that can't be borne is refused`(_ name: String, _ fault: NameFault) async throws {
        let town = try await makeCommunity()
        var faults = RegistrationFaults()
        faults.name = fault
        await #expect(throws: RegistrationError.invalid(faults)) { try await town.register(name) }
    }

    @Test(arguments: [
        "a@b", "a@mail.example\r\nBcc: x@y.example", "a@mail.example\0", "a\u{202E}@mail.example",
        "\"a b\"@mail.example",
        "a@[192.0.2.1]", String(repeating: "a", count: 1_000_000) + "@mail.example",
    ])
    func `an address that can't stand in a mail's head is refused`(_ address: String) async throws {
        let town = try await makeCommunity()
        await #expect {
            try await town.register(address: address)
        } throws: { error in
            guard case .invalid(let faults) = error as? RegistrationError else { return false }
            return faults.address != nil && faults.name == nil && faults.password == nil
        }
    }

    @Test(arguments: [
        "wren.wren", "wren@mail.example", "Larkhill Music", "password123", String(repeating: "x", count: 2_000),
    ])
    func `a password that anybody would try is refused`(_ password: String) async throws {
        let town = try await makeCommunity()
        await #expect {
            try await town.register(password: password)
        } throws: { error in
            guard case .invalid(let faults) = error as? RegistrationError else { return false }
            return faults.password != nil && faults.address == nil
        }
    }

    @Test func `somebody who registered and came no more is forgotten after a week`() async throws {
        let town = try await makeCommunity()
        try await town.register()
        town.clock.advance(seconds: 7 * Moment.day - 1)
        try await town.community.purge.run()
        #expect(try await town.count("pending_registration") == 1)
        town.clock.advance(seconds: 1)
        try await town.community.purge.run()
        #expect(try await town.count("pending_registration") == 0)
    }
}

extension TestCommunity {
    /// Rows of a table.
    func count(_ table: SQLText) async throws -> Int {
        try await store.read { try $0.one(Query("SELECT COUNT(*) FROM \(table)")) }
    }

    /// Confirms a registration.
    func confirm(
        _ token: Secret, password: String = TestCommunity.password, name: String? = nil
    ) async throws(ConfirmationError) -> NewSession {
        try await community.registration.confirm(
            ConfirmationAttempt(
                token: token, password: password, name: name, device: DeviceLabel(userAgent: nil), replacing: nil))
    }

    /// Every value of every row of a table but its number, each as text.
    func fields(_ table: String) async throws -> [String] {
        try await store.read { transaction in
            let columns = try transaction.all(Query<String>("SELECT name FROM pragma_table_info(\(table))"))
            return try columns.filter { !["id", "member"].contains($0) }.flatMap { column in
                let text = SQLText(stringLiteral: "SELECT COALESCE(CAST(\"\(column)\" AS TEXT), '') FROM \(table)")
                return try transaction.all(Query<String>(text))
            }
        }
    }

    /// Every value of every row of every table, as text.
    func everything() async throws -> [String] {
        try await store.read { transaction in
            try transaction.all(Query<String>.tables).flatMap { table in
                let columns = try transaction.all(
                    Query<String>("SELECT name FROM pragma_table_info(\(table))")
                ).map { "COALESCE(CAST(\"\($0)\" AS TEXT), '')" }.joined(separator: " || ' ' || ")
                let text = SQLText(stringLiteral: "SELECT \(columns) FROM \(table)")
                return try transaction.all(Query<String>(text))
            }
        }
    }
}

import Storage
import TestSupport
import Testing

@testable import Features

/// The last step of joining: the link in the mail, and the password.
@Suite struct ConfirmationTests {
    @Test func `the link and the password make a member, who is signed in`() async throws {
        let town = try await makeCommunity()
        let token = try await town.registerWren()
        let seen = try await town.community.registration.look(token)
        #expect(seen.name == "wren" && !seen.isTaken)
        let session = try await town.confirm(token)
        #expect(session.by.name == "wren")
        #expect(session.by.role == .member)
        #expect(session.by.band == .from18)
        #expect(session.remember == nil)
        #expect(session.by.steppedUpAt == town.clock.now)
        #expect(try await town.actor(session.secret).member?.name == "wren")
        #expect(try await town.count("pending_registration") == 0)
        let attempt = PasswordAttempt(
            name: "wren@mail.example", password: TestCommunity.password, isRemembered: false,
            device: DeviceLabel(userAgent: nil), replacing: nil, network: .unknown)
        guard case .signedIn = try await town.community.signIns.signIn(attempt) else {
            Issue.record("the password does not sign in")
            return
        }
        #expect(try await town.faults() == [])
    }

    @Test func `T32: the session that the browser had before is worth nothing`() async throws {
        let town = try await makeCommunity()
        let old = try await town.signIn("ada").secret
        let token = try await town.registerWren()
        let session = try await town.community.registration.confirm(
            ConfirmationAttempt(
                token: token, password: TestCommunity.password, name: nil, device: DeviceLabel(userAgent: nil),
                replacing: old))
        #expect(session.secret != old)
        #expect(try await town.actor(old) == .guest)
    }

    @Test func `a link works once, for a week, and a made-up one not at all`() async throws {
        let town = try await makeCommunity()
        let token = try await town.registerWren()
        _ = try await town.confirm(token)
        await #expect(throws: ConfirmationError.token(.used)) { try await town.confirm(token) }
        let stranger = Secret { [UInt8](repeating: 9, count: $0) }
        await #expect(throws: ConfirmationError.token(.notOurs)) { try await town.confirm(stranger) }
        await #expect(throws: ConfirmationError.token(.notOurs)) {
            _ = try await town.community.registration.look(stranger)
        }
        let link = try await town.community.signIns.issueLink(for: "ada", by: .console)
        await #expect(throws: ConfirmationError.token(.notOurs)) { try await town.confirm(link) }
        guard case .confirmAddress(let late) = try await town.register("lark", address: "lark@mail.example").first
        else {
            Issue.record("no letter")
            return
        }
        town.clock.advance(seconds: 7 * Moment.day)
        await #expect(throws: ConfirmationError.token(.expired)) { try await town.confirm(late) }
    }

    @Test func `a link is worth nothing to whoever does not know the password, and gone after five tries`() async throws
    {
        let town = try await makeCommunity()
        let token = try await town.registerWren()
        for guess in [
            "", "guess", TestCommunity.password + " ", "THREE PLAIN WORDS", String(repeating: "x", count: 9_999),
        ] {
            await #expect(throws: ConfirmationError.wrongPassword) { try await town.confirm(token, password: guess) }
        }
        await #expect(throws: ConfirmationError.token(.expired)) { try await town.confirm(token) }
        #expect(try await town.count("pending_registration") == 0)
        // The name and the address are to be had as before, and the tries begin anew.
        let second = try await town.registerWren()
        #expect(second != token)
        #expect(try await town.confirm(second).by.name == "wren")
    }

    @Test func `being told to come back in a moment is no wrong password`() async throws {
        let town = try await makeCommunity()
        let token = try await town.registerWren()
        await #expect(throws: ConfirmationError.wrongPassword) { try await town.confirm(token, password: "guess") }
        town.passwords.isBusy = true
        for _ in 1...20 {
            await #expect(throws: ConfirmationError.busy) { try await town.confirm(token) }
        }
        town.passwords.isBusy = false
        for _ in 1...3 {
            await #expect(throws: ConfirmationError.wrongPassword) { try await town.confirm(token, password: "guess") }
        }
        #expect(try await town.confirm(token).by.name == "wren")
    }

    @Test func `looking at a link, however often, uses nothing up`() async throws {
        let town = try await makeCommunity()
        let token = try await town.registerWren()
        let before = try await RowCounts(town.store)
        for _ in 1...10 { _ = try await town.community.registration.look(token) }
        #expect(try await RowCounts(town.store) == before)
        _ = try await town.confirm(token)
    }

    @Test func `of many who confirm at the same time one is made a member`() async throws {
        let town = try await makeCommunity()
        let token = try await town.registerWren()
        let made = await withTaskGroup { group in
            for _ in 1...5 {
                group.addTask { (try? await town.confirm(token)) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(made == 1)
        #expect(try await town.count("credential") == 1)
    }

    @Test func `a name that has become another's leads to choosing another one`() async throws {
        let town = try await makeCommunity()
        let token = try await town.registerWren()
        _ = try await town.community.people.enrol("Wren", standing: .member, label: nil, by: .seeder)
        #expect(try await town.community.registration.look(token).isTaken)
        await #expect(throws: ConfirmationError.name(.taken)) { try await town.confirm(token) }
        // However long the search for one takes.
        for _ in 1...8 {
            await #expect(throws: ConfirmationError.name(.taken)) { try await town.confirm(token, name: "ADA") }
        }
        await #expect(throws: ConfirmationError.name(.form(.reserved))) { try await town.confirm(token, name: "admin") }
        await #expect(throws: ConfirmationError.wrongPassword) {
            try await town.confirm(token, password: "guess", name: "lark")
        }
        #expect(try await town.confirm(token, name: "lark").by.name == "lark")
        #expect(try await town.faults() == [])
    }

    @Test func `a name that looks like one that became another's is taken too`() async throws {
        let town = try await makeCommunity()
        guard case .confirmAddress(let token) = try await town.register("Alice").first else {
            Issue.record("no letter")
            return
        }
        _ = try await town.community.people.enrol("AIice", standing: .member, label: nil, by: .seeder)
        await #expect(throws: ConfirmationError.name(.taken)) { try await town.confirm(token) }
        #expect(try await town.count("credential") == 0)
    }

    @Test func `a newer letter to an address takes the place of an older one, and one that was not sent does not`()
        async throws
    {
        let town = try await makeCommunity()
        let first = try await town.registerWren()
        guard case .confirmAddress(let second) = try await town.register("lark", address: "WREN@mail.example").first
        else {
            Issue.record("no letter")
            return
        }
        await #expect(throws: ConfirmationError.token(.expired)) { try await town.confirm(first) }
        #expect(try await town.register("robin").isEmpty)
        #expect(try await town.confirm(second).by.name == "lark")
        #expect(try await town.community.people.member(named: "wren", at: nil, for: .guest) == nil)
    }

    @Test func `where nobody may join by now, nobody does`() async throws {
        let town = try await makeCommunity()
        let token = try await town.registerWren()
        let closed = try await makeCommunity(store: town.store, joining: Joining(.closed))
        await #expect(throws: ConfirmationError.closed) { try await closed.confirm(token) }
        await #expect(throws: ConfirmationError.closed) { _ = try await closed.community.registration.look(token) }
        #expect(try await town.confirm(token).by.name == "wren")
    }

    @Test func `where it takes an invitation by now, whoever had none is told so`() async throws {
        let town = try await makeCommunity()
        let token = try await town.registerWren()
        let invited = try await makeCommunity(store: town.store, joining: Joining(.invite))
        await #expect(throws: ConfirmationError.needsInvitation) { try await invited.confirm(token) }
        #expect(try await town.confirm(token).by.standing == .member)
    }

    @Test func `a member who has joined is told to everybody who keeps pages`() async throws {
        let town = try await makeCommunity()
        let token = try await town.registerWren()
        let events = await town.community.events.subscribe(buffer: 10)
        let session = try await town.confirm(token)
        var iterator = events.makeAsyncIterator()
        #expect(await iterator.next() == .enrolled(session.by.id))
    }
}

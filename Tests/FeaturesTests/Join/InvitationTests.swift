import Storage
import TestSupport
import Testing

@testable import Features

/// Links that let people join.
@Suite struct InvitationTests {
    private func actor(_ town: TestCommunity, _ role: Role) async throws -> Actor {
        try await town.register(town.ben)
        try await town.put(town.ben, in: role)
        return try await town.actor(try await town.comeIn("ben").secret)
    }

    private func invited() async throws -> TestCommunity {
        try await makeCommunity(joining: Joining(.invite))
    }

    @Test func `whoever has a link joins where nobody else does, through the age screen`() async throws {
        let town = try await invited()
        await #expect(throws: RegistrationError.needsInvitation) { try await town.pass() }
        let link = try await town.community.invitations.make(by: .console)
        try await town.community.registration.mayBegin(cookie: nil, invitation: link.text)
        let token = try await town.registerWren(invitation: link)
        #expect(try await town.confirm(token).by.standing == .member)
        await #expect(throws: RegistrationError.spentInvitation) { try await town.pass(invitation: link) }
    }

    @Test func `T25: a link gets no minor around the age screen, and is not used up by one`() async throws {
        let town = try await invited()
        let link = try await town.community.invitations.make(for: .moderator, by: .console)
        let before = try await RowCounts(town.store)
        await #expect(throws: RegistrationError.minor) { try await town.pass(year: "2020", invitation: link) }
        #expect(try await RowCounts(town.store) == before)
        #expect(try await town.community.invitations.list(for: .console).map(\.usesLeft) == [1])
    }

    @Test func `a link lets in as many as it is for, whoever comes first`() async throws {
        let town = try await invited()
        let link = try await town.community.invitations.make(uses: 2, by: .console)
        var tokens: [Secret] = []
        for name in ["wren", "lark", "robin"] {
            let letters = try await town.register(
                name, address: "\(name)@mail.example", by: try await town.pass(invitation: link))
            guard case .confirmAddress(let token) = letters.first else { continue }
            tokens.append(token)
        }
        #expect(tokens.count == 3)
        for token in tokens.prefix(2) { _ = try await town.confirm(token) }
        let late = try #require(tokens.last)
        await #expect(throws: ConfirmationError.spentInvitation) { try await town.confirm(late) }
        #expect(try await town.community.people.member(named: "robin", at: nil, for: .guest) == nil)
    }

    @Test func `of many who confirm at the same time a link lets in as many as it is for`() async throws {
        let town = try await invited()
        let link = try await town.community.invitations.make(uses: 2, by: .console)
        var tokens: [Secret] = []
        for number in 1...10 {
            let letters = try await town.register(
                "wren\(number)", address: "w\(number)@mail.example", by: try await town.pass(invitation: link))
            guard case .confirmAddress(let token) = letters.first else { continue }
            tokens.append(token)
        }
        #expect(tokens.count == 10)
        let (before, all) = (try await town.count("member"), tokens)
        let made = await withTaskGroup { group in
            for token in all { group.addTask { (try? await town.confirm(token)) != nil } }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(made == 2)
        #expect(try await town.count("member") == before + 2)
    }

    @Test func `where joining is open, a link that others used up makes a plain member`() async throws {
        let town = try await makeCommunity()
        let link = try await town.community.invitations.make(for: .moderator, by: .console)
        let early = try await town.registerWren(invitation: link)
        let letters = try await town.register(
            "lark", address: "lark@mail.example", by: try await town.pass(invitation: link))
        guard case .confirmAddress(let late) = letters.first else {
            Issue.record("no letter")
            return
        }
        #expect(try await town.confirm(early).by.standing == .moderator)
        #expect(try await town.confirm(late).by.standing == .member)
    }

    @Test(arguments: [Role.member, .moderator])
    func `a link makes nobody more than its maker is by now`(_ role: Role) async throws {
        let town = try await invited()
        let link = try await town.community.invitations.make(
            for: .administrator, by: try await actor(town, .administrator))
        let token = try await town.registerWren(invitation: link)
        try await town.put(town.ben, in: role)
        await #expect(throws: RegistrationError.spentInvitation) { try await town.pass(invitation: link) }
        await #expect(throws: ConfirmationError.spentInvitation) { try await town.confirm(token) }
        try await town.put(town.ben, in: .administrator)
        #expect(try await town.confirm(token).by.standing == .administrator)
    }

    @Test func `a link of somebody who is suspended lets nobody in for as long`() async throws {
        let town = try await invited()
        let link = try await town.community.invitations.make(for: .moderator, by: try await actor(town, .administrator))
        let token = try await town.registerWren(invitation: link)
        try await town.put(town.ben, in: .suspended)
        await #expect(throws: RegistrationError.spentInvitation) { try await town.pass(invitation: link) }
        await #expect(throws: ConfirmationError.spentInvitation) { try await town.confirm(token) }
        try await town.tamper("UPDATE suspension SET lifted_at = \(town.clock.now)")
        #expect(try await town.confirm(token).by.standing == .moderator)
    }

    @Test func `those who come by a moderator's link become moderators, where joining is open too`() async throws {
        let town = try await makeCommunity()
        let link = try await town.community.invitations.make(for: .moderator, by: .console)
        let token = try await town.registerWren(invitation: link)
        #expect(try await town.confirm(token).by.standing == .moderator)
    }

    @Test func `a link that was taken back, is too old or made up lets nobody in`() async throws {
        let town = try await makeCommunity()
        let link = try await town.community.invitations.make(by: .console)
        let token = try await town.registerWren(invitation: link)
        let id = try #require(try await town.community.invitations.list(for: .console).first?.id)
        try await town.community.invitations.revoke(id, by: .console)
        await #expect(throws: RegistrationError.spentInvitation) { try await town.pass(invitation: link) }
        await #expect(throws: ConfirmationError.spentInvitation) { try await town.confirm(token) }
        let other = try await town.community.invitations.make(by: .console)
        town.clock.advance(seconds: Invitations.lives - 1)
        _ = try await town.pass(invitation: other)
        town.clock.advance(seconds: 1)
        await #expect(throws: RegistrationError.spentInvitation) { try await town.pass(invitation: other) }
        for text in ["x", "", String(repeating: "A", count: 43), String(repeating: "x", count: 10_000)] {
            let begin = { try await town.community.registration.mayBegin(cookie: nil, invitation: text) }
            if text.isEmpty {
                try await begin()
            } else {
                await #expect(throws: RegistrationError.spentInvitation) { try await begin() }
            }
        }
    }

    @Test(arguments: [Role.member, .suspended, .unconfirmed, .boardModerator])
    func `members invite nobody`(_ role: Role) async throws {
        let town = try await makeCommunity()
        let actor = try await actor(town, role)
        let invitations = town.community.invitations
        await #expect(throws: InvitationError.notAllowed) { try await invitations.make(by: actor) }
        await #expect(throws: InvitationError.notAllowed) { try await invitations.list(for: actor) }
        await #expect(throws: InvitationError.notAllowed) {
            try await invitations.revoke(Invitation.ID(rawValue: 1), by: actor)
        }
        await #expect(throws: InvitationError.notAllowed) { try await invitations.make(by: .guest) }
    }

    @Test func `nobody invites others to more than they are`() async throws {
        let town = try await makeCommunity()
        let invitations = town.community.invitations
        let moderator = try await actor(town, .moderator)
        _ = try await invitations.make(for: .moderator, by: moderator)
        await #expect(throws: InvitationError.higherStanding) {
            try await invitations.make(for: .administrator, by: moderator)
        }
        town.clock.advance(seconds: SignIns.stepUpLasts)
        await #expect(throws: InvitationError.stepUpNeeded) {
            try await invitations.make(for: .moderator, by: moderator)
        }
        _ = try await invitations.make(for: .member, by: moderator)
        let administrator = try await actor(town, .administrator)
        _ = try await invitations.make(for: .administrator, by: administrator)
        await #expect(throws: InvitationError.administratorsTogether) {
            try await invitations.make(for: .administrator, uses: 2, by: .console)
        }
        for uses in [0, -1, 101, Int.max] {
            await #expect(throws: InvitationError.uses(allowed: 1...100)) {
                try await invitations.make(uses: uses, by: administrator)
            }
        }
    }

    @Test func `moderators see and take back their own, administrators everybody's`() async throws {
        let town = try await makeCommunity()
        let invitations = town.community.invitations
        _ = try await invitations.make(by: .console)
        let moderator = try await actor(town, .moderator)
        _ = try await invitations.make(uses: 3, by: moderator)
        let own = try await invitations.list(for: moderator)
        #expect(own.map(\.by) == ["ben"])
        #expect(own.map(\.usesLeft) == [3])
        let all = try await invitations.list(for: .console)
        #expect(all.map(\.by) == ["ben", nil])
        let others = try #require(all.last?.id)
        await #expect(throws: InvitationError.missing) { try await invitations.revoke(others, by: moderator) }
        try await invitations.revoke(others, by: .console)
        await #expect(throws: InvitationError.missing) { try await invitations.revoke(others, by: .console) }
        #expect(try await invitations.list(for: .console).map { $0.isUsable(at: town.clock.now) } == [true, false])
    }

    @Test func `a link's secret is not in the database`() async throws {
        let town = try await makeCommunity()
        let link = try await town.community.invitations.make(by: .console)
        #expect(try await town.everything().allSatisfy { !$0.contains(link.text) })
    }
}

import Storage
import TestSupport
import Testing

@testable import Features

/// Who may change whom, and what comes of it.
@Suite struct MemberStandingTests {
    /// A member who is signed in, as they are now.
    private func actor(_ name: String, in town: TestCommunity) async throws -> Actor {
        try await town.actor(town.signIn(name).secret)
    }

    @Test func `an administrator makes a member a moderator, who has the rights of one at the next sign-in`()
        async throws
    {
        let town = try await makeCommunity()
        try await town.put(town.maren, in: .administrator)
        let maren = try await actor("maren", in: town)
        let before = try await town.signIn("ada")
        try await town.community.members.setStanding(.moderator, of: "ADA", by: maren)
        #expect(try await town.actor(before.secret) == .guest)
        #expect(try await actor("ada", in: town).role == .moderator)
        let page = try #require(try await town.community.people.member(named: "ada", at: nil, for: .guest))
        #expect(page.by.isStaff)
    }

    @Test func `a standing that is theirs already ends nothing`() async throws {
        let town = try await makeCommunity()
        let session = try await town.signIn("ada")
        try await town.community.members.setStanding(.member, of: "ada", by: .console)
        #expect(try await town.actor(session.secret) == .member(session.by))
    }

    @Test func `who has a standing says so everywhere at once`() async throws {
        let town = try await makeCommunity()
        var events = await town.community.events.subscribe(buffer: 5).makeAsyncIterator()
        try await town.community.members.setStanding(.administrator, of: "ada", by: .console)
        #expect(await events.next() == .standingChanged)
    }

    @Test(arguments: [Role.guest, .unconfirmed, .suspended, .member, .boardModerator, .moderator])
    func `nobody below an administrator changes a standing`(_ role: Role) async throws {
        let town = try await makeCommunity()
        if role != .guest { try await town.put(town.ben, in: role) }
        let ben = role == .guest ? Actor.guest : try await actor("ben", in: town)
        let members = town.community.members
        await #expect(throws: MemberError.notAllowed) {
            try await members.setStanding(.moderator, of: "ada", by: ben)
        }
        await #expect(throws: MemberError.notAllowed) {
            try await members.moderate(board: "guitars", "ada", isOn: true, by: ben)
        }
        await #expect(throws: MemberError.notAllowed) {
            try await members.suspend("ada", until: nil, reason: "Quarrels", by: ben)
        }
        await #expect(throws: MemberError.notAllowed) { try await members.lift("ada", by: ben) }
        await #expect(throws: MemberError.notAllowed) { try await members.add("ada", as: nil, by: ben) }
        #expect(try await members.show("ada", by: .console).entry.standing == .member)
    }

    @Test func `nobody changes themselves`() async throws {
        let town = try await makeCommunity()
        try await town.put(town.maren, in: .administrator)
        let maren = try await actor("maren", in: town)
        let members = town.community.members
        await #expect(throws: MemberError.oneself) { try await members.setStanding(.member, of: "maren", by: maren) }
        await #expect(throws: MemberError.oneself) {
            try await members.moderate(board: "guitars", "maren", isOn: true, by: maren)
        }
        await #expect(throws: MemberError.oneself) {
            try await members.suspend("maren", until: nil, reason: "Rest", by: maren)
        }
        await #expect(throws: MemberError.oneself) { try await members.lift("maren", by: maren) }
    }

    @Test func `nobody changes somebody who stands higher`() async throws {
        let town = try await makeCommunity()
        let maren = try await actor("maren", in: town)
        let (ada, now) = (town.ada, town.clock.now)
        try await town.put(ada, in: .administrator)
        let row = try await town.store.read { try $0.one(.member(named: "ada", at: now)) }
        #expect(throws: MemberError.higherStanding) { try Members.check(maren, mayChange: row) }
        try await town.put(ada, in: .moderator)
        let equal = try await town.store.read { try $0.one(.member(named: "ada", at: now)) }
        try Members.check(maren, mayChange: equal)
    }

    @Test func `a link that was given out to a member signs no moderator in`() async throws {
        let town = try await makeCommunity()
        let link = try await town.community.signIns.issueLink(for: "ada", by: .console)
        try await town.community.members.setStanding(.moderator, of: "ada", by: .console)
        await #expect(throws: TokenError.expired) { try await town.community.signIns.look(link) }
    }

    @Test func `the last administrator stays one`() async throws {
        let town = try await makeCommunity()
        let members = town.community.members
        for member in [town.ada, town.ben] { try await town.register(member) }
        try await members.setStanding(.administrator, of: "ada", by: .console)
        // Who has yet to come, or has no password, can't do an administrator's work.
        _ = try await members.add("Odile", as: .administrator, by: .console)
        try await members.setStanding(.administrator, of: "maren", by: .console)
        await #expect(throws: MemberError.lastAdministrator) {
            try await members.setStanding(.member, of: "ada", by: .console)
        }
        await #expect(throws: MemberError.lastAdministrator) {
            try await members.suspend("ada", until: nil, reason: "Stolen password", by: .console)
        }
        // One who is suspended can't stand in for them.
        try await members.setStanding(.administrator, of: "ben", by: .console)
        try await members.suspend("ben", until: nil, reason: "Quarrels", by: .console)
        await #expect(throws: MemberError.lastAdministrator) {
            try await members.setStanding(.member, of: "ada", by: .console)
        }
        try await members.lift("ben", by: .console)
        try await members.setStanding(.member, of: "ada", by: .console)
        #expect(try await members.show("ada", by: .console).entry.standing == .member)
    }

    @Test func `a member moderates a board until it is taken from them`() async throws {
        let town = try await makeCommunity()
        let members = town.community.members
        let before = try await town.signIn("ada")
        try await members.moderate(board: "guitars", "ada", isOn: true, by: .console)
        #expect(try await town.actor(before.secret) == .guest, "no session is worth more than it was")
        let session = try await town.signIn("ada")
        // What is so already ends nothing.
        try await members.moderate(board: "guitars", "ada", isOn: true, by: .console)
        let authorizer = town.community.authorizer
        #expect(authorizer.allows(try await town.actor(session.secret), .arrange, on: town.guitars))
        #expect(!authorizer.allows(try await town.actor(session.secret), .arrange, on: town.general))
        #expect(try await members.show("ada", by: .console).boards == ["guitars"])
        try await members.moderate(board: "guitars", "ada", isOn: false, by: .console)
        let after = try await town.signIn("ada")
        #expect(!authorizer.allows(try await town.actor(after.secret), .arrange, on: town.guitars))
    }

    @Test func `whoever is not there can't be changed`() async throws {
        let town = try await makeCommunity()
        let members = town.community.members
        await #expect(throws: MemberError.missing) {
            try await members.setStanding(.moderator, of: "eve", by: .console)
        }
        await #expect(throws: MemberError.noBoard) {
            try await members.moderate(board: "kazoos", "ada", isOn: true, by: .console)
        }
        try await town.tamper("UPDATE member SET state = 'gone' WHERE id = \(town.ada)")
        await #expect(throws: MemberError.missing) {
            try await members.setStanding(.moderator, of: "ada", by: .console)
        }
    }

    @Test func `a database that can't answer is unavailable`() async throws {
        let town = try await makeCommunity()
        try await town.tamper("ALTER TABLE suspension RENAME TO pause")
        let members = town.community.members
        await #expect(throws: MemberError.unavailable) { try await members.list(by: .console) }
        await #expect(throws: MemberError.unavailable) { try await members.lift("ada", by: .console) }
    }
}

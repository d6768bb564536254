import Features
import Storage
import TestSupport
import Testing

/// What a suspension takes away, and for how long.
@Suite struct SuspensionTests {
    private static let week = 7 * Moment.day

    @Test func `a suspended member is signed in, reads, and has lost the rest, until the suspension ends`()
        async throws
    {
        let town = try await makeCommunity()
        let (members, authorizer) = (town.community.members, town.community.authorizer)
        try await members.moderate(board: "guitars", "ada", isOn: true, by: .console)
        let before = try await town.signIn("ada")
        let end = town.clock.now.advanced(seconds: Self.week)
        try await members.suspend("ada", until: end, reason: "Quarrels", by: .console)

        // The session from before is one of somebody suspended, and so is a new one.
        let after = try await town.signIn("ada")
        for session in [before, after] {
            let ada = try await town.actor(session.secret)
            #expect(ada.role == .suspended)
            for right in [Authorizer.Right.readPublic, .readMembers, .signIn, .ownAccount] {
                #expect(authorizer.allows(ada, right))
            }
            for right in [Authorizer.Right.post, .arrange, .readStaff, .invite] {
                #expect(!authorizer.allows(ada, right, on: town.guitars))
            }
        }

        town.clock.advance(seconds: Self.week - 1)
        let last = try await town.signIn("ada")
        #expect(try await town.actor(last.secret).role == .suspended)
        town.clock.advance(seconds: 1)
        let ada = try await town.actor(last.secret)
        #expect(ada.role == .member)
        #expect(authorizer.allows(ada, .arrange, on: town.guitars))
        #expect(try await !members.show("ada", by: .console).entry.isSuspended)
    }

    @Test func `an administrator who is suspended runs nothing`() async throws {
        let town = try await makeCommunity()
        let members = town.community.members
        for name in ["ada", "ben"] { try await members.setStanding(.administrator, of: name, by: .console) }
        for member in [town.ada, town.ben] { try await town.register(member) }
        let session = try await town.signIn("ada")
        try await members.suspend("ada", until: nil, reason: "A stolen telephone", by: .console)
        let ada = try await town.actor(session.secret)
        await #expect(throws: MemberError.notAllowed) { try await members.list(by: ada) }
        await #expect(throws: MemberError.notAllowed) { try await members.lift("ada", by: ada) }
    }

    @Test func `one without an end lasts until it is lifted`() async throws {
        let town = try await makeCommunity()
        let members = town.community.members
        try await members.suspend("ada", until: nil, reason: "  Quarrels,\n again ", by: .console)
        town.clock.advance(seconds: 400 * Moment.day)
        let record = try await members.show("ada", by: .console)
        #expect(record.entry.isSuspended)
        #expect(record.suspension?.reason == "Quarrels, again")
        #expect(record.suspension?.until == nil)
        try await members.lift("ada", by: .console)
        #expect(try await members.show("ada", by: .console).suspension == nil)
        let session = try await town.signIn("ada")
        #expect(try await town.actor(session.secret).role == .member)
        await #expect(throws: MemberError.notSuspended) { try await members.lift("ada", by: .console) }
    }

    @Test func `a suspension replaces the one before, longer or shorter`() async throws {
        let town = try await makeCommunity()
        let members = town.community.members
        try await members.suspend("ada", until: nil, reason: "For good", by: .console)
        let end = town.clock.now.advanced(seconds: Self.week)
        try await members.suspend("ada", until: end, reason: "A week is enough", by: .console)
        #expect(try await members.show("ada", by: .console).suspension?.reason == "A week is enough")
        town.clock.advance(seconds: Self.week)
        #expect(try await !members.show("ada", by: .console).entry.isSuspended)
        let rows = try await town.store.read { try $0.one(Query<Int>("SELECT COUNT(*) FROM suspension")) }
        #expect(rows == 2)
    }

    @Test func `a reason is asked for, and an end that is to come`() async throws {
        let town = try await makeCommunity()
        let (members, now) = (town.community.members, town.clock.now)
        for reason in ["", " \n", String(repeating: "x", count: 501)] {
            await #expect(throws: MemberError.reasonLength(allowed: 1...500)) {
                try await members.suspend("ada", until: nil, reason: reason, by: .console)
            }
        }
        await #expect(throws: MemberError.endsTooEarly) {
            try await members.suspend("ada", until: now, reason: "Quarrels", by: .console)
        }
        await #expect(throws: MemberError.missing) {
            try await members.suspend("eve", until: nil, reason: "Quarrels", by: .console)
        }
        #expect(try await !members.show("ada", by: .console).entry.isSuspended)
    }

    @Test func `it is noted who suspended and who lifted`() async throws {
        let town = try await makeCommunity()
        try await town.put(town.maren, in: .administrator)
        let maren = try await town.actor(town.signIn("maren").secret)
        try await town.community.members.suspend("ada", until: nil, reason: "Quarrels", by: maren)
        try await town.community.members.lift("ada", by: .console)
        let (by, lifted) = try await town.store.read {
            try $0.one(
                Query<(Member.ID?, Member.ID?)>("SELECT by_member, lifted_by FROM suspension") {
                    (try $0.next(), try $0.next())
                })
        }
        #expect(by == town.maren)
        #expect(lifted == nil)
    }
}

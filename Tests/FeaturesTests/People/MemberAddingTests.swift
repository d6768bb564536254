import Features
import Storage
import TestSupport
import Testing

/// Links that let somebody in who is new, or who has lost the way.
@Suite struct MemberAddingTests {
    private func enter(_ link: Secret, _ town: TestCommunity) async throws -> NewSession {
        try await town.community.signIns.byLink(link, device: DeviceLabel(userAgent: nil), replacing: nil)
    }

    @Test func `somebody new comes in by the link, without a member's rights while their age is not known`()
        async throws
    {
        let town = try await makeCommunity()
        let added = try await town.community.members.add("Odile", as: .moderator, by: .console)
        #expect(added.isNew)
        #expect(added.standing == .moderator)
        let session = try await enter(added.link, town)
        #expect(session.by.name == "Odile")
        let odile = try await town.actor(session.secret)
        #expect(odile.role == .unconfirmed)
        #expect(try await town.community.members.show("odile", by: .console).entry.state == .active)
        #expect(town.community.authorizer.allows(odile, .ownAccount))
        #expect(!town.community.authorizer.allows(odile, .readMembers))
        #expect(try await town.faults() == [])
    }

    @Test func `whoever is here gets a link, and their older one is good no more`() async throws {
        let town = try await makeCommunity()
        let first = try await town.community.members.add("ADA", as: nil, by: .console)
        let second = try await town.community.members.add("ada", as: .member, by: .console)
        #expect(first.name == "ada")
        #expect(!first.isNew && !second.isNew)
        await #expect(throws: TokenError.expired) { try await enter(first.link, town) }
        #expect(try await enter(second.link, town).by.id == town.ada)
        await #expect(throws: TokenError.used) { try await enter(second.link, town) }
    }

    @Test func `it is the way back for somebody who lost their phone: the second factor goes, and they are told`()
        async throws
    {
        let town = try await makeCommunity()
        try await town.register(town.ada, address: "ada@example.org")
        let code = [UInt8](repeating: 1, count: 32)
        try await town.tamper(
            """
            INSERT INTO second_factor (member, secret_sealed, made_at, confirmed_at)
            VALUES (\(town.ada), \(code), 1, 1)
            """,
            "INSERT INTO recovery_code (member, code_hash) VALUES (\(town.ada), \(code))")
        // A link of the demo is none, and goes past no second factor.
        await #expect(throws: TokenError.held) { try await town.signIn("ada") }
        #expect(try await town.community.members.show("ada", by: .console).access?.hasSecondFactor == true)
        #expect(try await letters(town) == [])
        _ = try await enter(try await town.community.members.add("ada", as: nil, by: .console).link, town)
        #expect(try await town.community.members.show("ada", by: .console).access?.hasSecondFactor == false)
        #expect(try await letters(town) == ["second-factor-changed"])
        // Whoever has none is not written to.
        _ = try await enter(try await town.community.members.add("ada", as: nil, by: .console).link, town)
        #expect(try await letters(town) == ["second-factor-changed"])
        let codes = try await town.store.read { try $0.one(Query<Int>("SELECT COUNT(*) FROM recovery_code")) }
        #expect(codes == 0)
    }

    private func letters(_ town: TestCommunity) async throws -> [String] {
        try await town.store.read { try $0.all(Query<String>("SELECT template FROM outbox ORDER BY id")) }
    }

    @Test func `a link is good for a day`() async throws {
        let town = try await makeCommunity()
        let added = try await town.community.members.add("Odile", as: nil, by: .console)
        town.clock.advance(seconds: Moment.day)
        await #expect(throws: TokenError.expired) { try await enter(added.link, town) }
    }

    @Test func `nobody becomes something else on the way`() async throws {
        let town = try await makeCommunity()
        await #expect(throws: MemberError.otherStanding(.moderator)) {
            try await town.community.members.add("maren", as: .administrator, by: .console)
        }
    }

    @Test func `names that look like another's, or can't be borne, are refused and nothing is made`() async throws {
        let town = try await makeCommunity()
        let members = town.community.members
        await #expect(throws: MemberError.nameTaken) { try await members.add("rnaren", as: nil, by: .console) }
        await #expect(throws: MemberError.badName(.length(allowed: 3...20))) {
            try await members.add("x", as: nil, by: .console)
        }
        await #expect(throws: MemberError.badName(.empty)) { try await members.add(" ", as: nil, by: .console) }
        #expect(try await members.list(by: .console).rows.map(\.name) == ["ada", "ben", "maren"])
        // The owner may give away what nobody can choose.
        #expect(try await members.add("admin", as: .administrator, by: .console).isNew)
    }

    @Test func `nobody gets into an account that is held or gone`() async throws {
        let town = try await makeCommunity()
        for state in [Member.State.held, .gone] {
            try await town.tamper("UPDATE member SET state = \(state) WHERE id = \(town.ada)")
            await #expect(throws: MemberError.held) {
                try await town.community.members.add("ada", as: nil, by: .console)
            }
        }
    }

    @Test func `an administrator gives out no links`() async throws {
        let town = try await makeCommunity()
        try await town.put(town.maren, in: .administrator)
        let maren = try await town.actor(town.signIn("maren").secret)
        await #expect(throws: MemberError.notAllowed) {
            try await town.community.members.add("ada", as: nil, by: maren)
        }
    }

    @Test func `there is an administrator once one has a password`() async throws {
        let town = try await makeCommunity()
        let members = town.community.members
        #expect(try await !members.hasAdministrator(by: .console))
        try await members.setStanding(.administrator, of: "ada", by: .console)
        #expect(try await !members.hasAdministrator(by: .console))
        try await town.tamper(
            "INSERT INTO credential (member, password, password_set_at) VALUES (\(town.ada), 'x', 1)")
        #expect(try await members.hasAdministrator(by: .console))
        try await town.tamper("UPDATE member SET state = 'held' WHERE id = \(town.ada)")
        #expect(try await !members.hasAdministrator(by: .console))
    }
}

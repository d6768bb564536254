import Features
import Storage
import TestSupport
import Testing

/// What those see of the members who run the community.
@Suite struct MemberListTests {
    @Test func `everyone is listed once, in the order in which they joined, page by page`() async throws {
        let town = try await makeCommunity()
        for number in 1...(2 * Members.listed) {
            _ = try await town.community.people.enrol("reed\(number)", standing: .member, label: nil, by: .seeder)
        }
        try await town.tamper("UPDATE member SET state = 'gone' WHERE name = 'reed7'")
        var (names, last, pages): ([String], Member.ID?, Int) = ([], nil, 0)
        repeat {
            let page = try await town.community.members.list(after: last, by: .console)
            #expect(page.rows.count <= Members.listed)
            names += page.rows.map(\.name)
            (last, pages) = (page.next, pages + 1)
        } while last != nil
        let reeds = (1...(2 * Members.listed)).map { "reed\($0)" }
        #expect(names == ["ada", "ben", "maren"] + reeds.filter { $0 != "reed7" })
        #expect(pages == 3)
    }

    @Test func `a page that ends with the list has none behind it`() async throws {
        let town = try await makeCommunity()
        for number in 4...Members.listed {
            _ = try await town.community.people.enrol("reed\(number)", standing: .member, label: nil, by: .seeder)
        }
        let page = try await town.community.members.list(by: .console)
        #expect(page.rows.count == Members.listed)
        #expect(page.next == nil)
    }

    @Test func `moderators see who is here, but neither ages nor addresses`() async throws {
        let town = try await makeCommunity()
        let maren = try await town.actor(town.signIn("maren").secret)
        let list = try await town.community.members.list(by: maren)
        #expect(list.rows.map(\.name) == ["ada", "ben", "maren"])
        #expect(list.rows.allSatisfy { $0.age == nil })
        let record = try await town.community.members.show("ada", by: maren)
        #expect(record.access == nil)
        #expect(record.entry.age == nil)
    }

    @Test func `the console sees what somebody signs in with, and that their age is in doubt`() async throws {
        let town = try await makeCommunity()
        let address = try EmailAddress(typed: "ada@example.org")
        let sealed = try town.surroundings.keys.sealed(address: address.text)
        let hash = town.surroundings.keys.lookUpHash(ofAddress: address.folded)
        try await town.tamper(
            """
            INSERT INTO credential (member, address_hash, address_sealed, address_confirmed_at)
            VALUES (\(town.ada), \(hash), \(sealed), \(town.clock.now))
            """,
            "UPDATE member SET age_doubt_at = \(town.clock.now) WHERE id = \(town.ada)")
        let record = try await town.community.members.show("ada", by: .console)
        #expect(record.access?.address == address)
        #expect(record.access?.isAddressConfirmed == true)
        #expect(record.access?.hasPassword == false)
        #expect(record.access?.hasSecondFactor == false)
        #expect(record.entry.age?.band == .from18)
        #expect(record.entry.age?.doubtedAt == town.clock.now)
    }

    @Test(arguments: [Role.guest, .member, .suspended, .boardModerator])
    func `nobody else sees them`(_ role: Role) async throws {
        let town = try await makeCommunity()
        if role != .guest { try await town.put(town.ben, in: role) }
        let ben = role == .guest ? Actor.guest : try await town.actor(town.signIn("ben").secret)
        await #expect(throws: MemberError.notAllowed) { try await town.community.members.list(by: ben) }
        await #expect(throws: MemberError.notAllowed) { try await town.community.members.show("ada", by: ben) }
        await #expect(throws: MemberError.notAllowed) { try await town.community.members.hasAdministrator(by: ben) }
    }
}

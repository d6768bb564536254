import Features
import Storage
import TestSupport
import Testing

/// What doctor says of members: one corrupted database for each fault.
@Suite struct MemberDoctorTests {
    private static let address = "ada@example.org"

    /// A community in which ada has an address, and somebody has registered.
    private func town() async throws -> TestCommunity {
        let town = try await makeCommunity()
        let keys = town.surroundings.keys
        func row(_ address: String) throws -> (hash: [UInt8], sealed: [UInt8]) {
            (keys.lookUpHash(ofAddress: address), try keys.sealed(address: address))
        }
        let (ada, eve) = (try row(Self.address), try row("eve@example.org"))
        try await town.tamper(
            """
            INSERT INTO credential (member, address_hash, address_sealed)
            VALUES (\(town.ada), \(ada.hash), \(ada.sealed))
            """,
            """
            INSERT INTO pending_registration
                (name, address_hash, address_sealed, password, band, is_real, made_at, expires_at)
            VALUES ('eve', \(eve.hash), \(eve.sealed), '', '18+', 1, 1, 2)
            """)
        try #require(try await town.faults() == [])
        return town
    }

    private static let corruptions: [Corruption] = [
        Corruption(
            check: "members' addresses",
            statement: "UPDATE credential SET address_sealed = \([UInt8](repeating: 1, count: 40))",
            names: "member 1: the address can't be opened"),
        Corruption(
            check: "members' addresses",
            statement: "UPDATE credential SET address_hash = \([UInt8](repeating: 1, count: 32))",
            names: "member 1: the look-up hash is not that of the address"),
        Corruption(
            check: "members' addresses",
            statement: """
                UPDATE pending_registration SET address_sealed = (SELECT address_sealed FROM credential LIMIT 1)
                """,
            names: "registration 1: the look-up hash is not that of the address"),
        Corruption(
            check: "claims",
            statement: """
                INSERT INTO author (address_hash, name, slug, claimed_by)
                VALUES (\([UInt8](repeating: 1, count: 32)), 'Ada', 'ada', 1)
                """,
            names: "author 1: who has claimed them and when contradict each other"),
        Corruption(
            check: "names",
            statement: "UPDATE member SET folded_name = 'ava' WHERE name = 'ada'",
            names: "member 1: the name is not found by what it is folded to"),
        Corruption(
            check: "names",
            statement: "UPDATE member_name SET skeleton = 'ava' WHERE folded_name = 'ada'",
            names: "member 1: the name is taken under another look than its own"),
        Corruption(
            check: "names",
            statement: "UPDATE member_name SET folded_name = 'ava' WHERE folded_name = 'ada'",
            names: "member 1: the name is taken under another look than its own"),
    ]

    @Test(arguments: corruptions)
    func `doctor names a fault`(_ corruption: Corruption) async throws {
        let faults = try await town().faults(after: corruption)
        #expect(faults.contains { $0.hasPrefix(corruption.names) }, "\(faults)")
    }

    @Test func `names that are not noted yet are remarked, and two that look alike are no fault once they are`()
        async throws
    {
        let town = try await town()
        try await town.tamper(
            "INSERT INTO member (name, folded_name, role, joined_at) VALUES ('rnaren', 'rnaren', 'member', 1)")
        #expect(try await town.remark(of: "names") == "1 names wait to be noted as taken")
        #expect(try await town.community.people.noteOlderNames(limit: 10) == 1)
        #expect(try await town.remark(of: "names") == nil)
        #expect(try await town.faults() == [])
    }

    @Test func `a former name is no fault`() async throws {
        let town = try await town()
        try await town.tamper(
            "INSERT INTO member_name (skeleton, folded_name, member, taken_at) VALUES ('old', 'old', \(town.ada), 1)")
        #expect(try await town.faults() == [])
    }

    @Test func `a community that nobody can run is remarked`() async throws {
        let town = try await town()
        #expect(try await town.remark(of: "administrators") != nil)
        try await town.community.members.setStanding(.administrator, of: "ada", by: .console)
        try await town.tamper("UPDATE credential SET password = 'x', password_set_at = 1")
        #expect(try await town.remark(of: "administrators") == nil)
    }
}

import Storage
import TestSupport
import Testing

@testable import Features

/// What signing in reads is found by index.
@Suite struct CredentialPlanTests {
    private let hash = [UInt8](repeating: 1, count: 32)
    private let member = Member.ID(rawValue: 1)

    @Test func `an account is found by its name, by its address and by its member`() async throws {
        let store = try await makeCommunity().store
        try await expectIndexed(Query<Credential>.credential(named: "ada").sql, "(folded_name=?)", in: store)
        try await expectIndexed(Query<Credential>.credential(addressHash: hash).sql, "(address_hash=?)", in: store)
        try await expectIndexed(
            Query<Credential>.credential(of: member).sql, "INTEGER PRIMARY KEY (rowid=?)", in: store)
    }

    @Test func `second factors and codes are found by their member`() async throws {
        let store = try await makeCommunity().store
        try await expectIndexed(
            Query<SecondFactorRow>.secondFactor(of: member).sql, "INTEGER PRIMARY KEY (rowid=?)", in: store)
        try await expectIndexed(Query<Int>.codesLeft(of: member).sql, "(member=?)", in: store)
    }
}

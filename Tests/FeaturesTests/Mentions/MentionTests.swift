import Storage
import TestSupport
import Testing

@testable import Features

/// Who is called by name.
@Suite struct MentionTests {
    @Test func `names are found however they are written, each once, in order`() async throws {
        let town = try await makeCommunity()
        let names = Mentions.names(in: "@BEN and @ada, @Ben again; @nobody. `@maren`")
        #expect(names == ["BEN", "ada", "nobody"])
        let members = try await town.store.read { try $0.mentioned(names) }
        #expect(members == [town.ben, town.ada])
        #expect(try await town.store.read { try $0.mentioned(names, atMost: 1) } == [town.ben])
        #expect(try await town.store.read { try $0.mentioned([]) } == [])
    }

    @Test func `who is held or gone can't be called`() async throws {
        let town = try await makeCommunity()
        for state in ["held", "gone", "unconfirmed"] {
            try await town.tamper("UPDATE member SET state = \(state) WHERE id = \(town.ben)")
            #expect(try await town.store.read { try $0.mentioned(["ben"]) } == [])
        }
    }

    @Test func `a crowd of names is bounded`() {
        #expect(Mentions.names(in: (1...500).map { "@name\($0)" }.joined(separator: " ")).count == Mentions.most)
        #expect(Mentions.names(in: "nobody at all") == [])
        #expect(Mentions.names(in: String(repeating: "> ", count: 20_000) + "@ada") == [])
    }

    @Test func `members are found by an index`() async throws {
        let town = try await makeCommunity()
        try await expectIndexed(
            Query<CalledMember>.members(calledAmong: ["ada"]).sql, "(folded_name=?)", in: town.store)
    }
}

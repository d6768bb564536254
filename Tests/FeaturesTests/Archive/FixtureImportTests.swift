import Features
import TestSupport
import Testing

/// Each fixture mailbox imports to its checked-in threads and texts, and comes back the same from export.
@Suite struct FixtureImportTests {
    private static let names = [
        "charsets", "crlf", "dates", "encodings", "faults", "flowed", "from-quoting", "ids", "obfuscated", "structures",
        "threads",
    ]

    @Test(arguments: names)
    func `a mailbox imports to its threads and texts`(_ name: String) async throws {
        let town = try await makeCommunity()
        try await town.importMailboxes(Mailboxes.path("\(name).mbox"))
        let found = try await town.dump()
        #expect(found == (try Mailboxes.expectedThreads(name, found: found)))
        #expect(try await town.faults() == [])
    }

    @Test(arguments: names)
    func `a mailbox comes back the same from export and import`(_ name: String) async throws {
        let town = try await makeCommunity()
        try await town.importMailboxes(Mailboxes.path("\(name).mbox"))
        try await withTemporaryFolder { folder in
            let path = try await town.export(to: folder)
            let other = try await makeCommunity()
            try await other.importMailboxes(path)
            #expect(try await other.dump() == town.dump())
            #expect(try await other.faults() == [])
        }
    }

    @Test(arguments: names)
    func `the same mailbox twice adds nothing`(_ name: String) async throws {
        let town = try await makeCommunity()
        let first = try await town.importMailboxes(Mailboxes.path("\(name).mbox"))
        let before = try await town.dump()
        let second = try await town.importMailboxes(Mailboxes.path("\(name).mbox"))
        #expect(first.added > 0)
        #expect(second.added == 0)
        #expect(second.read == first.read)
        #expect(second.duplicates + second.brokenCount == second.read)
        #expect(try await town.dump() == before)
    }

    @Test func `a parent that arrives in another file finds its replies, whichever file comes first`() async throws {
        let (one, two) = (Mailboxes.path("threads.mbox"), Mailboxes.path("threads-part-2.mbox"))
        let town = try await makeCommunity()
        try await town.importMailboxes(one, two)
        let other = try await makeCommunity()
        try await other.importMailboxes(two, one)
        let found = try await town.dump()
        #expect(found == (try Mailboxes.expectedThreads("threads-both", found: found)))
        #expect(try await other.dump() == found)
        #expect(try await other.faults() == [])
    }

    @Test func `a compressed mailbox is the same as the plain one`() async throws {
        let (plain, packed) = (try await makeCommunity(), try await makeCommunity())
        try await plain.importMailboxes(Mailboxes.path("obfuscated.mbox"))
        try await packed.importMailboxes(Mailboxes.path("obfuscated.mbox.gz"))
        #expect(try await packed.dump() == plain.dump())
    }
}

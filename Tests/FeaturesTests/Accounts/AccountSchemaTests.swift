import Features
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// What the schema itself refuses, and what becomes of members who are older than it.
@Suite struct AccountSchemaTests {
    @Test(arguments: ["u13", "guarded"])
    func `T19 nobody below the age of consent is written without one`(_ band: String) async throws {
        let town = try await makeCommunity()
        let sneak: SQLText = """
            INSERT INTO member (name, folded_name, role, joined_at, band) VALUES ('kid', 'kid', 'member', 1, \(band))
            """
        let change: SQLText = "UPDATE member SET band = \(band) WHERE id = \(town.ada)"
        for statement in [sneak, change] {
            do {
                try await town.tamper(statement)
                Issue.record("\(band) was written without a consent")
            } catch let error as StorageError {
                guard case .constraint = error else { throw error }
            }
        }
        try await town.tamper("UPDATE member SET band = \(band), consent = 1 WHERE id = \(town.ada)")
        await #expect(throws: StorageError.self) {
            try await town.tamper("UPDATE member SET consent = NULL WHERE id = \(town.ada)")
        }
        #expect(try await town.faults() == [])
    }

    @Test func `a band or a state that is none is refused`() async throws {
        let town = try await makeCommunity()
        for statement: SQLText in ["UPDATE member SET band = '12'", "UPDATE member SET state = 'asleep'"] {
            await #expect(throws: StorageError.self) { try await town.tamper(statement) }
        }
    }

    @Test func `members from before are active, of unknown age, and their names are noted`() async throws {
        let store = try SQLiteStore()
        try await store.migrate(Array(Schema.migrations.prefix(5)))
        try await store.write { transaction in
            for name in ["Zoë", "tess.larkhill", "rnaria", "maria"] {
                try transaction.run(
                    """
                    INSERT INTO member (name, folded_name, role, joined_at)
                    VALUES (\(name), \(Fold.name(name)), 'member', 1)
                    """)
            }
        }
        let town = try await makeCommunity(store: store)
        let old = Query<[String]>("SELECT state, band FROM member WHERE name = 'Zoë'") {
            [try $0.next(), try $0.next()]
        }
        #expect(try await store.read { try $0.one(old) } == ["active", "unknown"])
        #expect(try await town.signIn("zoe").by.role == .unconfirmed)
        #expect(try await town.community.people.noteOlderNames(limit: 3) == 3)
        #expect(try await town.community.people.noteOlderNames(limit: 3) == 1)
        #expect(try await town.community.people.noteOlderNames(limit: 3) == 0)
        let noted = Query<Int>(
            "SELECT COUNT(*) FROM member m WHERE EXISTS (SELECT 1 FROM member_name n WHERE n.member = m.id)")
        #expect(try await store.read { try $0.one(noted) } == 7)
    }

    @Test func `a member who is enrolled is of age unless it is said otherwise, and the name is taken`() async throws {
        let town = try await makeCommunity()
        #expect(try await town.signIn("ada").by.band == .from18)
        let young = try await town.community.people.enrol(
            "Rosa", standing: .member, label: nil, band: .from13, by: .seeder)
        #expect(try await town.signIn("rosa").by.band == .from13)
        let owner = Query<Member.ID>("SELECT member FROM member_name WHERE folded_name = 'rosa'") { try $0.next() }
        #expect(try await town.store.read { try $0.one(owner) } == young)
        #expect(try await town.community.people.noteOlderNames(limit: 9) == 0)
        for actor in [Actor.guest, .importer, .console, .member(.sample(.administrator))] {
            await #expect(throws: PostingError.notAllowed) {
                try await town.community.people.enrol("eve", standing: .administrator, label: nil, by: actor)
            }
        }
    }
}

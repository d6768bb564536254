import Storage
import Testing

/// What every engine does with a schema's history.
@Suite struct MigrationContract {
    private let more = Migration("002-more", sql: "ALTER TABLE song ADD COLUMN singer TEXT;")

    @Test(arguments: Engine.allCases)
    func `migrations are applied once, in order`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        try await store.write { try $0.run(.add("kept")) }
        try await store.migrate([songs, more])
        try await store.migrate([songs, more])
        #expect(try await store.appliedMigrations() == ["001-songs", "002-more"])
        #expect(try await store.read { try $0.all(.titles) } == ["kept"])
    }

    @Test(arguments: Engine.allCases)
    func `a database of a newer version is refused`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs, more])
        await #expect(throws: StorageError.newerSchema(migration: "002-more")) {
            try await store.migrate([songs])
        }
    }

    @Test(arguments: Engine.allCases)
    func `a migration that fails leaves the schema as it was`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        let broken = Migration("002-broken", sql: "ALTER TABLE song ADD COLUMN a TEXT; INSERT INTO nowhere VALUES (1);")
        await #expect(throws: StorageError.self) { try await store.migrate([songs, broken]) }
        #expect(try await store.appliedMigrations() == ["001-songs"])
        await #expect(throws: StorageError.self) {
            try await store.read { try $0.all(Query<String>("SELECT a FROM song")) }
        }
    }

    @Test(arguments: Engine.allCases)
    func `a whole database has no engine faults and a plan names its index`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        #expect(try await store.engineFaults() == [])
        let plan = try await store.plan(of: "SELECT id FROM song WHERE title = \("a")")
        #expect(plan.contains { $0.contains("title=?") })
    }
}

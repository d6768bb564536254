import GRDB
import Storage

/// Applies migrations in order, each in a transaction of its own together with its entry in the list.
struct Migrator {
    private let database: any DatabaseWriter

    init(_ database: any DatabaseWriter) {
        self.database = database
    }

    func applied() async throws -> [String] {
        do {
            return try await database.read { try Self.names(in: $0) }
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    func migrate(_ migrations: [Migration]) async throws {
        do {
            try await database.writeWithoutTransaction { database in
                let applied = Set(try Self.names(in: database))
                if let unknown = applied.subtracting(migrations.map(\.name)).min() {
                    throw StorageError.newerSchema(migration: unknown)
                }
                for migration in migrations where !applied.contains(migration.name) {
                    try Self.apply(migration, to: database)
                }
            }
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    private static func names(in database: Database) throws -> [String] {
        guard try database.tableExists("migration") else { return [] }
        return try String.fetchAll(database, sql: "SELECT name FROM migration ORDER BY name")
    }

    private static func apply(_ migration: Migration, to database: Database) throws {
        try database.inTransaction(.immediate) {
            // Another process may have been here since the list was read.
            guard try !names(in: database).contains(migration.name) else { return .rollback }
            try database.execute(sql: "CREATE TABLE IF NOT EXISTS migration (name TEXT PRIMARY KEY) STRICT")
            try database.execute(sql: migration.filled(tokens))
            try database.execute(sql: "INSERT INTO migration (name) VALUES (?)", arguments: [migration.name])
            return .commit
        }
    }

    /// STRICT refuses BIGINT, BYTEA and BOOLEAN, so the types are spelled for each engine.
    private static let tokens = [
        "id": "INTEGER PRIMARY KEY", "int64": "INTEGER", "bytes": "BLOB", "bool": "INTEGER", "strict": "STRICT",
        "search": FTS5Index.tables,
    ]
}

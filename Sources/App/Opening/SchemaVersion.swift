import Features
import SQLiteStorage
import Storage

extension DatabaseFile {
    /// Throws where there is no database, or one that another version of the program has made; changes nothing.
    func mustBeOfThisVersion() async throws {
        try mustExist()
        let store = try SQLiteStore(path: path)
        let applied: [String]
        do {
            applied = try await store.appliedMigrations()
        } catch {
            try? store.close()
            throw error
        }
        try store.close()
        let known = Schema.migrations.map(\.name)
        if let unknown = Set(applied).subtracting(known).min() { throw StorageError.newerSchema(migration: unknown) }
        guard applied == known else {
            throw CommandFailure("\(path) is of an older version: run bandstand migrate first.")
        }
    }
}

import GRDB
package import Storage

extension SQLiteStore {
    /// Copies the database at `path` as it is at one moment, while others read it and write to it.
    ///
    /// It takes no lock that a writer would wait for, and the copy is one file. Throws `StorageError`, and leaves what
    /// is not whole for the caller to remove.
    ///
    /// - Parameters:
    ///   - copy: the path of an empty file, or of none.
    ///   - cleaning: statements that are run in the copy, and nowhere else.
    package static func backUp(_ path: String, into copy: String, cleaning: [SQLText]) async throws {
        do {
            try await withQueue(path) { database in
                try database.execute(sql: "VACUUM INTO ?", arguments: [copy])
            }
            try await withQueue(copy) { database in
                // A copy that is not whole is thrown away: it needs no journal.
                try database.execute(sql: "PRAGMA journal_mode = MEMORY; PRAGMA secure_delete = ON;")
                try database.inTransaction(.immediate) {
                    let transaction = GRDBTransaction(database: database, endsWithTask: true)
                    for statement in cleaning { try transaction.run(statement) }
                    return .commit
                }
            }
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    /// Lends a connection of its own to `body`.
    private static func withQueue(
        _ path: String, _ body: @escaping @Sendable (Database) throws -> Void
    ) async throws {
        let queue = try DatabaseQueue(path: path, configuration: configuration())
        do {
            try await queue.writeWithoutTransaction(body)
        } catch {
            try? queue.close()
            throw error
        }
        try queue.close()
    }
}

import GRDB
import GRDBSQLite
import Storage

/// Our transaction over one of GRDB's connections; lives no longer than the body it is lent to.
struct GRDBTransaction: Transaction {
    let database: Database
    /// Where changes of the search index wait until the group's bodies are done; nil where they are made at once.
    var later: IndexChanges?
    /// Nothing more is run once the task that asks is cancelled.
    var endsWithTask = false

    @discardableResult
    func run(_ sql: SQLText) throws -> Int {
        try step(sql) { _ in }
        return Int(sqlite3_changes(database.sqliteConnection))
    }

    func insert(_ sql: SQLText) throws -> Int64 {
        guard try run(sql) == 1 else { throw StorageError.noRow }
        return sqlite3_last_insert_rowid(database.sqliteConnection)
    }

    func step(_ sql: SQLText, _ body: (inout SQLRow) throws -> Void) throws {
        try mappingErrors {
            // A full disk may have ended the transaction: what ran now would stay though the body is undone.
            guard sqlite3_get_autocommit(database.sqliteConnection) == 0 else {
                throw DatabaseError(resultCode: .SQLITE_ABORT, message: "Transaction was aborted")
            }
            try database.step(sql, endsWithTask: endsWithTask, body)
        }
    }
}

/// Runs `body` and turns the engine's errors into ours.
func mappingErrors<Result>(_ body: () throws -> Result) throws -> Result {
    do {
        return try body()
    } catch let error as DatabaseError {
        throw StorageError(error)
    }
}

extension StorageError {
    /// The engine's error in our words; statements and values stay out of it.
    init(_ error: DatabaseError) {
        let reason = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
        if error.resultCode == .SQLITE_CONSTRAINT {
            self = .constraint(reason: reason)
        } else {
            self = .unavailable(reason: reason)
        }
    }
}

import Foundation
import GRDB
import Storage

/// Our transaction over one of GRDB's connections; lives no longer than the body it is lent to.
struct GRDBTransaction: Transaction {
    let database: Database
    /// Where changes of the search index wait until the group's bodies are done; nil where they are made at once.
    var later: IndexChanges?

    @discardableResult
    func run(_ sql: SQLText) throws -> Int {
        try mappingErrors {
            let statement = try database.cachedStatement(sql: sql.text)
            try statement.execute(arguments: arguments(sql))
            return database.changesCount
        }
    }

    func each<Row>(_ query: Query<Row>, _ body: (Row) throws -> Void) throws {
        try mappingErrors {
            let statement = try database.cachedStatement(sql: query.sql.text)
            let rows = try GRDB.Row.fetchCursor(statement, arguments: arguments(query.sql))
            while let row = try rows.next() {
                var reader = SQLRow(RowColumns(row: row))
                try body(query.decode(&reader))
            }
        }
    }

    private func arguments(_ sql: SQLText) -> StatementArguments {
        StatementArguments(sql.values.map(\.databaseValue))
    }
}

extension SQLValue {
    /// As the engine takes it.
    fileprivate var databaseValue: DatabaseValue {
        switch self {
        case .null: .null
        case .integer(let integer): integer.databaseValue
        case .text(let text): text.databaseValue
        case .bytes(let bytes): Data(bytes).databaseValue
        }
    }
}

/// One of GRDB's rows behind our reader.
private struct RowColumns: SQLColumns {
    let row: GRDB.Row

    var count: Int { row.count }

    func isNull(at index: Int) -> Bool {
        row.hasNull(atIndex: index)
    }

    func integer(at index: Int) throws -> Int64 {
        try decode(at: index)
    }

    func text(at index: Int) throws -> String {
        try decode(at: index)
    }

    func bytes(at index: Int) throws -> [UInt8] {
        [UInt8](try decode(at: index) as Data)
    }

    private func decode<Value: DatabaseValueConvertible & StatementColumnConvertible>(at index: Int) throws -> Value {
        do {
            return try row.decode(Value.self, atIndex: index)
        } catch is RowDecodingError {
            throw StorageError.unexpectedColumn(index: index)
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

import GRDB
import GRDBSQLite
import Storage

/// Runs statements by SQLite's own functions.
///
/// GRDB compiles the statements, keeps them and finalizes them. What it does besides, for each run and each row, has no
/// use here and took longer than most statements.
extension Database {
    /// Runs a statement to its end and hands each row to `body`; however that ends, it can be run again.
    ///
    /// - Parameter endsWithTask: nothing is run for a task that is cancelled.
    func step(_ sql: SQLText, endsWithTask: Bool = false, _ body: (inout SQLRow) throws -> Void) throws {
        let statement = try idleStatement(sql.text)
        try withExtendedLifetime(statement) {
            let compiled = statement.sqliteStatement
            if endsWithTask { try Task.checkCancellation() }
            defer {
                sqlite3_reset(compiled)
                sqlite3_clear_bindings(compiled)
            }
            try bind(sql.values, to: compiled)
            var result = sqlite3_step(compiled)
            while result == SQLITE_ROW {
                var row = SQLRow(StatementColumns(compiled: compiled))
                try body(&row)
                result = sqlite3_step(compiled)
            }
            guard result == SQLITE_DONE else {
                let error = failure(result)
                // Whoever cancels a task interrupts what runs for it.
                if endsWithTask, [.SQLITE_INTERRUPT, .SQLITE_ABORT].contains(error.resultCode) {
                    try Task.checkCancellation()
                }
                throw error
            }
        }
    }

    /// The statement that is kept for this text; one of its own for whoever runs it while it hands out rows already.
    private func idleStatement(_ text: String) throws -> Statement {
        let kept = try cachedStatement(sql: text)
        return try sqlite3_stmt_busy(kept.sqliteStatement) == 0 ? kept : makeStatement(sql: text)
    }

    private func bind(_ values: [SQLValue], to compiled: SQLiteStatement) throws {
        guard Int(sqlite3_bind_parameter_count(compiled)) == values.count else {
            throw DatabaseError(
                resultCode: .SQLITE_MISUSE, message: "wrong number of statement arguments: \(values.count)")
        }
        for (index, value) in zip(CInt(1)..., values) {
            let result = value.bind(to: compiled, at: index)
            guard result == SQLITE_OK else { throw failure(result) }
        }
    }

    private func failure(_ result: CInt) -> DatabaseError {
        DatabaseError(resultCode: ResultCode(rawValue: result), message: lastErrorMessage)
    }
}

extension SQLValue {
    /// Gives the value to a statement, which takes a copy.
    fileprivate func bind(to compiled: SQLiteStatement, at index: CInt) -> CInt {
        switch self {
        case .null:
            sqlite3_bind_null(compiled, index)
        case .integer(let integer):
            sqlite3_bind_int64(compiled, index, integer)
        case .text(let text):
            sqlite3_bind_text64(compiled, index, text, UInt64(text.utf8.count), Self.copied, UInt8(SQLITE_UTF8))
        case .bytes(let bytes) where bytes.isEmpty:
            // Of no bytes there may be no address, and nowhere is where NULL stands.
            sqlite3_bind_zeroblob(compiled, index, 0)
        case .bytes(let bytes):
            sqlite3_bind_blob64(compiled, index, bytes, UInt64(bytes.count), Self.copied)
        }
    }

    /// SQLITE_TRANSIENT, which is a macro that Swift does not see.
    private static var copied: sqlite3_destructor_type {
        unsafeBitCast(OpaquePointer(bitPattern: -1), to: sqlite3_destructor_type.self)
    }
}

/// The row at which a statement stands, until its next step.
///
/// A column is read as what it holds, and made into nothing else.
private struct StatementColumns: SQLColumns {
    let compiled: SQLiteStatement

    var count: Int { Int(sqlite3_data_count(compiled)) }

    func isNull(at index: Int) -> Bool {
        sqlite3_column_type(compiled, CInt(index)) == SQLITE_NULL
    }

    func integer(at index: Int) throws -> Int64 {
        try expect(SQLITE_INTEGER, at: index)
        return sqlite3_column_int64(compiled, CInt(index))
    }

    func text(at index: Int) throws -> String {
        try expect(SQLITE_TEXT, at: index)
        guard let start = sqlite3_column_text(compiled, CInt(index)) else {
            throw StorageError.unexpectedColumn(index: index)
        }
        let count = Int(sqlite3_column_bytes(compiled, CInt(index)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    func bytes(at index: Int) throws -> [UInt8] {
        try expect(SQLITE_BLOB, at: index)
        // No bytes have no address.
        guard let start = sqlite3_column_blob(compiled, CInt(index)) else { return [] }
        return [UInt8](UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(compiled, CInt(index)))))
    }

    private func expect(_ type: CInt, at index: Int) throws {
        guard sqlite3_column_type(compiled, CInt(index)) == type else {
            throw StorageError.unexpectedColumn(index: index)
        }
    }
}

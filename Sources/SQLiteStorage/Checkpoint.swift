import GRDB

/// Moves what stands in the write-ahead log into the database's own file, and empties the log.
///
/// The log keeps pages with the words that were deleted from them; in the file they are written over.
enum Checkpoint {
    /// Milliseconds that it waits for those who still read from the log; who wants to write waits with it.
    private static let patience = 100

    /// - Parameter usualPatience: milliseconds that the connection waits for others at any other time.
    /// - Returns: false while somebody reads what was there before.
    static func run(on database: Database, usualPatience: Int) throws -> Bool {
        do {
            // What can be moved while others go on: not all of it as long as somebody reads from before it.
            let (all, moved) = try database.checkpoint(.passive)
            guard moved == all else { return false }
            try database.execute(sql: "PRAGMA busy_timeout = \(patience)")
            defer { try? database.execute(sql: "PRAGMA busy_timeout = \(usualPatience)") }
            _ = try database.checkpoint(.truncate)
            return true
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
            return false
        }
    }
}

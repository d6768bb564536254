/// What a body may do while its transaction is open: run statements, nothing that waits.
package protocol Transaction {
    /// Runs a statement and returns how many rows it changed.
    @discardableResult
    func run(_ sql: SQLText) throws -> Int

    /// Runs an INSERT of one row into a table whose keys the engine hands out, and returns the row's key.
    ///
    /// Cheaper than RETURNING. Throws `StorageError.noRow` when not one row came of it.
    func insert(_ sql: SQLText) throws -> Int64

    /// Hands each row of a statement to `body`, in order, without holding them all.
    func step(_ sql: SQLText, _ body: (inout SQLRow) throws -> Void) throws
}

extension Transaction {
    /// Hands each row of a query to `body`, in order, without holding them all.
    package func each<Row>(_ query: Query<Row>, _ body: (Row) throws -> Void) throws {
        try step(query.sql) { row in try body(query.decode(&row)) }
    }

    /// All rows of a query whose length the caller has bounded.
    package func all<Row>(_ query: Query<Row>) throws -> [Row] {
        var rows: [Row] = []
        try each(query) { rows.append($0) }
        return rows
    }

    /// The first row, or nil when there is none.
    ///
    /// The statement itself says LIMIT 1 or names a key.
    package func first<Row>(_ query: Query<Row>) throws -> Row? {
        var row: Row?
        try each(query) { if row == nil { row = $0 } }
        return row
    }

    /// The only row of a query that always has one (a count, a RETURNING).
    package func one<Row>(_ query: Query<Row>) throws -> Row {
        guard let row = try first(query) else { throw StorageError.noRow }
        return row
    }
}

/// A database engine.
///
/// Everything else in Bandstand talks to this, never to an engine.
///
/// Bodies are synchronous: no waiting while a transaction is open. They touch nothing but their
/// transaction, because a write body may run more than once; what must follow a commit is returned.
package protocol Store: Sendable {
    /// Runs `body` on one consistent snapshot; a statement that writes throws.
    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result

    /// Reads as `read` does, for a body of which nobody can say how long it takes.
    ///
    /// `mayGoOn` is asked when the body begins and again and again from then on, within statements too, wherever it
    /// waits for the engine. Once it says no the body ends with `StorageError.stopped`.
    func read<Result: Sendable>(
        while mayGoOn: @escaping @Sendable () -> Bool, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result

    /// Runs `body` in a transaction and returns once it is durable. A body that throws leaves nothing behind.
    ///
    /// Bodies that wait at the same time share one commit; each is undone alone when it throws.
    /// When the shared commit itself fails, each of them gets `StorageError.unavailable`.
    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result

    /// Moves what was written to where it stays: what it took the place of is left in no file of the engine's.
    ///
    /// - Returns: false while somebody still reads from before; then it is to be tried again later.
    @discardableResult
    func checkpoint() async throws -> Bool

    /// The engine's full-text search.
    var searchIndex: any SearchIndex { get }

    /// Brings the schema up to date: applies those of `migrations` that are missing, in order.
    /// Throws `StorageError.newerSchema` when the database knows a migration that the list doesn't.
    func migrate(_ migrations: [Migration]) async throws

    /// Names of the migrations that have been applied, in order.
    func appliedMigrations() async throws -> [String]

    /// What the engine itself finds wrong with its file (pages, indexes, foreign keys), one sentence each.
    func engineFaults() async throws -> [String]

    /// The engine's plan for a query, one line a step; for tests that assert which index is used.
    func plan(of sql: SQLText) async throws -> [String]
}

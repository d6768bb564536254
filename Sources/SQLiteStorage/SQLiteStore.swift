import GRDB
package import Storage

/// SQLite behind the storage interface: WAL, foreign keys, durable commits, one writer that commits in groups.
package struct SQLiteStore: Store {
    private let database: any DatabaseWriter
    private let writer: GroupCommit
    private let observer: StoreObserver?

    /// Opens the file at `path`, making it when it isn't there.
    ///
    /// Throws `StorageError.unusable`.
    package init(path: String, observer: StoreObserver? = nil) throws {
        do {
            let pool = try DatabasePool(path: path, configuration: Self.configuration())
            // GRDB sets NORMAL when it turns WAL on; an acknowledged write must survive a power cut.
            try pool.writeWithoutTransaction { try $0.execute(sql: Self.writerPragmas) }
            self.init(pool, observer)
        } catch let error as DatabaseError {
            throw StorageError.unusable(path: path, reason: error.message ?? "\(error.resultCode)")
        }
    }

    /// An empty database in memory, for tests.
    package init(observer: StoreObserver? = nil) throws {
        let queue = try DatabaseQueue(configuration: Self.configuration())
        try queue.writeWithoutTransaction { try $0.execute(sql: Self.writerPragmas) }
        self.init(queue, observer)
    }

    private init(_ database: any DatabaseWriter, _ observer: StoreObserver?) {
        self.database = database
        self.observer = observer
        writer = GroupCommit(database)
    }

    /// Reads on the thread that asks.
    ///
    /// A page reads a dozen times, for some microseconds each: to hand that to another thread and wait to be woken
    /// would take longer. What may take long says so, and is done elsewhere.
    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try readHere(body)
    }

    private func readHere<Result>(_ body: (any Transaction) throws -> Result) throws -> Result {
        try mappingErrors {
            try StoreObserver.watching(observer, .read) {
                if let pool = database as? DatabasePool {
                    try pool.unsafeRead { try Self.readOneState(of: $0, body) }
                } else {
                    try database.read { try body(GRDBTransaction(database: $0)) }
                }
            }
        }
    }

    /// Does what GRDB's `read` does, with statements that are compiled once: they took longer than most of what they
    /// stand around.
    private static func readOneState<Result>(
        of database: Database, _ body: (any Transaction) throws -> Result
    ) throws -> Result {
        try database.step("BEGIN DEFERRED") { _ in }
        do {
            let result = try body(GRDBTransaction(database: database))
            try database.step("COMMIT") { _ in }
            return result
        } catch {
            try? database.rollback()
            throw error
        }
    }

    package func read<Result: Sendable>(
        while mayGoOn: @escaping @Sendable () -> Bool, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        do {
            return try await StoreObserver.watching(observer, .read) {
                try await database.read { database in
                    try WorkWatch.run(on: database, while: mayGoOn) {
                        try body(GRDBTransaction(database: database, endsWithTask: true))
                    }
                }
            }
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    @discardableResult
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await StoreObserver.watching(observer, .write) { try await writer.write(body) }
    }

    @discardableResult
    package func checkpoint() async throws -> Bool {
        do {
            return try await database.writeWithoutTransaction {
                try Checkpoint.run(on: $0, usualPatience: Int(Self.busySeconds * 1_000))
            }
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    /// Writes that wait for their turn.
    package var waitingWrites: Int { writer.waitingCount }

    /// Writes that the newest commit holds: under load many share one.
    package var writesInGroup: Int { writer.lastGroup }

    /// A number that is another when another process has written.
    package func outsideVersion() async throws -> Int64 {
        do {
            return try await database.writeWithoutTransaction {
                try Int64.fetchOne($0, sql: "PRAGMA data_version") ?? 0
            }
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    package var searchIndex: any SearchIndex { FTS5Index() }

    package func migrate(_ migrations: [Migration]) async throws {
        try await Migrator(database).migrate(migrations)
    }

    package func appliedMigrations() async throws -> [String] {
        try await Migrator(database).applied()
    }

    package func engineFaults() async throws -> [String] {
        do {
            return try await database.read { database in
                let pages = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
                let keys = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
                    let table: String = row[0]
                    let parent: String = row[2]
                    return "a row of \(table) names a row of \(parent) that isn't there"
                }
                return pages + keys
            }
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    package func plan(of sql: SQLText) async throws -> [String] {
        let explained: SQLText = "EXPLAIN QUERY PLAN \(sql)"
        return try await read { transaction in
            try transaction.all(
                Query<String>(explained) { row in
                    let (_, _, _): (Int, Int, Int) = (try row.next(), try row.next(), try row.next())
                    return try row.next()
                })
        }
    }

    /// Ends all connections; what waits is finished first.
    package func close() throws {
        database.writeWithoutTransaction { writer.finish(on: $0) }
        try database.close()
    }

    /// How long a connection waits for another process's lock, in seconds.
    private static let busySeconds = 5.0
    /// Connections that read at the same time: more than there are searches at a time, which read elsewhere and need a
    /// thread of those that ask to give theirs back.
    private static let readers = 4

    static func configuration() -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(busySeconds)
        configuration.maximumReaderCount = readers
        configuration.prepareDatabase { try $0.execute(sql: connectionPragmas) }
        return configuration
    }

    /// Kibibytes of pages that each connection keeps.
    ///
    /// The file is not mapped into memory: that is no faster here, and each connection would count it anew.
    private static let cacheKibibytes = 4_096

    private static let connectionPragmas = """
        PRAGMA foreign_keys = ON;
        PRAGMA temp_store = MEMORY;
        PRAGMA cache_size = -\(cacheKibibytes);
        """

    /// Pages in the write-ahead log from which on a commit moves them to where they stay: four times SQLite's number.
    ///
    /// That commit waits for it, twice for the disk, and a page that was written more than once is moved once. A commit
    /// is durable without it. Tidying empties the log every minute: it holds no deleted word for longer.
    private static let pagesInLog = 4_000

    private static let writerPragmas = """
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        PRAGMA wal_autocheckpoint = \(pagesInLog);
        """
}

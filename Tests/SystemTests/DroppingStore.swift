import Storage
import Synchronization

/// A store that drops the first letter as soon as somebody has claimed it, as deleting a post may.
final class DroppingStore: Store {
    private let inner: any Store
    private let isDone = Mutex(false)

    init(_ inner: any Store) {
        self.inner = inner
    }

    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        let result = try await inner.write(body)
        guard !isDone.withLock({ $0 }) else { return result }
        let dropped = try await inner.write { transaction -> Int in
            let tables: Int = try transaction.one(Query("SELECT COUNT(*) FROM sqlite_master WHERE name = 'outbox'"))
            guard tables > 0 else { return 0 }
            return try transaction.run(
                """
                UPDATE outbox SET state = 'dropped', letter_sealed = NULL, lease_until = NULL, settled_at = made_at
                WHERE state = 'sending'
                """)
        }
        if dropped > 0 { isDone.withLock { $0 = true } }
        return result
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await inner.read(body)
    }

    func read<Result: Sendable>(
        while mayGoOn: @escaping @Sendable () -> Bool, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await inner.read(while: mayGoOn, body)
    }

    var searchIndex: any SearchIndex { inner.searchIndex }

    func checkpoint() async throws -> Bool { try await inner.checkpoint() }

    func migrate(_ migrations: [Migration]) async throws { try await inner.migrate(migrations) }

    func appliedMigrations() async throws -> [String] { try await inner.appliedMigrations() }

    func engineFaults() async throws -> [String] { try await inner.engineFaults() }

    func plan(of sql: SQLText) async throws -> [String] { try await inner.plan(of: sql) }
}

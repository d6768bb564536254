import Storage
import Synchronization
import TestSupport

/// A store that drops the first letter as soon as somebody has claimed it, as deleting a post may.
final class DroppingStore: WrappingStore {
    let base: any Store
    private let isDone = Mutex(false)

    init(_ base: any Store) {
        self.base = base
    }

    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        let result = try await base.write(body)
        guard !isDone.withLock({ $0 }) else { return result }
        let dropped = try await base.write { transaction -> Int in
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
}

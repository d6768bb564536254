import Storage
import Synchronization
import TestSupport

/// A store that fails to note, so many times, that a letter was sent.
final class MoodyStore: WrappingStore {
    let base: any Store
    private let failuresLeft: Mutex<Int>

    init(_ base: any Store, failures: Int) {
        self.base = base
        failuresLeft = Mutex(failures)
    }

    /// How often it will fail yet.
    var left: Int { failuresLeft.withLock { $0 } }

    @discardableResult
    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await base.write { [self] transaction in
            let before = try Self.sent(transaction)
            let result = try body(transaction)
            guard try Self.sent(transaction) > before else { return result }
            try failuresLeft.withLock { left in
                guard left > 0 else { return }
                left -= 1
                throw StorageError.unavailable(reason: "the disk is moody")
            }
            return result
        }
    }

    private static func sent(_ transaction: any Transaction) throws -> Int {
        let hasOutbox = try transaction.one(Query<Int>("SELECT COUNT(*) FROM sqlite_master WHERE name = 'outbox'")) > 0
        return hasOutbox ? try transaction.one(Query("SELECT COUNT(*) FROM outbox WHERE state = 'sent'")) : 0
    }
}

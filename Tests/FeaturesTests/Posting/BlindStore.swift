import Storage
import Synchronization
import TestSupport

/// A store that can't read what one statement asks for, while it is told so.
final class BlindStore: WrappingStore {
    let base: any Store
    private let unread = Mutex<String?>(nil)

    init(_ base: any Store) {
        self.base = base
    }

    /// Lets reads with this statement fail from now on, and no others.
    func hide(_ sql: SQLText?) {
        unread.withLock { $0 = sql?.text }
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await base.read { try body(Blinded(base: $0, store: self)) }
    }

    private struct Blinded: Transaction {
        let base: any Transaction
        let store: BlindStore

        func run(_ sql: SQLText) throws -> Int { try base.run(sql) }

        func insert(_ sql: SQLText) throws -> Int64 { try base.insert(sql) }

        func step(_ sql: SQLText, _ body: (inout SQLRow) throws -> Void) throws {
            let isHidden = store.unread.withLock { $0 == sql.text }
            guard !isHidden else { throw StorageError.unavailable(reason: "it can't be read") }
            try base.step(sql, body)
        }
    }
}

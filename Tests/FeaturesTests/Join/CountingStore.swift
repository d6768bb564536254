import Storage
import Synchronization
import TestSupport

/// A store that notes each statement, so that the work of two ways can be compared.
final class CountingStore: WrappingStore {
    let base: any Store
    private let noted = Mutex<[String]>([])

    init(_ base: any Store) {
        self.base = base
    }

    /// What ran since the last time, values left out.
    func statements() -> [String] {
        noted.withLock { noted in
            defer { noted = [] }
            return noted
        }
    }

    func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await base.read { try body(Counted(base: $0, store: self)) }
    }

    func read<Result: Sendable>(
        while mayGoOn: @escaping @Sendable () -> Bool, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await base.read(while: mayGoOn) { try body(Counted(base: $0, store: self)) }
    }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await base.write { try body(Counted(base: $0, store: self)) }
    }

    private func note(_ sql: SQLText) {
        noted.withLock { $0.append(sql.text) }
    }

    private struct Counted: Transaction {
        let base: any Transaction
        let store: CountingStore

        func run(_ sql: SQLText) throws -> Int {
            store.note(sql)
            return try base.run(sql)
        }

        func insert(_ sql: SQLText) throws -> Int64 {
            store.note(sql)
            return try base.insert(sql)
        }

        func step(_ sql: SQLText, _ body: (inout SQLRow) throws -> Void) throws {
            store.note(sql)
            try base.step(sql, body)
        }
    }
}

package import Storage

/// A store that leaves to another what it does not do itself.
package protocol WrappingStore: Store {
    /// The store that does the work.
    var base: any Store { get }
}

extension WrappingStore {
    package func read<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await base.read(body)
    }

    package func read<Result: Sendable>(
        while mayGoOn: @escaping @Sendable () -> Bool, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await base.read(while: mayGoOn, body)
    }

    @discardableResult
    package func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await base.write(body)
    }

    package var searchIndex: any SearchIndex { base.searchIndex }

    @discardableResult
    package func checkpoint() async throws -> Bool { try await base.checkpoint() }

    package func migrate(_ migrations: [Migration]) async throws { try await base.migrate(migrations) }

    package func appliedMigrations() async throws -> [String] { try await base.appliedMigrations() }

    package func engineFaults() async throws -> [String] { try await base.engineFaults() }

    package func plan(of sql: SQLText) async throws -> [String] { try await base.plan(of: sql) }
}

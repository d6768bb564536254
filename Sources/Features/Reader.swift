import Logging
import Storage

/// Reads for an actor: hands each query what the actor may see, and turns failures into one error.
struct Reader: Sendable {
    private let store: any Store
    private let authorizer: Authorizer
    private let logger: Logger

    init(store: any Store, authorizer: Authorizer, logger: Logger) {
        self.store = store
        self.authorizer = authorizer
        self.logger = logger
    }

    func read<Result: Sendable>(
        for actor: Actor, _ body: @escaping @Sendable (any Transaction, [Audience]) throws -> Result
    ) async throws(ReadingError) -> Result {
        let audiences = authorizer.audiences(for: actor)
        return try await store.reading(logger, as: ReadingError.self) { try body($0, audiences) }
    }
}

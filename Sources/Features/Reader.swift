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
        do {
            return try await store.read { try body($0, audiences) }
        } catch is CancellationError {
            // The server is ending and whoever asked has gone.
            throw .unavailable
        } catch {
            logger.error("reading failed", metadata: ["cause": "\(error)"])
            throw .unavailable
        }
    }
}

import Logging
import Storage

/// Reads for searches: few at the same time, and none for long.
struct SearchReader: Sendable {
    private let store: any Store
    private let authorizer: Authorizer
    private let logger: Logger
    private let places: SearchPlaces
    /// Begins a search's time; what it answers says whether there is any left.
    private let begin: @Sendable () -> @Sendable () -> Bool

    init(
        store: any Store, authorizer: Authorizer, logger: Logger, places: SearchPlaces = SearchPlaces(),
        begin: @escaping @Sendable () -> @Sendable () -> Bool
    ) {
        self.store = store
        self.authorizer = authorizer
        self.logger = logger
        self.places = places
        self.begin = begin
    }

    /// Searches that may take `longest`.
    init(store: any Store, authorizer: Authorizer, logger: Logger, longest: Duration) {
        self.init(store: store, authorizer: authorizer, logger: logger) {
            let time = SearchTime(longest)
            return { time.isLeft }
        }
    }

    /// Hands `body` what `actor` may see, once there is a place.
    func read<Result: Sendable>(
        for actor: Actor, _ body: @escaping @Sendable (any Transaction, [Audience]) throws -> Result
    ) async throws(SearchError) -> Result {
        let audiences = authorizer.audiences(for: actor)
        do {
            return try await places.hold { try await store.read(while: begin()) { try body($0, audiences) } }
        } catch let error as SearchError {
            throw error
        } catch StorageError.stopped {
            throw .tooBroad
        } catch is CancellationError {
            // Whoever asked has gone.
            throw .unavailable
        } catch {
            logger.error("searching failed", metadata: ["cause": "\(error)"])
            throw .unavailable
        }
    }
}

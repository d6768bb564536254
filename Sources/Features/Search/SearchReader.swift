import Logging
import Storage

/// Reads for searches: few at the same time, none for long, and not many in a minute for guests.
struct SearchReader: Sendable {
    private let store: any Store
    private let authorizer: Authorizer
    private let logger: Logger
    private let pace: SearchPace
    private let places: SearchPlaces
    /// Begins a search's time; what it answers says whether there is any left.
    private let begin: @Sendable () -> @Sendable () -> Bool

    init(
        store: any Store, authorizer: Authorizer, logger: Logger, pace: SearchPace,
        places: SearchPlaces = SearchPlaces(), begin: @escaping @Sendable () -> @Sendable () -> Bool
    ) {
        self.store = store
        self.authorizer = authorizer
        self.logger = logger
        self.pace = pace
        self.places = places
        self.begin = begin
    }

    /// Searches that may take as long, and come as often, as the surroundings say.
    init(store: any Store, authorizer: Authorizer, surroundings: Surroundings) {
        let longest = surroundings.longestSearch
        self.init(
            store: store, authorizer: authorizer, logger: surroundings.logger, pace: SearchPace(surroundings)
        ) {
            let time = SearchTime(longest)
            return { time.isLeft }
        }
    }

    /// Hands `body` what `actor` may see, once there is a place.
    ///
    /// Where nothing is looked for, nothing is counted. Throws `tooOften` when the guests of a network have searched
    /// enough for now.
    func read<Result: Sendable>(
        _ query: SearchQuery, for actor: Actor, from network: Network?,
        _ body: @escaping @Sendable (any Transaction, [Audience]) throws -> Result
    ) async throws(SearchError) -> Result {
        if !query.isEmpty { try pace.take(by: actor, from: network) }
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

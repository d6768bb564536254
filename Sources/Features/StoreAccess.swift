import Logging
import Storage

/// Why a family of verbs refused; each has a case for what is nobody's fault.
package protocol FeatureError: Error {
    /// The database could not do it; the cause is in the log.
    static var unavailable: Self { get }
}

extension Store {
    /// Reads for a feature verb: a refusal thrown inside is passed on, any other failure is logged and `unavailable`.
    func reading<Result: Sendable, Refusal: FeatureError>(
        _ logger: Logger, as refusal: Refusal.Type,
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws(Refusal) -> Result {
        try await passing("reading", logger, refusal) { try await read(body) }
    }

    /// Writes for a feature verb: a refusal thrown inside is passed on, any other failure is logged and `unavailable`.
    func writing<Result: Sendable, Refusal: FeatureError>(
        _ logger: Logger, as refusal: Refusal.Type,
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws(Refusal) -> Result {
        try await passing("writing", logger, refusal) { try await write(body) }
    }

    private func passing<Result: Sendable, Refusal: FeatureError>(
        _ what: String, _ logger: Logger, _ refusal: Refusal.Type, _ work: () async throws -> Result
    ) async throws(Refusal) -> Result {
        do {
            return try await work()
        } catch let error as Refusal {
            throw error
        } catch is CancellationError {
            // The server is ending, or whoever asked has gone.
            throw .unavailable
        } catch {
            logger.error("\(what) failed", metadata: ["cause": "\(error)"])
            throw .unavailable
        }
    }

    /// Writes for a feature verb that touches posts or what is found by: the search index follows before the
    /// transaction ends.
    func writingPosts<Result: Sendable, Refusal: FeatureError>(
        _ logger: Logger, as refusal: Refusal.Type,
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws(Refusal) -> Result {
        let index = searchIndex
        return try await writing(logger, as: refusal) { transaction in
            let result = try body(transaction)
            try SearchKeeper(transaction: transaction, index: index).catchUp()
            return result
        }
    }
}

import Logging
import Storage

extension Store {
    /// Writes for a feature verb: a refusal thrown inside is passed on, any other failure is logged and `unavailable`.
    ///
    /// The search index follows before the transaction ends.
    func writing<Result: Sendable>(
        _ logger: Logger, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws(PostingError) -> Result {
        let index = searchIndex
        do {
            return try await write { transaction in
                let result = try body(transaction)
                try SearchKeeper(transaction: transaction, index: index).catchUp()
                return result
            }
        } catch let error as PostingError {
            throw error
        } catch {
            logger.error("writing failed", metadata: ["cause": "\(error)"])
            throw .unavailable
        }
    }
}

import Logging
import Storage

extension Store {
    /// Writes for a feature verb: a refusal thrown inside is passed on, any other failure is logged and `unavailable`.
    func writing<Result: Sendable>(
        _ logger: Logger, _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws(PostingError) -> Result {
        do {
            return try await write(body)
        } catch let error as PostingError {
            throw error
        } catch {
            logger.error("writing failed", metadata: ["cause": "\(error)"])
            throw .unavailable
        }
    }
}

import Storage

/// A body that waits for its turn, with whoever waits for its result.
struct WaitingWrite: Sendable {
    /// Gives the result to whoever waits: as it is, or the failure of the commit in place of a success.
    typealias Answer = (StorageError?) -> Void

    /// How a body ended and how to say so once the commit's fate is known.
    struct Outcome {
        let succeeded: Bool
        let answer: Answer
    }

    let run: @Sendable (any Transaction) -> Outcome
    let refuse: @Sendable (StorageError) -> Void

    init<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result,
        _ continuation: CheckedContinuation<Result, any Error>
    ) {
        run = { transaction in
            do {
                let result = try body(transaction)
                return Outcome(succeeded: true) { failure in
                    if let failure {
                        continuation.resume(throwing: failure)
                    } else {
                        continuation.resume(returning: result)
                    }
                }
            } catch {
                return Outcome(succeeded: false) { _ in continuation.resume(throwing: error) }
            }
        }
        refuse = { continuation.resume(throwing: $0) }
    }
}

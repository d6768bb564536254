import Logging
import ServiceLifecycle

/// What an older version left to be done, done a few pieces at a time while readers are served.
struct Backlog: Service {
    /// What is done, for the log.
    let name: String
    let logger: Logger
    /// Does at most so many pieces and returns how many it did: 0 when none is left.
    let step: @Sendable (_ limit: Int) async throws -> Int

    /// Pieces in one transaction: short enough that a writer hardly waits for it.
    private static let batch = 50

    init(_ name: String, logger: Logger, step: @escaping @Sendable (_ limit: Int) async throws -> Int) {
        self.name = name
        self.logger = logger
        self.step = step
    }

    func run() async throws {
        var total = 0
        do {
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                let count = try await step(Self.batch)
                total += count
                if count == 0 { break }
                await Task.yield()
            }
        } catch {
            // Readers go on with what is there; the next start tries again.
            logger.error("\(name) failed", metadata: ["cause": .string("\(error)")])
        }
        if total > 0 {
            logger.info("\(name) came to its end", metadata: ["pieces": .stringConvertible(total)])
        }
        // A service that ends while another's turn to end has come would break off the others.
        try? await gracefulShutdown()
    }
}

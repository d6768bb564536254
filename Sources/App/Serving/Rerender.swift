import Features
import Logging
import ServiceLifecycle

/// Makes stored bodies anew after the renderer has changed, a few at a time, while readers are served.
struct Rerender: Service {
    let community: Community
    let logger: Logger

    /// Bodies in one transaction: short enough that a writer hardly waits for it.
    private static let batch = 50

    func run() async throws {
        var total = 0
        do {
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                let count = try await community.discussions.rerenderStale(limit: Self.batch)
                total += count
                if count == 0 { break }
                await Task.yield()
            }
        } catch {
            // Readers still see what is stored; the next start tries again.
            logger.error("rendering bodies anew failed", metadata: ["cause": .string("\(error)")])
        }
        if total > 0 {
            logger.info("bodies were rendered anew", metadata: ["bodies": .stringConvertible(total)])
        }
    }
}

import Features
import Logging
import ServiceLifecycle

/// Reads posts into the search index that are older than it, a few at a time, while readers are served.
struct IndexUnread: Service {
    let community: Community
    let logger: Logger

    /// Posts in one transaction: short enough that a writer hardly waits for it.
    private static let batch = 50

    func run() async throws {
        var total = 0
        do {
            while !Task.isShuttingDownGracefully, !Task.isCancelled {
                let count = try await community.search.indexUnread(limit: Self.batch)
                total += count
                if count == 0 { break }
                await Task.yield()
            }
        } catch {
            // Readers find what is indexed; the next start goes on.
            logger.error("indexing older posts failed", metadata: ["cause": .string("\(error)")])
        }
        if total > 0 {
            logger.info("older posts were indexed", metadata: ["posts": .stringConvertible(total)])
        }
    }
}

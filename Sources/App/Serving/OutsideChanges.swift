import Features
import Logging
import SQLiteStorage
import ServiceLifecycle

/// Notices when another process, such as `bandstand import`, has written to the database, and says that anything may
/// be different.
struct OutsideChanges: Service {
    let store: SQLiteStore
    let events: EventBus
    let logger: Logger

    /// How long a reader may see a page from before a command's change.
    private static let interval = Duration.milliseconds(500)

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var known: Int64?
            while !Task.isCancelled {
                do {
                    let version = try await store.outsideVersion()
                    // The first time too: a page may have been kept before.
                    if known != version { await events.publish(.changedOutside) }
                    known = version
                } catch {
                    // What is not known is taken for changed; the writer says what is wrong when it is needed.
                    logger.warning("the database did not say whether it changed", metadata: ["cause": "\(error)"])
                    await events.publish(.changedOutside)
                }
                try? await Task.sleep(for: Self.interval)
            }
        }
    }
}

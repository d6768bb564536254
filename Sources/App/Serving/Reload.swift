import ServiceLifecycle
import UnixSignals

/// Reads anew what may change while the server runs, each time that it is sent SIGHUP.
struct Reload: Service {
    let work: @Sendable () -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown {
            for await _ in await UnixSignalsSequence(trapping: .sighup) { work() }
        }
    }
}

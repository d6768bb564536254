import Foundation
import Synchronization

/// Notices the first Ctrl-C (or SIGTERM) so that work can end at a safe place; the second ends the process at once.
final class StopRequest: Sendable {
    private let requested = Atomic(false)

    private init() {}

    /// Someone asked for an end.
    var isRequested: Bool { requested.load(ordering: .relaxed) }

    /// Runs `body` while signals are listened for.
    static func listening<Result: Sendable>(
        _ body: @escaping @Sendable (StopRequest) async throws -> Result
    ) async throws -> Result {
        let stop = StopRequest()
        return try await Signals.heard { signal in
            if stop.isRequested { _exit(signal.exitCode) }
            stop.requested.store(true, ordering: .relaxed)
        } during: {
            try await body(stop)
        }
    }
}

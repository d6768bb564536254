import Foundation
import Synchronization
import UnixSignals

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
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                for await signal in signals {
                    if stop.isRequested { _exit(128 + signal.rawValue) }
                    stop.requested.store(true, ordering: .relaxed)
                }
                return nil
            }
            group.addTask { try await body(stop) }
            while let result = try await group.next() {
                guard let result else { continue }
                group.cancelAll()
                return result
            }
            throw CancellationError()
        }
    }
}

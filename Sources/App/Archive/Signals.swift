import UnixSignals

/// Hears of Ctrl-C and SIGTERM while work is done.
enum Signals {
    /// Runs `body`; each signal meanwhile is handed to `answer` in place of ending the process.
    static func heard<Result: Sendable>(
        by answer: @escaping @Sendable (UnixSignal) -> Void, during body: @escaping @Sendable () async throws -> Result
    ) async throws -> Result {
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                for await signal in signals { answer(signal) }
                return nil
            }
            group.addTask { try await body() }
            while let result = try await group.next() {
                guard let result else { continue }
                group.cancelAll()
                return result
            }
            throw CancellationError()
        }
    }
}

extension UnixSignal {
    /// The code by which a process says that this signal has ended it.
    var exitCode: Int32 { 128 + rawValue }
}

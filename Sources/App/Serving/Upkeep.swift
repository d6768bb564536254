import Logging
import ServiceLifecycle

/// Something that is done again and again while the server runs, the first time at once.
struct Upkeep: Service {
    /// What is done, for the log.
    private let name: String
    private let interval: Duration
    /// Once more when the server ends, after the last request.
    private let isDoneAtEnd: Bool
    private let logger: Logger
    private let work: @Sendable () async throws -> Void

    init(
        _ name: String, every interval: Duration, isDoneAtEnd: Bool = false, logger: Logger,
        work: @escaping @Sendable () async throws -> Void
    ) {
        self.name = name
        self.interval = interval
        self.isDoneAtEnd = isDoneAtEnd
        self.logger = logger
        self.work = work
    }

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await once()
                try? await Task.sleep(for: interval)
            }
        }
        if isDoneAtEnd { await once() }
    }

    private func once() async {
        do {
            try await work()
        } catch {
            // It is tried again at its next time; at the end there is none.
            logger.error("\(name) failed", metadata: ["cause": .string("\(error)")])
        }
    }
}

import Logging
import ServiceLifecycle
import Synchronization
import TestSupport
import Testing

@testable import App

/// What is done again and again while the server runs.
struct UpkeepTests {
    private struct Failure: Error {}

    /// How often the work was done when it ran until it was told to end, with no time for a second turn.
    private func turns(isDoneAtEnd: Bool, failing: Bool = false) async throws -> Int {
        let count = Counted()
        // Waited for without a limit: beside a thousand other tests a task may begin late.
        let (began, begin) = AsyncStream.makeStream(of: Void.self)
        let upkeep = Upkeep(
            "counting", every: .seconds(3_600), isDoneAtEnd: isDoneAtEnd,
            logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }
        ) {
            count.add()
            begin.yield()
            if failing { throw Failure() }
        }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [upkeep], logger: Logger(label: "tests") { _ in SwiftLogNoOpLogHandler() }))
        let run = Task { try await group.run() }
        for await _ in began { break }
        await group.triggerGracefulShutdown()
        try await run.value
        return count.value
    }

    private final class Counted: Sendable {
        private let count = Mutex(0)

        var value: Int { count.withLock { $0 } }

        func add() { count.withLock { $0 += 1 } }
    }

    @Test func `it is done at once, and no more when it ends`() async throws {
        #expect(try await turns(isDoneAtEnd: false) == 1)
    }

    @Test func `what must not be lost is done once more at the end`() async throws {
        #expect(try await turns(isDoneAtEnd: true) == 2)
    }

    @Test func `a failure ends nothing`() async throws {
        #expect(try await turns(isDoneAtEnd: true, failing: true) == 2)
    }
}

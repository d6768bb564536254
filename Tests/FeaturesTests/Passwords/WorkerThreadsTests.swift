import Dispatch
import Foundation
import Synchronization
import Testing

@testable import Features

@Suite struct WorkerThreadsTests {
    /// Work that goes on until it is let go.
    private final class Held: Sendable {
        let started = DispatchSemaphore(value: 0)
        let release = DispatchSemaphore(value: 0)
    }

    /// How many are at work.
    private final class Census: Sendable {
        private let counts = Mutex((now: 0, most: 0))
        var most: Int { counts.withLock { $0.most } }

        func enter() { counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) } }
        func leave() { counts.withLock { $0.now -= 1 } }
    }

    @Test func `over the bound work is refused at once, and taken again when there is room`() async throws {
        let threads = WorkerThreads(count: 1, queueLimit: 1, niceness: 0, name: "test")
        let held = Held()
        async let first = threads.run {
            held.started.signal()
            held.release.wait()
            return 1
        }
        await untilStarted(held)
        async let second = threads.run { 2 }
        while threads.waiting == 0 { await Task.yield() }
        await #expect(throws: WorkerThreads.Refusal.full) { try await threads.run { 3 } }
        held.release.signal()
        #expect(try await [first, second] == [1, 2])
        #expect(try await threads.run { 4 } == 4)
    }

    @Test func `no more than so many are at work at the same time`() async throws {
        let threads = WorkerThreads(count: 2, queueLimit: 100, niceness: 0, name: "test")
        let (census, held) = (Census(), Held())
        let sum = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 1...50 {
                group.addTask {
                    try await threads.run {
                        census.enter()
                        held.started.signal()
                        held.release.wait()
                        census.leave()
                        return number
                    }
                }
            }
            // Two are at work, all others wait.
            for _ in 1...2 { await untilStarted(held) }
            while threads.waiting < 48 { await Task.yield() }
            for _ in 1...50 { held.release.signal() }
            return try await group.reduce(0, +)
        }
        #expect(sum == 1_275)
        #expect(census.most == 2)
    }

    @Test func `what was taken before stopping is still done`() async throws {
        let threads = WorkerThreads(count: 1, queueLimit: 10, niceness: 0, name: "test")
        let held = Held()
        async let first = threads.run {
            held.started.signal()
            held.release.wait()
            return 1
        }
        await untilStarted(held)
        async let second = threads.run { 2 }
        while threads.waiting == 0 { await Task.yield() }
        threads.stop()
        threads.stop()
        await #expect(throws: WorkerThreads.Refusal.stopped) { try await threads.run { 3 } }
        held.release.signal()
        #expect(try await [first, second] == [1, 2])
    }

    @Test func `the work stands back behind the threads that serve pages`() async throws {
        let threads = WorkerThreads(count: 1, queueLimit: 1, niceness: 3, name: "test")
        let thisThread = __priority_which_t(PRIO_PROCESS.rawValue)
        let here = getpriority(thisThread, 0)
        let there = try await threads.run { getpriority(thisThread, 0) }
        #expect(there == min(here + 3, 19))
    }

    /// Waits on a thread that may be blocked.
    private func untilStarted(_ held: Held) async {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async {
                held.started.wait()
                continuation.resume()
            }
        }
    }
}

import Dispatch
import Foundation
import Synchronization

/// A few threads of our own for work that blocks them, and a queue before them that never grows beyond its bound.
///
/// Swift's shared threads and the event loops stay free. The threads end when the value is dropped or stopped.
final class WorkerThreads: Sendable {
    /// Why work was not taken.
    enum Refusal: Error {
        /// As many wait as may.
        case full
        case stopped
    }

    /// What waits, shared with the threads, which must not keep the `WorkerThreads` itself alive.
    private final class Backlog: Sendable {
        struct State {
            var waiting: [@Sendable () -> Void] = []
            var isStopped = false
        }

        let state = Mutex(State())
        /// Counts what waits, and one for each thread that is to end.
        let arrivals = DispatchSemaphore(value: 0)

        /// The next piece of work; nil when there will be none.
        func take() -> (@Sendable () -> Void)? {
            arrivals.wait()
            return state.withLock { $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }
        }
    }

    private let backlog = Backlog()
    private let count: Int
    private let queueLimit: Int

    /// Starts `count` threads; at most `queueLimit` pieces of work wait for one.
    ///
    /// Their niceness keeps readers' pages ahead of the work (on Linux each thread has its own).
    init(count: Int, queueLimit: Int, niceness: Int32, name: String) {
        self.count = count
        self.queueLimit = queueLimit
        for number in 1...count {
            let thread = Thread { [backlog] in
                _ = nice(niceness)
                while let work = backlog.take() { work() }
            }
            thread.name = "\(name) \(number)"
            thread.start()
        }
    }

    deinit {
        stop()
    }

    /// What waits now and has no thread yet.
    var waiting: Int { backlog.state.withLock { $0.waiting.count } }

    /// Does the work on one of the threads and hands back what it made.
    func run<Success: Sendable>(_ work: @escaping @Sendable () -> Success) async throws(Refusal) -> Success {
        let outcome: Result<Success, Refusal> = await withCheckedContinuation { continuation in
            let refusal = take { continuation.resume(returning: .success(work())) }
            if let refusal { continuation.resume(returning: .failure(refusal)) }
        }
        return try outcome.get()
    }

    /// Takes no more work; what was taken is done, then the threads end.
    func stop() {
        let isFirst = backlog.state.withLock { state in
            defer { state.isStopped = true }
            return !state.isStopped
        }
        if isFirst {
            for _ in 0..<count { backlog.arrivals.signal() }
        }
    }

    private func take(_ work: @escaping @Sendable () -> Void) -> Refusal? {
        let refusal: Refusal? = backlog.state.withLock { state in
            if state.isStopped { return .stopped }
            guard state.waiting.count < queueLimit else { return .full }
            state.waiting.append(work)
            return nil
        }
        if refusal == nil { backlog.arrivals.signal() }
        return refusal
    }
}

import Synchronization

/// Lets few search at a time: each holds one of the database's readers, and pages need them too.
///
/// Who comes later waits for a place, in turn, unless as many wait as may.
final class SearchPlaces: Sendable {
    /// Searches at the same time: half of the readers.
    static let places = 2
    /// Searches that may wait: if each took as long as it may, the last of them would wait for twelve seconds.
    static let waiting = 16

    private struct Waiter {
        let id: Int
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var free: Int
        var waiters: [Waiter] = []
        var nextID = 0
    }

    private let maximumWaiting: Int
    private let state: Mutex<State>

    init(_ places: Int = places, waiting: Int = waiting) {
        maximumWaiting = waiting
        state = Mutex(State(free: places))
    }

    /// Those that wait.
    var waitingCount: Int { state.withLock { $0.waiters.count } }

    /// Runs `body` once there is a place.
    ///
    /// Throws `SearchError.busy` when there is no room to wait, and `CancellationError` when its task is cancelled while
    /// it waits, which gives up its place in the queue.
    func hold<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
        try await take()
        defer { giveBack() }
        return try await body()
    }

    private func take() async throws {
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enqueue(Waiter(id: id, continuation: continuation))
            }
        } onCancel: {
            leave(id)
        }
    }

    private func enqueue(_ waiter: Waiter) {
        let answer: Result<Void, any Error>? = state.withLock { state in
            // Within the lock: who is cancelled from now on is found in the queue by `leave`.
            guard !Task.isCancelled else { return .failure(CancellationError()) }
            if state.free > 0 {
                state.free -= 1
                return .success(())
            }
            guard state.waiters.count < maximumWaiting else { return .failure(SearchError.busy) }
            state.waiters.append(waiter)
            return nil
        }
        if let answer { waiter.continuation.resume(with: answer) }
    }

    private func leave(_ id: Int) {
        let waiter = state.withLock { state in
            state.waiters.firstIndex { $0.id == id }.map { state.waiters.remove(at: $0) }
        }
        waiter?.continuation.resume(throwing: CancellationError())
    }

    /// Hands the place to whoever has waited longest.
    private func giveBack() {
        let next: Waiter? = state.withLock { state in
            guard !state.waiters.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiters.removeFirst()
        }
        next?.continuation.resume()
    }
}

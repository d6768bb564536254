import Synchronization

/// How often each of many does something in a minute, counted in memory: a try writes nothing.
///
/// Minutes begin with the clock's, so around their turn up to twice as many get through.
final class MinutePace<Key: Hashable & Sendable>: Sendable {
    /// Those who are counted in a minute; if there are more, counting begins anew.
    static var keys: Int { 10_000 }

    private struct State {
        var minute: Int64 = 0
        var counts: [Key: Int] = [:]
    }

    private let state = Mutex(State())

    /// Counts one more of at most so many; nil when it may be done, else the seconds to wait.
    func take(by key: Key, atMost most: Int, at now: Moment) -> Int? {
        let minute = now.rawValue / 60_000
        let isTaken: Bool = state.withLock { state in
            let isFull = state.counts.count >= Self.keys && state.counts[key] == nil
            if state.minute != minute || isFull { state = State(minute: minute) }
            let count = state.counts[key, default: 0]
            guard count < most else { return false }
            state.counts[key] = count + 1
            return true
        }
        return isTaken ? nil : Int((60_000 - now.rawValue % 60_000 + 999) / 1_000)
    }

    /// Takes one back that was counted at `moment`.
    func giveBack(by key: Key, at moment: Moment) {
        state.withLock { state in
            guard state.minute == moment.rawValue / 60_000, let count = state.counts[key], count > 0 else { return }
            state.counts[key] = count - 1
        }
    }
}

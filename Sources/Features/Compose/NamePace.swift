import Synchronization

/// How often members ask for names, counted in memory: whoever only types an @ writes nothing.
///
/// Minutes begin with the clock's, so around their turn up to twice as many get through.
final class NamePace: Sendable {
    /// What one member may ask in a minute: above what anybody types, below what gathers all names.
    static let most = 120
    /// Members who are counted in a minute; if more ask, counting begins anew.
    static let members = 10_000

    private struct State {
        var minute: Int64 = 0
        var asked: [Member.ID: Int] = [:]
    }

    private let state = Mutex(State())

    /// Counts one more; nil when it may be asked, else the seconds to wait.
    func take(by member: Member.ID, at now: Moment) -> Int? {
        let minute = now.rawValue / 60_000
        let count: Int = state.withLock { state in
            let isFull = state.asked.count >= Self.members && state.asked[member] == nil
            if state.minute != minute || isFull { state = State(minute: minute) }
            let count = state.asked[member, default: 0] + 1
            state.asked[member] = count
            return count
        }
        guard count > Self.most else { return nil }
        return Int((60_000 - now.rawValue % 60_000 + 999) / 1_000)
    }
}

import Features
import Synchronization

/// Whether the mail server can be spoken to.
///
/// While it can't, no letter is at fault: one is tried from time to time, and the others wait without being counted.
final class ServerTrouble: Sendable {
    /// What may be tried now.
    enum Permission: Equatable {
        case all
        /// One letter, to see whether it works again.
        case one
        case none
    }

    private struct State {
        var failures = 0
        var until: Moment?
    }

    /// The first wait is this part of the longest.
    private static let firstPart = 12

    private let longest: Int64
    private let state = Mutex(State())

    /// - Parameter longest: the longest wait between two tries.
    init(longest: Duration) {
        self.longest = max(1, longest.milliseconds)
    }

    func permission(at now: Moment) -> Permission {
        state.withLock { state in
            guard let until = state.until else { return .all }
            return until <= now ? .one : .none
        }
    }

    /// A try failed for no fault of its letter: when the next is made, and whether this is news.
    func begin(at now: Moment) -> (until: Moment, isNew: Bool) {
        state.withLock { state in
            // Those that were under way with it fail with it.
            if let until = state.until, until > now { return (until, false) }
            let doubled = (longest / Int64(Self.firstPart)) << Int64(min(state.failures, 10))
            let until = Moment(rawValue: now.rawValue + min(longest, max(1, doubled)))
            state.failures += 1
            state.until = until
            return (until, state.failures == 1)
        }
    }

    /// The server has answered about a letter; true when it had not for a while.
    func end() -> Bool {
        state.withLock { state in
            defer { state = State() }
            return state.until != nil
        }
    }
}

extension Duration {
    var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds * 1_000 + attoseconds / 1_000_000_000_000_000
    }
}

package import Features
import Synchronization

/// A clock that stands still until it is told to go on.
package final class FixedClock: Sendable {
    /// Sunday, 22 November 2026, 12:00 UTC.
    package static let noon = Moment(rawValue: 1_795_348_800_000)

    private let moment: Mutex<Moment>

    package init(_ moment: Moment = noon) {
        self.moment = Mutex(moment)
    }

    package var now: Moment { moment.withLock { $0 } }

    /// Goes on by so many seconds (back when negative).
    package func advance(seconds: Int64) {
        moment.withLock { $0 = $0.advanced(seconds: seconds) }
    }
}

import Features
import Synchronization

/// A clock that shows what it is set to: for what is written as if at other times.
final class ScriptedClock: Sendable {
    private let moment: Mutex<Moment>

    init(_ moment: Moment) {
        self.moment = Mutex(moment)
    }

    var now: Moment { moment.withLock { $0 } }

    func set(_ moment: Moment) {
        self.moment.withLock { $0 = moment }
    }
}

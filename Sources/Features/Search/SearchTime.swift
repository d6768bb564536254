import Synchronization

/// The time that one search has, from the first time it is asked for.
package final class SearchTime: Sendable {
    /// Longest that a search may read: many times what one takes among a million posts.
    package static let longest = Duration.milliseconds(1_500)

    private let length: Duration
    private let end = Mutex<ContinuousClock.Instant?>(nil)

    init(_ length: Duration) {
        self.length = length
    }

    /// True until its time is over.
    var isLeft: Bool {
        let now = ContinuousClock.now
        return end.withLock { end in
            let last = end ?? now.advanced(by: length)
            end = last
            return now < last
        }
    }
}

import Synchronization

/// Tells a delivery, from another thread, that it should end.
final class StopSign: Sendable {
    /// How long a server that has the mail may still answer: waiting a moment is better than sending it twice.
    ///
    /// With a second until libcurl asks and one for the goodbye it stays below the 5 s that the program has to end.
    private static let grace = Duration.seconds(2)

    private let raisedAt = Mutex<ContinuousClock.Instant?>(nil)

    /// Asks for the end; the first time counts.
    func raise() {
        raisedAt.withLock { if $0 == nil { $0 = .now } }
    }

    var isRaised: Bool { raisedAt.withLock { $0 != nil } }

    /// Whether to end now.
    func mustStop(awaitingVerdict: Bool) -> Bool {
        guard let raised = raisedAt.withLock({ $0 }) else { return false }
        return !awaitingVerdict || ContinuousClock.now - raised > Self.grace
    }
}

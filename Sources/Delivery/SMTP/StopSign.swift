import Synchronization

/// Tells a delivery, from another thread, that it should end.
final class StopSign: Sendable {
    /// How long a server that has the mail may still answer: waiting a moment is better than sending it twice.
    ///
    /// With the second that it may take until libcurl asks these are the 3 s after which a delivery has ended.
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

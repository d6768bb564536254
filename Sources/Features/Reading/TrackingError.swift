/// Why something could not be followed, muted, left out or marked as read.
package enum TrackingError: FeatureError, Equatable {
    /// The table of rights gives this actor no such right.
    case notAllowed
    /// There is no such discussion, board or member for this actor.
    case missing
    /// Nobody leaves out those who moderate, or themselves.
    case notIgnorable
    /// More people are left out already than anybody may.
    case tooMany
    /// The database could not do it; the cause is in the log.
    case unavailable
}

/// Why a verb about notices refused.
package enum NoticeError: FeatureError, Equatable {
    /// There is no member who asks, or none that is told anything.
    case notAllowed
    /// There is no such notice of theirs, or no such link.
    case missing
    /// The database could not do it; the cause is in the log.
    case unavailable
}

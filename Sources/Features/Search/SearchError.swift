/// Why a search was not answered.
package enum SearchError: Error, Equatable {
    /// It would take longer than a search may: it must be narrowed.
    case tooBroad
    /// The guests of one network have searched enough for this minute.
    case tooOften(retryAfter: Int)
    /// As many searches wait as may: it is to be tried again in a while.
    case busy
    /// The database could not answer; the cause is in the log.
    case unavailable
}

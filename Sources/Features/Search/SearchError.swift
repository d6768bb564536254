/// Why a search was not answered.
package enum SearchError: Error, Equatable {
    /// It would take longer than a search may: it must be narrowed.
    case tooBroad
    /// As many searches wait as may: it is to be tried again in a while.
    case busy
    /// The database could not answer; the cause is in the log.
    case unavailable
}

/// Why reading failed; what the reader may not see is `missing`, never an error.
package enum ReadingError: FeatureError, Equatable {
    /// The database could not answer; the cause is in the log.
    case unavailable
}

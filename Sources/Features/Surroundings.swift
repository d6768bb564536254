package import Logging

/// What the features take from the world: time, randomness, keys, a logger.
///
/// Tests pass fixed ones.
package struct Surroundings: Sendable {
    /// The clock.
    package let now: @Sendable () -> Moment
    /// So many bytes from a secure source.
    package let randomBytes: @Sendable (Int) -> [UInt8]
    /// Secrets of this community, from its key file.
    package let keys: Keys
    package let logger: Logger
    /// The time that one search may take.
    package let longestSearch: Duration

    package init(
        now: @escaping @Sendable () -> Moment,
        randomBytes: @escaping @Sendable (Int) -> [UInt8],
        keys: Keys,
        logger: Logger,
        longestSearch: Duration = SearchTime.longest
    ) {
        self.now = now
        self.randomBytes = randomBytes
        self.keys = keys
        self.logger = logger
        self.longestSearch = longestSearch
    }
}

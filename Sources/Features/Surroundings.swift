package import Logging

/// What the features take from the world: time, randomness, keys, the hashing of passwords, a logger.
///
/// Tests pass fixed ones.
package struct Surroundings: Sendable {
    /// The clock.
    package let now: @Sendable () -> Moment
    /// So many bytes from a secure source.
    package let randomBytes: @Sendable (Int) -> [UInt8]
    /// Secrets of this community, from its key file.
    package let keys: Keys
    package let passwords: any PasswordHashing
    package let logger: Logger
    /// The time that one search may take.
    package let longestSearch: Duration
    /// Seconds from a notice to the mail about it.
    package let noticeDelay: Int64
    /// The rules of the house, as they are now.
    package let rules: RuleKeeper

    package init(
        now: @escaping @Sendable () -> Moment,
        randomBytes: @escaping @Sendable (Int) -> [UInt8],
        keys: Keys,
        passwords: any PasswordHashing,
        logger: Logger,
        longestSearch: Duration = SearchTime.longest,
        noticeDelay: Int64 = NoticeLetters.usualDelay,
        rules: RuleKeeper = RuleKeeper(RuleBook())
    ) {
        self.now = now
        self.randomBytes = randomBytes
        self.keys = keys
        self.passwords = passwords
        self.logger = logger
        self.longestSearch = longestSearch
        self.noticeDelay = noticeDelay
        self.rules = rules
    }

    /// The same with another clock or other bytes: for what is written into the past.
    package func with(
        now: (@Sendable () -> Moment)? = nil, randomBytes: (@Sendable (Int) -> [UInt8])? = nil
    ) -> Surroundings {
        Surroundings(
            now: now ?? self.now, randomBytes: randomBytes ?? self.randomBytes, keys: keys, passwords: passwords,
            logger: logger, longestSearch: longestSearch, noticeDelay: noticeDelay, rules: rules)
    }
}

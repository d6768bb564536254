/// When a mail that was not taken is tried again, and when it is given up.
package enum RetrySchedule {
    /// Minutes between a failed try and the next: soon, as greylisting wants, then rarely; 46 hours in all.
    private static let waits = [1, 5, 15, 60, 180, 360, 720, 720, 720]
    /// Percent by which a wait is made shorter or longer, so that the mails of one outage don't all return at once.
    private static let spread: UInt64 = 10

    /// How long to wait after a failed try; nil when the mail is to be given up.
    ///
    /// - Parameters:
    ///   - attempt: which try it was, from 1.
    ///   - id: the mail's Message-ID or another name of it, which the spread depends on.
    package static func wait(afterAttempt attempt: Int, of id: String) -> Duration? {
        guard attempt <= waits.count else { return nil }
        let percent = 100 - spread + StableHash.of("\(attempt) \(id)") % (2 * spread + 1)
        return .milliseconds(Int64(waits[max(attempt, 1) - 1]) * 60_000 * Int64(percent) / 100)
    }
}

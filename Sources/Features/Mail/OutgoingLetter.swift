import Storage

/// A letter that was claimed: whoever has it is the only one who sends it, until its lease ends.
package struct OutgoingLetter: Sendable, Equatable {
    /// A row of the outbox.
    package struct ID: RowID {
        package let rawValue: Int64

        package init(rawValue: Int64) {
            self.rawValue = rawValue
        }
    }

    package let id: ID
    /// Without angle brackets; the same on each try.
    package let messageID: String
    package let letter: Letter
    package let to: EmailAddress
    /// When it was written.
    package let madeAt: Moment
    /// From when on it is of no use.
    package let expiresAt: Moment
    /// Which try this is, from 1.
    package let attempt: Int
}

/// What became of a letter that was claimed.
package enum LetterFate: Sendable, Equatable {
    /// The server has taken it.
    case sent
    /// The server will never take it; the code is its reply.
    case refused(code: Int?)
    /// It is tried again then, or given up when that is too late.
    case later(at: Moment, code: Int?)
    /// It was not tried, for a reason that is not its own: it comes back then, and the try does not count.
    case untried(at: Moment)
    /// It was tried often enough.
    case givenUp(code: Int?)
}

/// Why the outbox did not answer.
package enum OutboxError: FeatureError, Equatable {
    /// The database could not do it; the cause is in the log.
    case unavailable
}

/// Why somebody was not let in.
package enum SignInError: HashingRefusal, Equatable {
    /// No such name, not its password, or not its code: which of them is not said.
    case wrong
    /// Too many tries; the next may be made in so many seconds.
    case tooOften(retryAfter: Int)
    /// Too many passwords are being checked: try again in a few seconds.
    case busy
    /// The password was right, but nobody can sign in to this account now.
    case held
    /// The second step was left waiting for too long, or was tried too often: begin again.
    case stepOver
    /// The database could not do it; the cause is in the log.
    case unavailable

    /// One sentence for people.
    package var sentence: String {
        switch self {
        case .wrong:
            """
            That name and that password don’t belong together. If you have just joined, follow the link in the mail \
            first.
            """
        case .tooOften(let seconds): "That was tried too often. You can try again in \(Waiting.words(seconds))."
        case .busy: "Too many people are signing in just now. Try again in a few seconds."
        case .held: "Nobody can sign in to this account now."
        case .stepOver: "That took too long, or too many codes were wrong. Sign in again."
        case .unavailable: "We could not do this just now. Try again in a moment."
        }
    }
}

/// How far somebody came with a name and a password.
package enum SignInOutcome: Sendable, Equatable {
    case signedIn(NewSession)
    /// The password was right; this is what the second step is known by.
    case codeNeeded(Secret)
    /// The password was that of a registration, which waits for its confirmation: its letter was sent again.
    case confirmFirst
}

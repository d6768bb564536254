/// Why something of one's own account could not be changed.
package enum AccountError: HashingRefusal, Equatable {
    /// The table of rights gives this actor no such right.
    case notAllowed
    /// They have to prove first that it is them.
    case stepUpNeeded
    /// The password or the code is not theirs.
    case wrong
    /// The new password can't be taken.
    case weak(PasswordProblem)
    /// There is no password yet; one has to be chosen first.
    case noPassword
    /// It was changed meanwhile: in another window, most likely.
    case outdated
    /// Too many tries; the next may be made in so many seconds.
    case tooOften(retryAfter: Int)
    /// Too many passwords are being checked: try again in a few seconds.
    case busy
    /// The database could not do it; the cause is in the log.
    case unavailable

    /// One sentence for people.
    package var sentence: String {
        switch self {
        case .notAllowed: "You may not do this here."
        case .stepUpNeeded: "Show first that it is you."
        case .wrong: "That is not right. Look at it again."
        case .weak: "That password can’t be taken."
        case .noPassword: "Choose a password first."
        case .outdated: "This was changed meanwhile. Look at it again."
        case .tooOften(let seconds): "That was tried too often. You can try again in \(Waiting.words(seconds))."
        case .busy: "Too many people are signing in just now. Try again in a few seconds."
        case .unavailable: "We could not do this just now. Try again in a moment."
        }
    }
}

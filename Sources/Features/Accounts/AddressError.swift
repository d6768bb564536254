/// Why a member's address could not be changed, or the change not be taken back.
package enum AddressError: FeatureError, Equatable {
    /// The table of rights gives this actor no such right.
    case notAllowed
    /// They have to prove first that it is them.
    case stepUpNeeded
    /// What was typed is no address.
    case form(EmailAddressError)
    /// It is theirs by now.
    case same
    /// They asked for too many changes; the next may be in so many seconds.
    case tooOften(retryAfter: Int)
    case token(TokenError)
    /// It is the link of another member, of this name: their name stands in the letter that it came with, too.
    case anothersLink(name: String)
    /// The address that the link is about belongs to another account by now: said to whoever reads its mail.
    case taken
    /// The database could not do it; the cause is in the log.
    case unavailable

    /// One sentence for people.
    package var sentence: String {
        switch self {
        case .notAllowed: "You may not do this here."
        case .stepUpNeeded: "Show first that it is you."
        case .form: "That is no address that mail could be sent to."
        case .same: "That is your address already."
        case .tooOften(let seconds): "That was tried too often. You can try again in \(Waiting.words(seconds))."
        case .token(let error): error.sentence
        case .anothersLink(let name): "This link is for the account of \(name). Sign in as \(name), and open it again."
        case .taken: "This address belongs to another account by now."
        case .unavailable: "We could not do this just now. Try again in a moment."
        }
    }
}

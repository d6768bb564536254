/// Why something could not be posted or arranged, named for what the person did.
package enum PostingError: FeatureError, Equatable {
    /// The table of rights gives this actor no such right.
    case notAllowed
    /// There is no such board, discussion, post or member that the actor may know of.
    case missing
    case titleLength(letters: Int, allowed: ClosedRange<Int>)
    case empty
    /// A board's slug, name or group name breaks a rule; the reason says which.
    case boardNaming(reason: String)
    /// Too long, too deep or too large once rendered; the reason names the limit.
    case unreadable(reason: String)
    /// The discussion is locked.
    case locked(by: String, reason: String)
    /// The database could not take it; the cause is in the log.
    case unavailable

    /// One sentence for people.
    package var sentence: String {
        switch self {
        case .notAllowed: "You may not do this here."
        case .missing: "That isn't here (any more)."
        case .titleLength(let letters, let allowed):
            "A title has \(allowed.lowerBound) to \(allowed.upperBound) letters; this one has \(letters)."
        case .empty: "There is nothing in it yet. Write something first."
        case .boardNaming(let reason), .unreadable(let reason): reason
        case .locked(let by, let reason): "\(by) locked this thread: \(reason)"
        case .unavailable: "We could not store this just now. Try again in a moment."
        }
    }
}

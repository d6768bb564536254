/// Why a mark could not be put on a post, named for what the person did.
package enum MarkError: FeatureError, Equatable {
    /// The table of rights gives this actor no such right.
    case notAllowed
    /// There is no such post that the actor could read.
    case missing
    /// Nobody thanks themselves.
    case own
    /// So many thanks a day are enough.
    case tooMany(retryAfter: Int)
    /// There is no room for another bookmark.
    case full
    /// On this board threads have no answers, or this is the question.
    case noAnswer
    /// The database could not take it; the cause is in the log.
    case unavailable

    /// One sentence for people.
    package var sentence: String {
        switch self {
        case .notAllowed: "You may not do this here."
        case .missing: "That isn’t here (any more)."
        case .own: "This is your own post. Thanks come from others."
        case .tooMany(let seconds):
            "You have thanked a great many people today. You can go on in \(Waiting.words(seconds))."
        case .full: "You have \(Bookmarks.most) bookmarks. Take one off before you put another on."
        case .noAnswer: "This can’t be marked as the answer."
        case .unavailable: "We could not store this just now. Try again in a moment."
        }
    }
}

/// Why a report was not taken.
package enum ReportError: FeatureError, Equatable {
    /// The table of rights gives this actor no such right.
    case notAllowed
    /// There is no such post that the actor may read.
    case missing
    /// It is their own: they can change it or take it back.
    case own
    /// "Something else" says nothing alone.
    case needsWords
    case wordsLength(letters: Int, allowed: Int)
    /// Too many were made by this member, or from this network.
    case tooOften(retryAfter: Int)
    /// The database could not take it; the cause is in the log.
    case unavailable

    /// One sentence for people.
    package var sentence: String {
        switch self {
        case .notAllowed: "You may not do this here."
        case .missing: "That post isn’t here (any more)."
        case .own: "This is your own post: you can change it, or delete it."
        case .needsWords: "Say in a few words what is wrong with it."
        case .wordsLength(let letters, let allowed): "At most \(allowed) letters; this has \(letters)."
        case .tooOften(let seconds): "Too many reports for now. You can send this in \(Waiting.words(seconds))."
        case .unavailable: "We could not take this just now. Try again in a moment."
        }
    }
}

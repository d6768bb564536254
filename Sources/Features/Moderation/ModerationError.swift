/// Why nothing was decided.
package enum ModerationError: FeatureError, Equatable {
    /// The table of rights gives this actor no such right, or not on that board.
    case notAllowed
    /// There is no such post, discussion or item.
    case missing
    /// Nobody decides about what they wrote themselves.
    case own
    /// Somebody else is looking at it.
    case claimed(by: String)
    /// Somebody has decided already; nil when its author took it back, or a program decided.
    case decided(by: String?)
    /// There is nothing of that kind to decide about this post.
    case unfit
    /// Its words are others, or are hidden or reported, since they were shown to whoever decides.
    case changed
    /// A reason is a line of so many letters.
    case reasonLength(allowed: ClosedRange<Int>)
    /// A title is a line of so many letters.
    case titleLength(letters: Int, allowed: ClosedRange<Int>)
    /// The words are gone for good, or will be: it was too long ago.
    case tooLate
    /// So many are pinned on that board already.
    case tooManyPins(allowed: Int)
    /// A pin ends after today, and within so many days.
    case pinEnd(days: Int64)
    /// The database could not do it; the cause is in the log.
    case unavailable

    /// One sentence for people.
    package var sentence: String {
        switch self {
        case .notAllowed: "You may not do this here."
        case .missing: "That isn’t here (any more)."
        case .own: "This is your own post: somebody else decides about it."
        case .claimed(let name): "\(name) has it."
        case .decided(let name?): "This was already decided by \(name)."
        case .decided(nil): "This needs no decision any more."
        case .unfit: "That can’t be decided about this post now. Look at it again."
        case .changed: "It has changed since you opened it, or was reported. Look at it again, then decide."
        case .reasonLength(let allowed):
            "Say why, in \(allowed.lowerBound) to \(allowed.upperBound) letters: its author reads it."
        case .titleLength(let letters, let allowed):
            "A title has \(allowed.lowerBound) to \(allowed.upperBound) letters; this one has \(letters)."
        case .tooLate: "This was removed too long ago: its words are gone."
        case .tooManyPins(let allowed): "\(allowed) threads are pinned on this board already. Unpin one first."
        case .pinEnd(let days): "Give a day from tomorrow on, within \(days) days."
        case .unavailable: "We could not do this just now. Try again in a moment."
        }
    }
}

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
    /// What is answered or edited was removed meanwhile.
    case removed
    /// Something of the kind was done so shortly before that this one has to wait so many seconds.
    case tooSoon(seconds: Int)
    /// There has been enough of it for so many seconds; the reason is a sentence for the member.
    case tooMany(reason: String, retryAfter: Int)
    /// There is too much in it; the reason is a sentence for the member.
    case tooMuch(reason: String)
    /// The same words were posted a short while ago, there.
    case repeated(Post.ID)
    /// The form that this came in has posted something else before; nil where that is not to be seen.
    case formUsed(earlier: Post.ID?)
    /// A draft is kept there with other words, which were never seen in the form that this came in.
    case keptElsewhere
    /// A rule forbids it; the reason is the rule's own sentence.
    case refused(rule: String, reason: String)
    /// Nothing can be posted before it was understood that it will be public.
    case notUnderstood
    /// It seems to hold what should not be public, or a rule warns of it, and nobody has said that it is meant.
    case warned(PostWarning)
    /// The post was edited since the form was shown; its words as they are now.
    case crossed(EditablePost)
    /// The time in which it could be edited is over.
    case closedForEditing
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
        case .boardNaming(let reason), .unreadable(let reason), .tooMuch(let reason): reason
        case .tooMany(let reason, let seconds): "\(reason) You can post this in \(Waiting.words(seconds))."
        case .locked(let by, let reason): "\(by) locked this thread: \(reason)"
        case .removed: "That post was removed. You can answer another one, or start a thread of your own."
        case .tooSoon(let seconds): "That was quick. Try again in \(seconds) s."
        case .repeated: "You have posted these words a moment ago."
        case .keptElsewhere: "Another tab, or another device, keeps a draft here. This text is not kept."
        case .formUsed: "This form was sent before, with other words. These are not posted yet: send them again."
        case .refused(_, let reason): reason
        case .notUnderstood: "Please tick that you have understood: what you post is public."
        case .warned(let warning) where warning.findings.isEmpty:
            warning.matches.first?.sentence ?? "Have a look at this before you post it."
        case .warned: "This seems to hold something that should not be public. Have a look before you post it."
        case .crossed: "This post was edited since you opened it. Your text is below; so is the other one."
        case .closedForEditing: "This post is too old to be edited. You can answer it."
        case .unavailable: "We could not store this just now. Try again in a moment."
        }
    }
}

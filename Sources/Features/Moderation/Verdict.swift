import Prose

/// What can be decided about a post.
package enum Verdict: Sendable, Equatable {
    /// What was held is to be read; its author reads the note with it, where there is one.
    case release(note: String)
    /// What was held stays away; its author reads why.
    case reject(reason: String)
    /// What was reported stays, or comes back where it was hidden meanwhile.
    case dismiss
    /// Taken down with a public reason.
    case remove(reason: String)

    /// The verdict, its reason one line of the right length.
    func checked() throws(ModerationError) -> Verdict {
        switch self {
        case .release(let note): .release(note: try Moderation.checked(note: note))
        case .dismiss: self
        case .reject(let reason): .reject(reason: try Moderation.checked(reason: reason))
        case .remove(let reason): .remove(reason: try Moderation.checked(reason: reason))
        }
    }

    var kind: Decision.Kind {
        switch self {
        case .release: .release
        case .reject: .reject
        case .dismiss: .dismiss
        case .remove: .remove
        }
    }

    var reason: String {
        switch self {
        case .dismiss: ""
        case .release(let reason), .reject(let reason), .remove(let reason): reason
        }
    }
}

extension Moderation {
    /// A reason as it is kept: one line, said in neither too few words nor too many.
    static func checked(reason: String) throws(ModerationError) -> String {
        let reason = StackedMarks.thinned(Gate.oneLine(reason))
        guard reasonLetters.contains(Letters.count(in: reason)) else { throw .reasonLength(allowed: reasonLetters) }
        return reason
    }

    /// The same where nothing need be said.
    static func checked(note: String) throws(ModerationError) -> String {
        Gate.oneLine(note).isEmpty ? "" : try checked(reason: note)
    }
}

import Storage

/// A link that lets people join, so many times.
package struct Invitation: Sendable, Equatable {
    package struct ID: RowID {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    package let id: ID
    /// What those who come by it become.
    package let standing: Member.Standing
    /// The name of who made it; nil for whoever owns the server.
    package let by: String?
    package let madeAt: Moment
    package let expiresAt: Moment
    package let usesLeft: Int
    package let isRevoked: Bool

    /// Whether it still lets anybody in.
    package func isUsable(at now: Moment) -> Bool {
        !isRevoked && usesLeft > 0 && expiresAt > now
    }
}

/// Why something about invitations could not be done.
package enum InvitationError: FeatureError, Equatable {
    /// The table of rights gives this actor no such right.
    case notAllowed
    /// There is no such invitation of theirs.
    case missing
    /// Nobody invites others to more than they are themselves.
    case higherStanding
    /// Each administrator is invited by a link of their own: one that gets around makes no more of them.
    case administratorsTogether
    /// They have to prove first that it is them.
    case stepUpNeeded
    /// An invitation is for so many people.
    case uses(allowed: ClosedRange<Int>)
    /// The database could not do it; the cause is in the log.
    case unavailable

    /// One sentence for people.
    package var sentence: String {
        switch self {
        case .notAllowed: "You may not do this here."
        case .missing: "There is no such invitation, or it no longer works."
        case .higherStanding: "Only somebody of that standing can invite others to it."
        case .administratorsTogether: "An invitation to be an administrator is for one person."
        case .stepUpNeeded: "Show first that it is you."
        case .uses(let allowed): "An invitation is for \(allowed.lowerBound) to \(allowed.upperBound) people."
        case .unavailable: "We could not do this just now. Try again in a moment."
        }
    }
}

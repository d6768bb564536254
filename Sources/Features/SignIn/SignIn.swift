import Storage

/// One time that somebody signed in, with all sessions that came of it.
package enum SignIn {
    package struct ID: RowID {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    /// How somebody proved who they are.
    package enum Way: String, Sendable, SQLBindable, SQLReadable {
        case password
        case secondFactor = "second-factor"
        case recoveryCode = "recovery-code"
        /// A link that was given to them.
        case link
    }
}

/// A sign-in as its member sees it in a list.
package struct SignInEntry: Sendable, Equatable {
    package let id: SignIn.ID
    /// "Firefox on Linux".
    package let label: String
    package let way: SignIn.Way
    package let startedAt: Moment
    package let seenAt: Moment
    package let isRemembered: Bool
    /// It is the one that asks.
    package let isOwn: Bool
}

/// Why a link or a token does nothing.
package enum TokenError: FeatureError, Equatable {
    /// There is no such token.
    case notOurs
    /// It was used already.
    case used
    case expired
    /// The account it is for can't be used.
    case held
    /// The database could not answer; the cause is in the log.
    case unavailable

    /// One sentence for people.
    package var sentence: String {
        switch self {
        case .notOurs: "This link is not one of ours, or it is too old for us to know."
        case .used: "This link was used already; each works once."
        case .expired: "This link is too old, or a newer one has taken its place."
        case .held: "Nobody can sign in to this account now."
        case .unavailable: "We could not do this just now. Try again in a moment."
        }
    }
}

/// Why something about one's sign-ins could not be done.
package enum SignInsError: FeatureError, Equatable {
    /// The table of rights gives this actor no such right.
    case notAllowed
    /// There is no such member, or no such sign-in of theirs.
    case missing
    /// The database could not do it; the cause is in the log.
    case unavailable

    /// One sentence for people.
    package var sentence: String {
        switch self {
        case .notAllowed: "You may not do this here."
        case .missing: "That isn't here (any more)."
        case .unavailable: "We could not do this just now. Try again in a moment."
        }
    }
}

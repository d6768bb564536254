/// Why something about a member could not be done.
package enum MemberError: FeatureError, Equatable {
    /// The table of rights gives this actor no such right.
    case notAllowed
    /// There is no such member.
    case missing
    /// There is no such board.
    case noBoard
    /// Nobody changes what they may do themselves.
    case oneself
    /// Whoever is to be changed stands higher than whoever asks.
    case higherStanding
    /// Without them nobody could run the community.
    case lastAdministrator
    /// The name can't be borne.
    case badName(MemberNameError)
    /// Somebody bears or bore that name, or one that looks like it.
    case nameTaken
    /// They are a member already, with another standing than was asked for.
    case otherStanding(Member.Standing)
    /// Nobody can sign in to this account.
    case held
    /// A reason is a line of so many letters.
    case reasonLength(allowed: ClosedRange<Int>)
    /// A suspension ends after it begins.
    case endsTooEarly
    /// There is no suspension to lift.
    case notSuspended
    /// The database could not do it; the cause is in the log.
    case unavailable

    /// One sentence for people.
    package var sentence: String {
        switch self {
        case .notAllowed: "You may not do this here."
        case .missing: "There is no member of that name."
        case .noBoard: "There is no such board."
        case .oneself: "Nobody can do this to themselves."
        case .higherStanding: "Only somebody of the same standing or a higher one can do this."
        case .lastAdministrator: "This is the last administrator: make another one first."
        case .badName(let fault): Self.sentence(fault)
        case .nameTaken: "That name, or one that looks like it, is taken."
        case .otherStanding(let standing): "They are here already, as \(standing.withArticle)."
        case .held: "Nobody can sign in to this account now."
        case .reasonLength(let allowed): "A reason has \(allowed.lowerBound) to \(allowed.upperBound) letters."
        case .endsTooEarly: "A suspension ends after it begins."
        case .notSuspended: "They are not suspended."
        case .unavailable: "We could not do this just now. Try again in a moment."
        }
    }

    private static func sentence(_ fault: MemberNameError) -> String {
        switch fault {
        case .empty: "A name is missing."
        case .length(let allowed): "A name has \(allowed.lowerBound) to \(allowed.upperBound) letters."
        case .invisible: "A name can’t hold invisible characters."
        case .notAllowed: "A name is made of letters, digits and - _ . between them."
        case .misplacedSign: "A name has single signs only, between letters or digits."
        case .misplacedMark: "A name has accents on letters only, and few on each."
        case .mixedScripts: "A name is written in one script."
        case .mixedDigits: "A name has digits of one kind."
        case .noLetter: "A name has a letter at least."
        case .reserved: "That name is reserved."
        case .webAddress: "A name can’t read like a web address."
        }
    }
}

extension Member.Standing {
    /// "a moderator".
    package var withArticle: String {
        self == .administrator ? "an \(rawValue)" : "a \(rawValue)"
    }
}

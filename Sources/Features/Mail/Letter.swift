/// What we write to somebody: the occasion with what has to be known to write it, before it is put into words.
///
/// A secret in it becomes part of a link. Letters are stored sealed, never in clear.
package enum Letter: Sendable, Equatable, Codable {
    /// To whoever registered: the link that makes the account. Nothing that somebody typed stands in it: the address
    /// may be a stranger's.
    case confirmAddress(token: Secret)
    /// To a member with whose address somebody tried to register.
    case alreadyMember(name: String)
    /// The link that sets a new password.
    case resetPassword(name: String, token: Secret)
    case passwordChanged(name: String)
    /// To a member's new address: the link that makes it theirs.
    case addressChange(name: String, token: Secret)
    /// To a member's former address: the link that takes the change back.
    case addressChanged(name: String, undo: Secret)
    /// To a member's address that was not kept: mail goes to the former one again.
    case addressTakenBack(name: String)
    /// To a member whose address somebody wanted for another account.
    case addressTaken(name: String)
    /// A second factor is asked for from now on, or no more.
    case secondFactorChanged(name: String, isOn: Bool)
    /// Somebody signed in with this device.
    case newSignIn(name: String, device: String, at: Moment)
    /// To a member who decides about posts: one of the queue may be a child's.
    case urgentReport(name: String, item: Int64)
    /// What a member was told of one thread.
    case notices(NoticeLetter)
    /// What a member was told since the last digest.
    case digest(DigestLetter)
    /// To whoever set the server up.
    case test

    /// The occasion alone: the name of the letter's template, and what its row says of it.
    package enum Kind: String, Sendable, CaseIterable {
        case confirmAddress = "confirm-address"
        case alreadyMember = "already-member"
        case resetPassword = "reset-password"
        case passwordChanged = "password-changed"
        case addressChange = "address-change"
        case addressChanged = "address-changed"
        case addressTakenBack = "address-taken-back"
        case addressTaken = "address-taken"
        case secondFactorChanged = "second-factor-changed"
        case newSignIn = "new-sign-in"
        case urgentReport = "urgent-report"
        case notices
        case digest
        case test
    }

    package var kind: Kind {
        switch self {
        case .confirmAddress: .confirmAddress
        case .alreadyMember: .alreadyMember
        case .resetPassword: .resetPassword
        case .passwordChanged: .passwordChanged
        case .addressChange: .addressChange
        case .addressChanged: .addressChanged
        case .addressTakenBack: .addressTakenBack
        case .addressTaken: .addressTaken
        case .secondFactorChanged: .secondFactorChanged
        case .newSignIn: .newSignIn
        case .urgentReport: .urgentReport
        case .notices: .notices
        case .digest: .digest
        case .test: .test
        }
    }

    /// Seconds after which it is of no use any more: a link's own life, and some days for news.
    var lives: Int64 {
        switch self {
        case .confirmAddress, .addressChanged: 7 * Moment.day
        case .resetPassword: Moment.day / 24
        case .addressChange, .urgentReport, .test: Moment.day
        case .alreadyMember, .passwordChanged, .addressTakenBack, .addressTaken, .secondFactorChanged, .newSignIn,
            .notices, .digest:
            3 * Moment.day
        }
    }
}

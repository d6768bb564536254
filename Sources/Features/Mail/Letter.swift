/// What we write to somebody: the occasion with what has to be known to write it, before it is put into words.
///
/// A secret in it becomes part of a link. Letters are stored sealed, never in clear.
package enum Letter: Sendable, Equatable, Codable {
    /// The link that sets a new password.
    case resetPassword(name: String, token: Secret)
    case passwordChanged(name: String)
    /// A second factor is asked for from now on, or no more.
    case secondFactorChanged(name: String, isOn: Bool)
    /// Somebody signed in with this device.
    case newSignIn(name: String, device: String, at: Moment)
    /// To whoever set the server up.
    case test

    /// The occasion alone: the name of the letter's template, and what its row says of it.
    package enum Kind: String, Sendable, CaseIterable {
        case resetPassword = "reset-password"
        case passwordChanged = "password-changed"
        case secondFactorChanged = "second-factor-changed"
        case newSignIn = "new-sign-in"
        case test
    }

    package var kind: Kind {
        switch self {
        case .resetPassword: .resetPassword
        case .passwordChanged: .passwordChanged
        case .secondFactorChanged: .secondFactorChanged
        case .newSignIn: .newSignIn
        case .test: .test
        }
    }

    /// Seconds after which it is of no use any more: a link's own life, and some days for news.
    var lives: Int64 {
        switch self {
        case .resetPassword: Moment.day / 24
        case .test: Moment.day
        case .passwordChanged, .secondFactorChanged, .newSignIn: 3 * Moment.day
        }
    }
}

/// What a session is known by: the value of its cookie.
///
/// A type of its own, so that no other secret is taken for one.
package struct SessionSecret: Sendable, Equatable {
    private let secret: Secret

    init(_ secret: Secret) {
        self.secret = secret
    }

    /// A cookie's value that came back; nil when it can't be one of ours.
    package init?(text: String) {
        guard let secret = Secret(text: text) else { return nil }
        self.secret = secret
    }

    /// The value as the cookie carries it.
    package var text: String { secret.text }

    /// What is stored and looked up.
    package var hash: [UInt8] { secret.hash }
}

/// A session that has just begun: what the browser is to be given.
package struct NewSession: Sendable, Equatable {
    /// The cookie of the session; replaces whatever was there.
    package let secret: SessionSecret
    /// The cookie that outlives the browser; with nil, an older one is to be taken back.
    package let remember: Remembering?
    package let by: SignedIn

    /// What a browser is remembered by, and for how long.
    package struct Remembering: Sendable, Equatable {
        package let secret: Secret
        /// Seconds that are left of what was promised.
        package let seconds: Int64

        init(_ secret: Secret, until end: Moment, from now: Moment) {
            self.secret = secret
            seconds = (end.rawValue - now.rawValue) / 1_000
        }
    }
}

/// What a request's cookies stand for.
package enum Resolved: Sendable, Equatable {
    /// Nobody who is signed in.
    case none
    case member(SignedIn, SessionSecret)
    /// A remembered member for whom a new session was begun: its cookie is to be given.
    case renewed(NewSession)
}

/// Proof that a form came from a page of ours, made for this reader: a mark of its path or session, and of the hour.
///
/// A guest's binds nobody and needs no cookie; a member's is bound to their sign-in, so that forms of other windows are
/// still good when the session's secret is changed in one. The hour stands in it: it is no secret.
package struct FormTokens: Sendable {
    /// Who sends a form.
    package enum Sender: Sendable, Equatable {
        /// A guest, to this path.
        case guest(path: String)
        /// A member, from a session of this sign-in.
        case member(SignIn.ID)
    }

    /// What a token that came back proves.
    package enum Proof: Sendable, Equatable {
        case good
        /// We made it, too long ago: what was typed is shown again, with a new one.
        case stale
        /// We never made it for this sender.
        case wrong
    }

    /// Hours for which a token is good beside the one it was made in.
    private static let goodHours: Int64 = 2
    /// Hours for which we still know a token of ours: a tab that was open over a long weekend.
    private static let knownHours: Int64 = 96

    private let keys: Keys
    private let now: @Sendable () -> Moment

    init(keys: Keys, now: @escaping @Sendable () -> Moment) {
        self.keys = keys
        self.now = now
    }

    /// The token for a form that is shown now.
    package func token(for sender: Sender) -> String {
        token(for: sender, hour: currentHour)
    }

    /// What a token proves that came back from `sender`.
    package func check(_ token: String, from sender: Sender) -> Proof {
        guard let hour = Int64(token.prefix { $0 != "." }),
            (currentHour - Self.knownHours...currentHour).contains(hour),
            Keys.isSame(self.token(for: sender, hour: hour), token)
        else { return .wrong }
        return currentHour - hour <= Self.goodHours ? .good : .stale
    }

    private var currentHour: Int64 { now().rawValue / 3_600_000 }

    private func token(for sender: Sender, hour: Int64) -> String {
        switch sender {
        case .guest(let path): "\(hour).\(keys.formToken(path: path, hour: hour))"
        case .member(let signIn): "\(hour).\(keys.actionToken(signIn: signIn, hour: hour))"
        }
    }
}

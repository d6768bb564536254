/// Proof that a form came from a page of ours, made for this reader: a mark of its path or session, and of the hour.
///
/// A guest's binds nobody and needs no cookie; a member's is bound to their session.
package struct FormTokens: Sendable {
    /// Who sends a form.
    package enum Sender: Sendable, Equatable {
        /// A guest, to this path.
        case guest(path: String)
        /// A member, from this session.
        case member(SessionSecret)
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
        let hour = currentHour
        // All are compared whichever matches, so that the time taken says nothing.
        let ages = (0...Self.knownHours).filter { Keys.isSame(self.token(for: sender, hour: hour - $0), token) }
        return ages.first.map { $0 <= Self.goodHours ? .good : .stale } ?? .wrong
    }

    private var currentHour: Int64 { now().rawValue / 3_600_000 }

    private func token(for sender: Sender, hour: Int64) -> String {
        switch sender {
        case .guest(let path): keys.formToken(path: path, hour: hour)
        case .member(let session): keys.actionToken(session: session, hour: hour)
        }
    }
}

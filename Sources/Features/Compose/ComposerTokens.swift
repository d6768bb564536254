import Crypto

/// Proof that a composer came from a page of ours, made for one sign-in and one target, and good for one post.
///
/// Nothing is stored until a form makes something: the token carries its nonce and its time, and a mark of both. What a
/// form has made is remembered for as long as its token is known, so that sending it twice makes one post.
package struct ComposerTokens: Sendable {
    /// Seconds after which a form is shown again with what was typed.
    private static let good: Int64 = 2 * 3_600
    /// Seconds for which we still know a token of ours, and what it made: a tab that was open over a weekend.
    static let known: Int64 = 3 * Moment.day
    private static let nonceLength = 16
    /// Letters of a token: a time of at most 19 digits, two dots, nonce and mark of 22 letters each.
    private static let longest = 19 + 2 + 2 * 22

    private let keys: Keys
    private let now: @Sendable () -> Moment
    private let randomBytes: @Sendable (Int) -> [UInt8]

    init(surroundings: Surroundings) {
        keys = surroundings.keys
        now = surroundings.now
        randomBytes = surroundings.randomBytes
    }

    /// The token for a composer that is shown now.
    ///
    /// - Parameter use: the form in whose place it is shown, with what was typed there: the time of that one goes on
    ///   counting, up to an hour.
    package func issue(for signIn: SignIn.ID, target: ComposerTarget, after use: ComposerUse? = nil) -> String {
        let now = now()
        let madeAt = use.map { max($0.madeAt, now.advanced(seconds: -Self.good / 2)) } ?? now
        let (nonce, time) = (Base64URL.text(randomBytes(Self.nonceLength)), madeAt.rawValue)
        return "\(time).\(nonce).\(keys.composerToken(signIn: signIn, target: target, nonce: nonce, time: time))"
    }

    /// What a token that came back is known by; nil when it was never made for this sender and target, or so long ago
    /// that nobody knows any more what it made.
    package func check(_ text: String, from signIn: SignIn.ID, target: ComposerTarget) -> ComposerUse? {
        guard text.utf8.count <= Self.longest else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let time = Int64(parts[0]), String(time) == parts[0] else { return nil }
        let nonce = String(parts[1])
        let expected = keys.composerToken(signIn: signIn, target: target, nonce: nonce, time: time)
        guard Keys.isSame(expected, String(parts[2])), let bytes = Base64URL.bytes(nonce) else { return nil }
        let (now, madeAt) = (now(), Moment(rawValue: time))
        guard madeAt <= now, now < madeAt.advanced(seconds: Self.known) else { return nil }
        return ComposerUse(
            nonceHash: Array(SHA256.hash(data: bytes)), madeAt: madeAt,
            isStale: now > madeAt.advanced(seconds: Self.good))
    }
}

/// Proof that a composer came from a page of ours, made for one sign-in and one target, and good for one post.
///
/// Nothing is stored until a form makes something: the token carries its nonce and its time, and a mark of both. What a
/// form has made is remembered for as long as its token is known, so that sending it twice makes one post.
package struct ComposerTokens: Sendable {
    /// Seconds after which a form is shown again with what was typed.
    private static let good: Int64 = 2 * 3_600
    /// Seconds for which we still know a token of ours, and what it made: a tab that was open over a weekend.
    static let known: Int64 = 3 * Moment.day
    /// Letters of a token: a time of at most 19 digits, two dots, a nonce of 43 letters, a mark of 22.
    private static let longest = 19 + 2 + 43 + 22

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
    /// - Parameters:
    ///   - use: the form in whose place it is shown, with what was typed there: the time of that one goes on counting,
    ///     up to an hour.
    ///   - former: what that form was known by, where nobody knows more of it.
    ///   - draft: when the draft was kept that stands in it.
    package func issue(
        for signIn: SignIn.ID, target: ComposerTarget, after use: ComposerUse? = nil,
        inPlaceOf former: ComposerNonce? = nil, shownWith draft: Moment? = nil
    ) -> String {
        let now = now()
        let madeAt = use.map { max($0.madeAt, now.advanced(seconds: -Self.good / 2)) } ?? now
        let shared = (use?.nonce ?? former).map { ComposerNonce(inPlaceOf: $0, randomBytes) }
        let (nonce, time) = ((shared ?? ComposerNonce(shownWith: draft, randomBytes)).text, madeAt.rawValue)
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
        guard Keys.isSame(expected, String(parts[2])), let known = ComposerNonce(text: nonce) else { return nil }
        let (now, madeAt) = (now(), Moment(rawValue: time))
        guard madeAt <= now, now < madeAt.advanced(seconds: Self.known) else { return nil }
        return ComposerUse(nonce: known, madeAt: madeAt, isStale: now > madeAt.advanced(seconds: Self.good))
    }

    /// What a form is known by whose token this is, whoever was shown it and when; nil for what is none.
    ///
    /// It proves nothing: good to tell a member's own drafts apart, and to find what they have sent.
    package func nonce(in text: String) -> ComposerNonce? {
        guard text.utf8.count <= Self.longest else { return nil }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 3 ? ComposerNonce(text: String(parts[1])) : nil
    }
}

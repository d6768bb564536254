import Prose
import Storage

/// A composer's form that came back: what it is known by, and when it was shown.
package struct ComposerUse: Sendable, Equatable {
    package let nonce: ComposerNonce
    package let madeAt: Moment
    /// It was shown more than two hours ago: what was typed is shown again, with a new token.
    package let isStale: Bool

    /// Stored when the form has made something; the nonce itself never is.
    package var nonceHash: [UInt8] { nonce.hash }
}

extension Transaction {
    /// What a form has made before, when it was sent already.
    func earlierUse(_ use: ComposerUse) throws -> Post.ID? {
        try first(.earlierUse(use.nonceHash)) ?? nil
    }

    /// True when a form was sent before, even if nothing is left of what it made.
    func wasUsed(_ use: ComposerUse) throws -> Bool {
        try first(.earlierUse(use.nonceHash)) != nil
    }

    /// True when this member has sent a form before that nothing proves to be theirs now.
    func wasUsed(_ nonce: ComposerNonce, by member: Member.ID) throws -> Bool {
        try first(.earlierUse(nonce.hash, by: member)) != nil
    }

    /// What a form has made that is sent again with the same words.
    ///
    /// Throws `formUsed` when they are others, or when nothing is left to compare them with: nobody's words get lost.
    func made(by use: ComposerUse, again source: String, titled title: String?) throws -> Submitted {
        guard let made = try first(.made(by: use.nonceHash)) else { throw PostingError.formUsed(earlier: nil) }
        guard try made.says(source, titled: title) || says(made, again: source, titled: title) else {
            throw PostingError.formUsed(earlier: made.state == .visible ? made.post : nil)
        }
        return Submitted(post: made.post, isHeld: made.state == .held, isRepeat: true)
    }

    /// What a form has made says the same but for words that are gone for good, which may have left it meanwhile.
    private func says(_ made: MadePost, again source: String, titled title: String?) throws -> Bool {
        guard source.holds("/p/") else { return false }
        let cited = CitedSource(source)
        let originals = try all(.originals(Array(cited.posts.prefix(QuoteKeeper.maximumOriginals))))
        guard let sent = cited.withoutWiped(originals) else { return false }
        var rest = made
        rest.source = CitedSource(made.source).withoutWiped(originals) ?? made.source
        return rest.says(sent, titled: title)
    }

    /// Notes that a form has made something: it makes nothing more.
    ///
    /// Throws when it has been noted already.
    func remember(_ use: ComposerUse, by member: Member.ID, post: Post.ID?, at now: Moment) throws {
        try run(.remember(use.nonceHash, by: member, post: post, until: now.advanced(seconds: ComposerTokens.known)))
    }
}

/// What a form has made, as it is now.
struct MadePost: Sendable {
    let post: Post.ID
    let state: Post.State
    /// The discussion's, where it begins one.
    let title: String?
    var source: String

    /// The same is written again, however its lines are broken.
    fileprivate func says(_ source: String, titled title: String?) -> Bool {
        title == self.title
            && MessageIdentity.fingerprint(of: source) == MessageIdentity.fingerprint(of: self.source)
    }
}

extension Query where Row == MadePost {
    fileprivate static func made(by nonceHash: [UInt8]) -> Self {
        Query(
            """
            SELECT p.id, p.state, CASE WHEN p.parent IS NULL THEN COALESCE(p.subject, d.title) END,
                COALESCE(y.source, '')
            FROM composer_use u
            JOIN post p ON p.id = u.post
            JOIN discussion d ON d.id = p.discussion
            LEFT JOIN body y ON y.post = p.id
            WHERE u.nonce_hash = \(nonceHash)
            """
        ) { row in
            MadePost(post: try row.next(), state: try row.next(), title: try row.next(), source: try row.next())
        }
    }
}

extension Query where Row == Post.ID? {
    static func earlierUse(_ nonceHash: [UInt8]) -> Self {
        Query("SELECT post FROM composer_use WHERE nonce_hash = \(nonceHash)") { try $0.next() }
    }

    static func earlierUse(_ nonceHash: [UInt8], by member: Member.ID) -> Self {
        Query("SELECT post FROM composer_use WHERE nonce_hash = \(nonceHash) AND member = \(member)") {
            try $0.next()
        }
    }
}

extension Transaction {
    /// Notes the same unless it has been noted already: no draft is kept from that form any more.
    func close(_ use: ComposerUse?, by member: Member.ID, post: Post.ID?, at now: Moment) throws {
        guard let use, try !wasUsed(use) else { return }
        try remember(use, by: member, post: post, at: now)
    }
}

extension SQLText {
    fileprivate static func remember(
        _ nonceHash: [UInt8], by member: Member.ID, post: Post.ID?, until moment: Moment
    ) -> SQLText {
        """
        INSERT INTO composer_use (nonce_hash, member, post, expires_at)
        VALUES (\(nonceHash), \(member), \(post), \(moment))
        """
    }
}

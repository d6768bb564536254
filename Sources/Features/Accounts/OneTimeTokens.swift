import Storage

/// Links that work once: issued, looked at, used up.
///
/// What they are for stands in `purpose`; a token found under another purpose is none.
enum OneTimeTokens {
    enum Purpose: String, Sendable, SQLBindable, SQLReadable {
        /// Signs somebody in; given out on the console.
        case link
        /// Lets somebody choose a new password; sent by mail.
        case reset
        /// Makes somebody a member who has registered; sent by mail.
        case confirm
        /// Makes another address a member's; sent there.
        case address
        /// Takes that back; sent to the address that was theirs before.
        case addressUndo = "address-undo"

        /// Seconds for which such a token is good.
        var lives: Int64 {
            switch self {
            case .link: Moment.day
            case .reset: 3_600
            case .confirm: PendingRegistration.lives
            case .address: Moment.day
            case .addressUndo: 7 * Moment.day
            }
        }
    }

    /// What a token is issued for.
    struct Issue: Sendable {
        let purpose: Purpose
        let member: Member.ID?
        /// A row of what the purpose is about, where there is one.
        let subject: Int64?
        /// Whatever is to be known when it comes back, sealed.
        let payload: [UInt8]?

        init(_ purpose: Purpose, member: Member.ID? = nil, subject: Int64? = nil, payload: [UInt8]? = nil) {
            self.purpose = purpose
            self.member = member
            self.subject = subject
            self.payload = payload
        }
    }

    /// What a token that is good says.
    struct Content: Sendable, Equatable {
        let member: Member.ID?
        let subject: Int64?
        let payload: [UInt8]?
    }
}

extension Transaction {
    /// Stores a token; older ones of the same purpose for the same member or subject are good no more.
    func issue(_ secret: Secret, for issue: OneTimeTokens.Issue, at now: Moment) throws {
        if let member = issue.member { try run(.outdateTokens(issue.purpose, of: member, at: now)) }
        if let subject = issue.subject { try run(.outdateTokens(issue.purpose, on: subject, at: now)) }
        try run(.issueToken(secret.hash, issue, at: now))
    }

    /// What a token says, without using it up; throws `TokenError`.
    func look(at secret: Secret, for purpose: OneTimeTokens.Purpose, at now: Moment) throws -> OneTimeTokens.Content {
        guard let token = try first(.token(secret.hash, purpose)) else { throw TokenError.notOurs }
        guard token.usedAt == nil else { throw TokenError.used }
        guard token.expiresAt > now else { throw TokenError.expired }
        return token.content
    }

    /// Uses a token up and gives what it says; throws `TokenError`.
    ///
    /// One statement asks and answers, so that of two who come at the same time one is refused.
    func consume(_ secret: Secret, for purpose: OneTimeTokens.Purpose, at now: Moment) throws -> OneTimeTokens.Content {
        if let content = try first(.consume(secret.hash, purpose, at: now)) { return content }
        _ = try look(at: secret, for: purpose, at: now)
        throw TokenError.notOurs
    }
}

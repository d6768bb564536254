import Storage

/// A token as it is stored.
struct TokenRow: Sendable {
    let content: OneTimeTokens.Content
    let expiresAt: Moment
    let usedAt: Moment?
}

extension Query where Row == TokenRow {
    static func token(_ hash: [UInt8], _ purpose: OneTimeTokens.Purpose) -> Self {
        Query(
            """
            SELECT member, subject, payload_sealed, expires_at, used_at
            FROM one_time_token WHERE token_hash = \(hash) AND purpose = \(purpose)
            """
        ) { row in
            TokenRow(content: try OneTimeTokens.Content(row: &row), expiresAt: try row.next(), usedAt: try row.next())
        }
    }
}

extension Query where Row == OneTimeTokens.Content {
    static func consume(_ hash: [UInt8], _ purpose: OneTimeTokens.Purpose, at now: Moment) -> Self {
        Query(
            """
            UPDATE one_time_token SET used_at = \(now)
            WHERE token_hash = \(hash) AND purpose = \(purpose) AND used_at IS NULL AND expires_at > \(now)
            RETURNING member, subject, payload_sealed
            """
        ) { try OneTimeTokens.Content(row: &$0) }
    }
}

extension OneTimeTokens.Content {
    fileprivate init(row: inout SQLRow) throws {
        self.init(member: try row.next(), subject: try row.next(), payload: try row.next())
    }
}

extension Query where Row == Moment {
    /// When a token was issued.
    static func issued(_ hash: [UInt8]) -> Self {
        Query("SELECT issued_at FROM one_time_token WHERE token_hash = \(hash)")
    }
}

extension SQLText {
    static func issueToken(_ hash: [UInt8], _ issue: OneTimeTokens.Issue, at now: Moment) -> SQLText {
        """
        INSERT INTO one_time_token (token_hash, purpose, member, subject, payload_sealed, issued_at, expires_at)
        VALUES (\(hash), \(issue.purpose), \(issue.member), \(issue.subject), \(issue.payload), \(now),
            \(now.advanced(seconds: issue.purpose.lives)))
        """
    }

    static func outdateTokens(_ purpose: OneTimeTokens.Purpose, of member: Member.ID, at now: Moment) -> SQLText {
        """
        UPDATE one_time_token SET expires_at = \(now)
        WHERE member = \(member) AND purpose = \(purpose) AND used_at IS NULL AND expires_at > \(now)
        """
    }

    /// Whatever they are for, but to take back a change of address.
    ///
    /// Whoever has stolen an account and changes its password must not keep its owner from that.
    static func outdateTokens(of member: Member.ID, at now: Moment) -> SQLText {
        """
        UPDATE one_time_token SET expires_at = \(now)
        WHERE member = \(member) AND used_at IS NULL AND expires_at > \(now)
            AND purpose <> \(OneTimeTokens.Purpose.addressUndo)
        """
    }

    /// Changes of address are taken back from the end: those made since this moment can't be any more.
    static func outdateUndos(of member: Member.ID, since moment: Moment, at now: Moment) -> SQLText {
        """
        UPDATE one_time_token SET expires_at = \(now), payload_sealed = NULL
        WHERE member = \(member) AND purpose = \(OneTimeTokens.Purpose.addressUndo) AND used_at IS NULL
            AND issued_at >= \(moment) AND expires_at > \(now)
        """
    }

    /// Forgets what a token carries that has done its work.
    static func forgetPayload(_ hash: [UInt8]) -> SQLText {
        "UPDATE one_time_token SET payload_sealed = NULL WHERE token_hash = \(hash)"
    }

    static func outdateTokens(_ purpose: OneTimeTokens.Purpose, on subject: Int64, at now: Moment) -> SQLText {
        """
        UPDATE one_time_token SET expires_at = \(now)
        WHERE purpose = \(purpose) AND subject = \(subject) AND used_at IS NULL AND expires_at > \(now)
        """
    }
}

import Storage

extension Transaction {
    /// Gives a member recovery codes in place of those they had.
    func give(_ codes: [RecoveryCode], to member: Member.ID) throws {
        try run(.dropRecoveryCodes(of: member))
        for code in codes { try run(.keepRecoveryCode(code.hash, of: member)) }
    }

    /// Tells a member's recovery codes from all others they ever had; empty where there are none.
    func nameOfCodes(of member: Member.ID) throws -> String {
        Hex.text(try first(.leastCodeHash(of: member))?.prefix(8) ?? [])
    }

    /// Takes a member's second factor off, whether or not it was ever confirmed.
    func removeSecondFactor(of member: Member.ID) throws {
        try run(.dropRecoveryCodes(of: member))
        try run(.dropSecondFactor(of: member))
        // Nobody is left waiting for a code that no phone shows.
        try run(.endSteps(of: member))
    }
}

extension Transaction {
    /// Takes a member's second factor off that was put on since a moment, and whatever they have begun; true when one
    /// was on.
    func removeSecondFactor(of member: Member.ID, since moment: Moment) throws -> Bool {
        guard let wasOn = try first(.isSecondFactorOn(of: member, since: moment)) else { return false }
        try removeSecondFactor(of: member)
        return wasOn
    }
}

extension Query where Row == Bool {
    /// Whether a second factor is on that was not before a moment; no row when one was, or there is none.
    fileprivate static func isSecondFactorOn(of member: Member.ID, since moment: Moment) -> Self {
        Query(
            """
            SELECT confirmed_at IS NOT NULL FROM second_factor
            WHERE member = \(member) AND (confirmed_at IS NULL OR confirmed_at >= \(moment))
            """)
    }
}

extension Query where Row == Int {
    static func codesLeft(of member: Member.ID) -> Self {
        Query("SELECT COUNT(*) FROM recovery_code WHERE member = \(member) AND used_at IS NULL") { try $0.next() }
    }
}

extension Query where Row == [UInt8] {
    fileprivate static func leastCodeHash(of member: Member.ID) -> Self {
        Query("SELECT code_hash FROM recovery_code WHERE member = \(member) ORDER BY code_hash LIMIT 1") {
            try $0.next()
        }
    }
}

extension SQLText {
    /// Takes the place of a secret that was never confirmed, not of one that is.
    static func beginSecondFactor(_ sealed: [UInt8], of member: Member.ID, at now: Moment) -> SQLText {
        """
        INSERT INTO second_factor (member, secret_sealed, made_at) VALUES (\(member), \(sealed), \(now))
        ON CONFLICT (member) DO UPDATE
            SET secret_sealed = excluded.secret_sealed, made_at = excluded.made_at, last_step = 0
            WHERE second_factor.confirmed_at IS NULL
        """
    }

    /// The code that confirmed it is used up by that.
    static func confirmSecondFactor(of member: Member.ID, at now: Moment, step: Int64) -> SQLText {
        """
        UPDATE second_factor SET confirmed_at = \(now), last_step = \(step)
        WHERE member = \(member) AND confirmed_at IS NULL AND last_step < \(step)
        """
    }

    fileprivate static func dropSecondFactor(of member: Member.ID) -> SQLText {
        "DELETE FROM second_factor WHERE member = \(member)"
    }

    fileprivate static func dropRecoveryCodes(of member: Member.ID) -> SQLText {
        "DELETE FROM recovery_code WHERE member = \(member)"
    }

    fileprivate static func keepRecoveryCode(_ hash: [UInt8], of member: Member.ID) -> SQLText {
        "INSERT INTO recovery_code (member, code_hash) VALUES (\(member), \(hash))"
    }
}

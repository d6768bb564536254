import Storage

/// A second factor as it is stored.
struct SecondFactorRow: Sendable {
    let sealed: [UInt8]
    let lastStep: Int64
    let isConfirmed: Bool
}

extension Transaction {
    /// Checks a code and uses it up; nil when it is not good (any more), else what it was: a phone's or a recovery code.
    ///
    /// One statement asks and changes, so that of two who come with one code at the same time one is refused.
    func accept(code typed: String, of member: Member.ID, _ keys: Keys, at now: Moment) throws -> SignIn.Way? {
        if let recovery = RecoveryCode(typed: typed) {
            return try run(.useRecoveryCode(recovery.hash, of: member, at: now)) > 0 ? .recoveryCode : nil
        }
        guard let row = try first(.secondFactor(of: member)), row.isConfirmed,
            let step = keys.timeCode(in: row.sealed)?.step(ofCode: typed, at: now, lastStep: row.lastStep),
            try run(.useTimeCode(step, of: member)) > 0
        else { return nil }
        return .secondFactor
    }
}

extension Keys {
    /// A second factor's secret; nil when it was sealed with another key.
    func timeCode(in sealed: [UInt8]) -> TimeCodeSecret? {
        opened(sealed, for: .secondFactor).flatMap(TimeCodeSecret.init(bytes:))
    }
}

extension Query where Row == SecondFactorRow {
    static func secondFactor(of member: Member.ID) -> Self {
        Query("SELECT secret_sealed, last_step, confirmed_at IS NOT NULL FROM second_factor WHERE member = \(member)") {
            SecondFactorRow(sealed: try $0.next(), lastStep: try $0.next(), isConfirmed: try $0.next())
        }
    }
}

extension SQLText {
    fileprivate static func useTimeCode(_ step: Int64, of member: Member.ID) -> SQLText {
        """
        UPDATE second_factor SET last_step = \(step)
        WHERE member = \(member) AND confirmed_at IS NOT NULL AND last_step < \(step)
        """
    }

    /// Codes count only while the factor is on that they stand in for.
    fileprivate static func useRecoveryCode(_ hash: [UInt8], of member: Member.ID, at now: Moment) -> SQLText {
        """
        UPDATE recovery_code SET used_at = \(now)
        WHERE member = \(member) AND code_hash = \(hash) AND used_at IS NULL
            AND EXISTS (SELECT 1 FROM second_factor f WHERE f.member = \(member) AND f.confirmed_at IS NOT NULL)
        """
    }
}

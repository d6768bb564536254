package import Features
import Storage

extension TestCommunity {
    /// What members of tests sign in with.
    package static let password = "three plain words"

    /// Gives a member a password, and an address that is confirmed, as registering does.
    package func register(
        _ member: Member.ID, password: String = password, address: String? = nil
    ) async throws {
        guard let typed = Password(typed: password) else { return }
        let hash = try await passwords.hash(typed).text
        let now = clock.now
        try await tamper(
            """
            INSERT INTO credential (member, password, password_set_at) VALUES (\(member), \(hash), \(now))
            ON CONFLICT (member) DO UPDATE SET password = excluded.password
            """)
        guard let address else { return }
        let keys = surroundings.keys
        try await tamper(
            """
            UPDATE credential SET address_hash = \(keys.lookUpHash(ofAddress: address)),
                address_sealed = \(try keys.sealed(address: address)), address_confirmed_at = \(now)
            WHERE member = \(member)
            """)
    }
}

package import Features
import Storage

extension TestCommunity {
    /// A ticket as a browser gets it whose owner is old enough anywhere.
    package func pass(
        month: String = "3", year: String = "1980", country: String = "GB", invitation: Secret? = nil
    ) async throws -> JoinPass {
        let registration = community.registration
        let cookie = try await registration.screen(
            month: month, year: year, country: country, cookie: nil, invitation: invitation?.text)
        return JoinPass(cookie: cookie, proof: try registration.proof(cookie: cookie))
    }

    /// Registers somebody and gives the letters that were written because of it.
    @discardableResult
    package func register(
        _ name: String = "wren", address: String = "wren@mail.example", password: String = TestCommunity.password,
        by pass: JoinPass? = nil, from network: String = "192.0.2.1"
    ) async throws -> [Letter] {
        let ticket: JoinPass = if let pass { pass } else { try await self.pass() }
        try await community.registration.register(
            RegistrationDraft(name: name, address: address, password: password, isUnderstood: true), by: ticket,
            from: Network(address: network))
        return try await community.outbox.claim(100).map(\.letter)
    }

    /// What the link is made of that somebody gets who registers.
    package func registerWren(invitation: Secret? = nil) async throws -> Secret {
        let letters = try await register(by: try await pass(invitation: invitation))
        guard case .confirmAddress(_, let token) = letters.first else { throw NoLetter() }
        return token
    }

    private struct NoLetter: Error {}

    /// How many rows there are in the tables that joining and signing in write to.
    package func rows() async throws -> Int {
        try await store.read { transaction in
            let tables: [SQLText] = [
                "member", "member_name", "credential", "session", "sign_in", "one_time_token", "pending_registration",
                "used_ticket", "invitation", "network_key", "throttle", "outbox",
            ]
            return try tables.reduce(0) { try $0 + transaction.one(Query<Int>("SELECT COUNT(*) FROM \($1)")) }
        }
    }
}

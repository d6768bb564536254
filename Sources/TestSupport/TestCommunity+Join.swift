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
        guard case .confirmAddress(let token) = letters.first else { throw NoLetter() }
        return token
    }

    private struct NoLetter: Error {}

    /// How many rows there are in each table.
    package func rows() async throws -> [String: Int] {
        try await store.read { transaction in
            let tables = try transaction.all(
                Query<String>("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'"))
            var counts: [String: Int] = [:]
            for table in tables {
                // A table's name can't be bound, and comes from the schema.
                counts[table] = try transaction.one(Query("SELECT COUNT(*) FROM \(SQLText(stringLiteral: table))"))
            }
            return counts
        }
    }
}

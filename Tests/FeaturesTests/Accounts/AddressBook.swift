import Features
import TestSupport

/// Addresses of members, and the letters about them.
extension TestCommunity {
    /// A community in which ada and ben have passwords and addresses.
    static func withAddresses(store: CountingStore? = nil) async throws -> TestCommunity {
        let town = try await makeCommunity(store: store)
        try await town.register(town.ada, address: "ada@mail.example")
        try await town.register(town.ben, address: "ben@mail.example")
        return town
    }

    /// Where mail for a member goes.
    func address(of member: Member.ID) async throws -> String? {
        try await community.ownAddress.address(for: steppedUp(member))?.text
    }

    /// Asks for another address of a member, and gives what the link is made of that is sent there.
    func requestAddress(_ address: String, for member: Member.ID? = nil) async throws -> Secret {
        try await community.ownAddress.request(address, by: steppedUp(member ?? ada))
        let letters = try await community.outbox.claim(20)
        guard case .addressChange(_, let token)? = letters.last?.letter else { throw NoLetter() }
        return token
    }

    /// Changes a member's address, and gives what the link is made of that takes that back.
    func changeAddress(to address: String, of member: Member.ID? = nil) async throws -> Secret {
        clock.advance(seconds: 60)
        let token = try await requestAddress(address, for: member)
        try await community.ownAddress.confirm(token, by: steppedUp(member ?? ada))
        let letters = try await community.outbox.claim(20)
        guard case .addressChanged(_, let undo)? = letters.last?.letter else { throw NoLetter() }
        return undo
    }

    /// What is to be sent, and to whom.
    func letters() async throws -> [String] {
        try await community.outbox.claim(20).map { "\($0.letter.kind.rawValue) to \($0.to.text)" }
    }

    private struct NoLetter: Error {}
}

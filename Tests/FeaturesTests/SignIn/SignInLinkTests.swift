import Features
import TestSupport
import Testing

/// Links that sign somebody in.
@Suite struct SignInLinkTests {
    private static let device = DeviceLabel(userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Firefox/128.0")

    @Test func `a link that is no way back goes past no second factor, and is not used up by trying`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada)
        let link = try await town.community.signIns.issueLink(for: "ada", by: .console)
        _ = try await town.putOnSecondFactor(for: town.ada)
        for _ in 1...2 {
            await #expect(throws: TokenError.held) {
                try await town.community.signIns.byLink(link, device: Self.device, replacing: nil)
            }
        }
        #expect(try await town.faults() == [])
    }

    @Test func `who comes by a link from another kind of browser is written to, as by the door`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada, address: "ada@mail.example")
        _ = try await town.signIn("ada")
        let link = try await town.community.signIns.issueLink(for: "ada", by: .console)
        _ = try await town.community.signIns.byLink(link, device: Self.device, replacing: nil)
        let letters = try await town.community.outbox.claim(5).map(\.letter)
        #expect(letters == [.newSignIn(name: "ada", device: Self.device.text, at: town.clock.now)])
    }
}

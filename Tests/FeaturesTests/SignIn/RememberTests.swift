import Storage
import TestSupport
import Testing

@testable import Features

/// "Keep me signed in": who asks for it and gets it.
@Suite struct RememberTests {
    private func signIn(_ name: String, isRemembered: Bool, _ town: TestCommunity) async throws -> NewSession {
        let attempt = PasswordAttempt(
            name: name, password: TestCommunity.password, isRemembered: isRemembered,
            device: DeviceLabel(userAgent: nil), replacing: nil, network: .unknown)
        guard case .signedIn(let session) = try await town.community.signIns.signIn(attempt) else {
            throw NotSignedIn()
        }
        return session
    }

    private struct NotSignedIn: Error {}

    @Test func `P32: a browser is remembered for 30 days when that was asked for, and the list says so`() async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada)
        #expect(try await signIn("ada", isRemembered: false, town).remember == nil)
        let session = try await signIn("ada", isRemembered: true, town)
        #expect(session.remember?.seconds == 30 * Moment.day)
        let list = try await town.community.signIns.list(for: .member(session.by))
        #expect(list.map(\.isRemembered) == [true, false])
    }

    @Test(arguments: [Member.Band.guarded, .under13])
    func `P32: no browser remembers a child, whatever was ticked`(_ band: Member.Band) async throws {
        let town = try await makeCommunity()
        try await town.register(town.ada)
        try await town.tamper("UPDATE member SET band = \(band), consent = 1 WHERE id = \(town.ada)")
        let session = try await signIn("ada", isRemembered: true, town)
        #expect(session.remember == nil)
        let list = try await town.community.signIns.list(for: .member(session.by))
        #expect(list.map(\.isRemembered) == [false])
    }
}

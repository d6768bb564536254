import Storage
import TestSupport
import Testing

@testable import Features

/// What joining reads is found by index.
@Suite struct JoinPlanTests {
    private let hash = [UInt8](repeating: 1, count: 32)

    @Test func `registrations, tickets, names and invitations are found by key`() async throws {
        let store = try await makeCommunity().store
        let now = FixedClock.noon
        let name = MemberName(checked: "wren")
        let ticket = JoinTicket(band: .fromEighteen, invitation: nil, expiresAt: now, nonce: hash)
        try await expectIndexed(Query<PendingRegistration>.pending(1, at: now).sql, "(rowid=?)", in: store)
        try await expectIndexed(
            Query<PendingRegistration>.pending(named: "wren", at: now).sql, "pending_registration_name", in: store)
        try await expectIndexed(Query<Bool>.isUsed(ticket).sql, "(nonce_hash=?)", in: store)
        for index in ["(skeleton=?)", "(folded_name=?)"] {
            try await expectIndexed(Query<Bool>.isTaken(name).sql, index, in: store)
        }
        try await expectIndexed(Query<Invitation.ID>.usableInvitation(hash, at: now).sql, "(token_hash=?)", in: store)
        try await expectIndexed(
            Query<Invitation>.invitations(by: Member.ID(rawValue: 1)).sql, "(made_by=?)", in: store)
        try await expectIndexed(SQLText.closeRegistrations(of: hash), "(address_hash=?)", in: store)
    }
}

import Storage
import TestSupport
import Testing

@testable import Features

/// The age screen for those who have an account.
@Suite struct AgeAgainTests {
    private func answer(
        _ town: TestCommunity, _ session: SessionSecret, month: String = "3", year: String, cookie: String? = nil
    ) async throws -> AgeAgain.Outcome {
        try await town.community.ageAgain.answer(
            month: month, year: year, country: "US", cookie: cookie, by: try await town.actor(session), in: session)
    }

    private func band(_ town: TestCommunity) async throws -> String {
        try await town.store.read { try $0.one(Query("SELECT band FROM member WHERE id = \(town.ada)")) }
    }

    private func doubtedAt(_ town: TestCommunity) async throws -> Moment? {
        try await town.store.read { transaction in
            try transaction.first(
                Query<Moment>("SELECT age_doubt_at FROM member WHERE id = \(town.ada) AND age_doubt_at IS NOT NULL"))
        }
    }

    @Test func `whose age was never asked may take part by a good answer, in another session`() async throws {
        let town = try await makeCommunity()
        try await town.put(town.ada, in: .unconfirmed)
        let old = try await town.signIn("ada").secret
        #expect(try await town.actor(old).role == .unconfirmed)
        guard case .admitted(let begun) = try await answer(town, old, year: "2009") else {
            Issue.record("not admitted")
            return
        }
        #expect(begun.by.role == .member)
        #expect(begun.by.band == .from16)
        #expect(try await town.actor(old) == .guest)
        #expect(try await town.actor(begun.secret).role == .member)
    }

    @Test func `T25: somebody who was added and is a minor is held, signed out everywhere, and marked`() async throws {
        let town = try await makeCommunity()
        let added = try await town.community.members.add("wren", as: .administrator, by: .console)
        let session = try await town.community.signIns.byLink(
            added.link, device: DeviceLabel(userAgent: nil), replacing: nil)
        #expect(session.by.role == .unconfirmed)
        let outcome = try await answer(town, session.secret, year: "2020")
        #expect(outcome == .held(mark: town.surroundings.keys.minorMark))
        #expect(try await town.actor(session.secret) == .guest)
        let record = try await town.community.members.show("wren", by: .console)
        #expect(record.entry.state == .held)
        #expect(record.entry.age?.doubtedAt == town.clock.now)
        #expect(record.entry.age?.band == .unknown)
    }

    @Test func `a band is raised, and never lowered`() async throws {
        let town = try await makeCommunity()
        try await town.tamper("UPDATE member SET band = '13+' WHERE id = \(town.ada)")
        let session = try await town.signIn("ada").secret
        #expect(try await answer(town, session, year: "2009") == .done)
        #expect(try await band(town) == "16+")
        #expect(try await answer(town, session, year: "2012") == .done)
        #expect(try await band(town) == "16+")
        #expect(try await doubtedAt(town) == nil)
        #expect(try await answer(town, session, year: "1980") == .done)
        #expect(try await band(town) == "18+")
    }

    @Test func `a doubt is noted once, changes nothing, and is answered like a good answer`() async throws {
        let town = try await makeCommunity()
        let session = try await town.signIn("ada").secret
        let noon = town.clock.now
        #expect(try await answer(town, session, year: "2020") == .done)
        town.clock.advance(seconds: 60)
        #expect(try await answer(town, session, year: "2020") == .done)
        #expect(try await doubtedAt(town) == noon)
        #expect(try await band(town) == "18+")
        #expect(try await town.actor(session).role == .member)
    }

    @Test func `a browser that holds a minor's mark gives no second answer`() async throws {
        let town = try await makeCommunity()
        try await town.put(town.ada, in: .unconfirmed)
        let session = try await town.signIn("ada").secret
        await #expect(throws: AgeAgainError.minor) {
            try await answer(town, session, year: "1980", cookie: town.surroundings.keys.minorMark)
        }
        #expect(try await band(town) == "unknown")
    }

    @Test func `guests and unreadable answers are refused`() async throws {
        let town = try await makeCommunity()
        let session = try await town.signIn("ada").secret
        await #expect(throws: AgeAgainError.unreadable) { try await answer(town, session, month: "13", year: "1980") }
        await #expect(throws: AgeAgainError.notAllowed) {
            try await town.community.ageAgain.answer(
                month: "3", year: "1980", country: "US", cookie: nil, by: .guest, in: session)
        }
    }
}

import Storage
import TestSupport
import Testing

@testable import Features

@Suite struct VisitTests {
    @Test func `a visit ends an hour away, and what is new is new since the one before`() async throws {
        let town = try await makeCommunity()
        let ada = Actor.member(try await town.signIn("ada").by)
        let reading = town.community.reading
        #expect(try await reading.since(for: ada) == nil)
        await reading.visit(by: ada)
        #expect(try await reading.since(for: ada) == nil, "the first visit has none before it")
        town.clock.advance(seconds: 600)
        await reading.visit(by: ada)
        let left = town.clock.now
        town.clock.advance(seconds: Visit.endsAfter - 1)
        #expect(try await reading.since(for: ada) == nil)
        town.clock.advance(seconds: 1)
        #expect(try await reading.since(for: ada) == left)
        await reading.visit(by: ada)
        town.clock.advance(seconds: 1_800)
        await reading.visit(by: ada)
        #expect(try await reading.since(for: ada) == left, "the visit goes on")
        #expect(try await reading.since(for: .guest) == nil)
        #expect(try await town.faults() == [])
    }

    @Test func `a visit that goes on is written down every few minutes only`() {
        let start = FixedClock.noon
        let visit = Visit(at: start)
        #expect(visit.going(at: start.advanced(seconds: Visit.noteEvery - 1)) == nil)
        let noted = visit.going(at: start.advanced(seconds: Visit.noteEvery))
        #expect(noted == Visit(beganAt: start, lastAt: start.advanced(seconds: Visit.noteEvery), previousAt: nil))
        let next = start.advanced(seconds: Visit.endsAfter)
        #expect(visit.going(at: next) == Visit(beganAt: next, lastAt: next, previousAt: start))
    }

    @Test func `the news counts what was written since the last visit`() async throws {
        let town = try await makeCommunity()
        let ada = Actor.member(try await town.signIn("ada").by)
        let reading = town.community.reading
        let post = try await town.start("Buzzing low E", by: town.ben)
        #expect(try await reading.news(for: ada)?.newCount == 1)
        await reading.visit(by: ada)
        let left = town.clock.now
        town.clock.advance(seconds: Visit.endsAfter)
        try await town.reply(to: post, by: town.maren)
        let news = try #require(try await reading.news(for: ada))
        #expect(news.since == left)
        #expect(news.newCount == 1)
        #expect(news.boards == [town.general: 2], "the older one is unread still")
    }
}

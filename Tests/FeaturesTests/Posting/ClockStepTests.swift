import Features
import TestSupport
import Testing

/// The clock ran ahead and steps back: nobody waits for as long as it had run ahead.
@Suite struct ClockStepTests {
    @Test func `what was written while the clock ran ahead makes nobody wait, nor say other words`() async throws {
        let town = try await makeCommunity()
        try await town.settleIn()
        let post = try await town.start("Which strings for slide?")
        let ben = try await town.member("ben")
        town.clock.advance(seconds: 3_600)
        let words = "Heavier ones, wound by hand if you can get hold of them."
        try await town.submit(.reply(to: post), words, as: town.ben, ben)
        town.clock.advance(seconds: -3_600)
        try await town.submit(.reply(to: post), words, as: town.ben, ben)
        await #expect(throws: PostingError.tooSoon(seconds: 15)) {
            try await town.submit(.reply(to: post), "Lighter ones.", as: town.ben, ben)
        }
    }

    @Test func `what is less than a minute ahead counts: two may be on their way together`() async throws {
        let town = try await makeCommunity()
        try await town.settleIn()
        let post = try await town.start("Which strings for slide?")
        let ben = try await town.member("ben")
        town.clock.advance(seconds: 90)
        try await town.submit(.reply(to: post), "Heavier ones.", as: town.ben, ben)
        town.clock.advance(seconds: -60)
        await #expect(throws: PostingError.tooSoon(seconds: 75)) {
            try await town.submit(.reply(to: post), "Lighter ones.", as: town.ben, ben)
        }
        town.clock.advance(seconds: -1)
        try await town.submit(.reply(to: post), "Lighter ones.", as: town.ben, ben)
    }

    @Test func `a newcomer's day begins with what was written by now`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        town.clock.advance(seconds: 6 * 3_600)
        for number in 1...3 {
            town.clock.advance(seconds: 120)
            try await town.submit(
                .newDiscussion(in: town.general, title: "Question number \(number) of today"), "Words \(number).",
                as: town.ada, ada)
        }
        let next = Draft.Place.newDiscussion(in: town.general, title: "Question number 4 of today")
        town.clock.advance(seconds: 120)
        await #expect {
            try await town.submit(next, "Words 4.", as: town.ada, ada)
        } throws: { error in
            if case PostingError.tooMany = error { true } else { false }
        }
        town.clock.advance(seconds: -6 * 3_600)
        try await town.submit(next, "Words 4.", as: town.ada, ada)
    }
}

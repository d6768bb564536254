import Storage
import TestSupport
import Testing

@testable import Features

/// What is muted for some time is muted until then, and then no more.
@Suite struct MuteTimeTests {
    private static let everywhere = ["board", "latest", "unread", "unread of the board", "marks", "last post"]

    /// Where a reader finds a thread of the board `general`.
    private func places(
        of id: Discussion.ID, for actor: Actor, in town: TestCommunity
    ) async throws -> [String] {
        let (boards, reading) = (town.community.boards, town.community.reading)
        let whole = try await boards.show(slug: "general", at: nil, for: actor)
        let unread = try await boards.show(slug: "general", list: .unread, at: nil, for: actor)
        let index = try await boards.index(for: actor)
        let lists: [[Discussion.ID]?] = [
            whole?.list.rows.map(\.discussion.id),
            try await town.community.discussions.latest(at: nil, for: actor).rows.map(\.discussion.id),
            try await reading.unread(at: nil, for: actor)?.rows.map(\.discussion.id),
            unread?.list.rows.map(\.discussion.id),
            Array(try await reading.marks(of: [id], for: actor).keys),
            index.sections.flatMap(\.boards).compactMap { $0.lastPost?.discussion.id },
        ]
        return zip(Self.everywhere, lists).filter { $0.1?.contains(id) == true }.map(\.0)
    }

    @Test(arguments: zip([MuteTime.hours, .day, .week], [Int64(28_800), 86_400, 604_800]))
    func `a thread's mute ends by itself, to the second, in every list`(
        _ time: MuteTime, _ seconds: Int64
    ) async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let id = try await town.discussion(of: try await town.start("Buzzing low E", by: town.ben))
        let reading = town.community.reading
        #expect(try await places(of: id, for: ada, in: town) == Self.everywhere)
        try await reading.choose(.mute, for: time, of: id, by: ada)
        let end = town.clock.now.advanced(seconds: seconds)
        #expect(try await reading.choice(of: id, for: ada) == Chosen(.mute, until: end))
        #expect(try await reading.chosen(at: nil, for: ada)?.threads.rows.map(\.chosen) == [Chosen(.mute, until: end)])
        town.clock.advance(seconds: seconds - 1)
        #expect(try await places(of: id, for: ada, in: town) == [])
        town.clock.advance(seconds: 1)
        #expect(try await places(of: id, for: ada, in: town) == Self.everywhere)
        #expect(try await reading.choice(of: id, for: ada) == Chosen(.normal))
        #expect(try await reading.chosen(at: nil, for: ada)?.threads.rows == [])
        #expect(try await town.faults() == [])
    }

    @Test func `without a time it lasts, and nothing but a mute has one`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let id = try await town.discussion(of: try await town.start("Buzzing low E", by: town.ben))
        let reading = town.community.reading
        try await reading.choose(.mute, for: .hours, of: id, by: ada)
        try await reading.choose(.mute, of: id, by: ada)
        town.clock.advance(seconds: 365 * Moment.day)
        #expect(try await reading.choice(of: id, for: ada) == Chosen(.mute))
        for choice in [FollowChoice.follow, .normal] {
            try await reading.choose(choice, for: .day, of: id, by: ada)
            try await reading.choose(choice, for: .day, of: town.general, by: ada)
            #expect(try await reading.choice(of: id, for: ada) == Chosen(choice))
            #expect(try await reading.choice(of: town.general, for: ada) == Chosen(choice))
        }
        await #expect(throws: TrackingError.notAllowed) {
            try await reading.choose(.mute, for: .day, of: id, by: .guest)
        }
        #expect(try await town.faults() == [])
    }

    @Test func `a thread whose mute is over is as its board is, until that one's is over too`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let id = try await town.discussion(of: try await town.start("Buzzing low E", by: town.ben))
        let reading = town.community.reading
        try await reading.choose(.mute, for: .day, of: town.general, by: ada)
        let end = town.clock.now.advanced(seconds: Moment.day)
        try await reading.choose(.mute, for: .hours, of: id, by: ada)
        #expect(try await places(of: id, for: ada, in: town) == [])
        town.clock.advance(seconds: 8 * 3_600)
        #expect(try await reading.choice(of: id, for: ada) == Chosen(.mute, until: end))
        #expect(try await reading.choice(of: town.general, for: ada) == Chosen(.mute, until: end))
        #expect(try await places(of: id, for: ada, in: town) == ["board", "last post"])
        #expect(try await reading.news(for: ada)?.muted == [town.general])
        town.clock.advance(seconds: 16 * 3_600)
        #expect(try await places(of: id, for: ada, in: town) == Self.everywhere)
        #expect(try await reading.news(for: ada)?.muted == [])
        #expect(try await reading.choice(of: town.general, for: ada) == Chosen(.normal))
        #expect(try await reading.chosen(at: nil, for: ada)?.boards == [])
    }

    @Test func `whoever follows the board is told of a thread again when its mute is over`() async throws {
        let site = try await NoticeTown()
        let (town, reading) = (site.town, site.town.community.reading)
        let id = try await town.discussion(of: site.opening)
        let maren = try await town.member("maren")
        try await reading.choose(.follow, of: town.guitars, by: maren)
        try await reading.choose(.mute, for: .hours, of: id, by: maren)
        try await reading.choose(.mute, for: .hours, of: id, by: town.member("ada"))
        #expect(try await site.tell(answering: town.ada) == [])
        town.clock.advance(seconds: 8 * 3_600)
        #expect(try await site.tell(answering: town.ada) == [town.ada, town.maren])
        let now = town.clock.now
        #expect(try await town.store.read { try $0.followers(of: id, town.guitars, at: now) } == [town.maren])
    }

    @Test func `who writes follows the thread again whose mute is over, and no other`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.member("ada")
        let post = try await town.start("Buzzing low E", by: town.ben)
        let id = try await town.discussion(of: post)
        let reading = town.community.reading
        try await reading.choose(.mute, for: .hours, of: id, by: ada)
        let end = town.clock.now.advanced(seconds: 8 * 3_600)
        try await town.reply(to: post, by: town.ada)
        #expect(try await reading.choice(of: id, for: ada) == Chosen(.mute, until: end))
        town.clock.advance(seconds: 8 * 3_600)
        try await town.reply(to: post, by: town.ada)
        #expect(try await reading.choice(of: id, for: ada) == Chosen(.follow))
        #expect(try await town.community.purge.run()["discussion_choice"] == nil)
        #expect(try await town.faults() == [])
    }
}

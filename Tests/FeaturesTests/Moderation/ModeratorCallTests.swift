import Storage
import TestSupport
import Testing

@testable import Features

/// Whom a report calls that must not wait until a moderator looks.
@Suite struct ModeratorCallTests {
    private let town: TestCommunity
    private let network = Network(address: "192.0.2.1")

    init() async throws {
        town = try await makeCommunity()
        try await town.register(town.maren, address: "maren@mail.example")
        try await town.register(town.ben, address: "ben@mail.example")
        try await town.register(town.ada, address: "ada@mail.example")
        try await town.put(town.ben, in: .boardModerator)
    }

    /// Addresses that were written to since this was asked last, and what the letters say.
    private func called() async throws -> [String: Letter] {
        let outbox = town.community.outbox
        let letters = try await outbox.claim(100)
        for letter in letters { try await outbox.settle(letter, .sent) }
        let calls = letters.filter { $0.letter.kind == .urgentReport }
        return Dictionary(calls.map { ($0.to.text, $0.letter) }, uniquingKeysWith: { first, _ in first })
    }

    private func report(_ post: Post.ID, _ reason: ReportReason = .under13, by actor: Actor = .guest) async throws {
        try await town.community.reports.report(post, ReportDraft(reason), by: actor, from: network)
    }

    /// A reply by somebody who moderates nothing.
    private func reply(in board: Board.ID) async throws -> Post.ID {
        try await town.reply(to: town.start("Which recorder?", by: town.maren, in: board), "I am ten.", by: town.ada)
    }

    @Test func `those who decide on its board are called, with no word of the post, and nobody else`() async throws {
        let post = try await reply(in: town.guitars)
        try await report(post)
        let item = try await town.store.read { try $0.one(Query<Int64>("SELECT id FROM queue_item")) }
        #expect(
            try await called() == [
                "maren@mail.example": .urgentReport(name: "maren", item: item),
                "ben@mail.example": .urgentReport(name: "ben", item: item),
            ])
        let elsewhere = try await reply(in: town.general)
        try await report(elsewhere)
        #expect(try await called().keys.sorted() == ["maren@mail.example"])
        #expect(try await town.faults() == [])
    }

    @Test func `they are called once, and not for what may wait, or what nobody hides`() async throws {
        let post = try await reply(in: town.guitars)
        try await report(post, .spam)
        #expect(try await called() == [:])
        try await report(post)
        #expect(try await called().count == 2)
        let maren = try await town.moderator()
        try await town.community.moderation.dismiss(post, by: maren)
        try await report(post)
        #expect(try await town.state(of: post) == .visible, "a moderator has looked at it for that and left it")
        #expect(try await called() == [:])
        try await report(try await town.start("Opening hours", by: town.maren, in: town.guitars))
        #expect(try await called() == [:], "a moderator wrote it")
    }

    @Test func `whoever reported it, wrote it, is suspended or has no address is not called`() async throws {
        try await town.people("odile", standing: .moderator)
        try await report(try await reply(in: town.guitars), by: try await town.moderator())
        #expect(try await called().keys.sorted() == ["ben@mail.example"])
        // A post of somebody who moderates that board, and is a member beside that.
        let own = try await town.reply(
            to: town.start("Which recorder?", by: town.maren, in: town.guitars), "I am ten.", by: town.ben)
        try await report(own)
        #expect(try await called().keys.sorted() == ["maren@mail.example"])
        try await town.put(town.maren, in: .suspended)
        try await report(try await reply(in: town.guitars))
        #expect(try await called().keys.sorted() == ["ben@mail.example"])
    }

    @Test(arguments: [Member.Band.from13, .from16, .unknown])
    func `who is no adult is not called`(_ band: Member.Band) async throws {
        try await town.put(town.ben, in: band)
        try await report(try await reply(in: town.guitars))
        #expect(try await called().keys.sorted() == ["maren@mail.example"])
    }

    @Test func `whoever reports by the hundred fills no mailbox`() async throws {
        let start = try await town.start("Which recorder?", by: town.maren, in: town.guitars)
        for number in 0...ModeratorCall.mostADay {
            let post = try await town.reply(to: start, "I am ten, says reply \(number).", by: town.ada)
            try await town.community.reports.report(
                post, ReportDraft(.under13), by: .guest, from: Network(address: "198.51.\(number).7"))
            #expect(try await called().count == (number < ModeratorCall.mostADay ? 2 : 0))
        }
        town.clock.advance(seconds: Moment.day)
        try await report(try await reply(in: town.guitars))
        #expect(try await called().count == 2)
    }
}

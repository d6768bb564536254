import TestSupport
import Testing

@testable import Features

/// What was not let through for something personal in it is gone a day later; all else that was taken down is kept
/// longer.
@Suite struct KeptAwayTests {
    private static let personal = "I live at Elmgrove. Call me: +44 20 7946 0958."

    private let town: TestCommunity
    private let first: Post.ID
    /// She is 14.
    private let ada: Actor
    private let maren: Actor

    init() async throws {
        town = try await makeCommunity()
        first = try await town.start("Which strings for slide?", by: town.maren)
        try await town.put(town.ada, in: .from13)
        ada = try await town.member("ada")
        maren = try await town.member("maren")
    }

    private func held(_ text: String = KeptAwayTests.personal) async throws -> Post.ID {
        let sent = try await town.submit(.reply(to: first), text, as: town.ada, ada, isMeant: true)
        try #require(sent.isHeld)
        return sent.post
    }

    private func wipe() async throws -> Int { try await town.community.removedTexts.wipe(limit: 10) }

    @Test(arguments: [true, false])
    func `T48: a day after it was decided nothing of what was held is left`(_ isRejected: Bool) async throws {
        let post = try await held()
        let moderation = town.community.moderation
        if isRejected {
            try await moderation.reject(post, reason: "No numbers here.", by: maren)
        } else {
            try await moderation.remove(post, reason: "No numbers here.", by: maren)
        }
        town.clock.advance(seconds: Moment.day - 1)
        #expect(try await wipe() == 0)
        #expect(try await town.columns(holding: "elmgrove").isEmpty == false)
        #expect(try await moderation.decision(on: post, for: maren).mayRestore)
        town.clock.advance(seconds: 1)
        #expect(try await moderation.decision(on: post, for: maren).mayRestore == false)
        await #expect(throws: ModerationError.tooLate) { try await moderation.restore(post, by: maren) }
        #expect(try await wipe() == 1)
        #expect(try await town.columns(holding: "elmgrove") == [])
        #expect(try await wipe() == 0)
        #expect(try await town.faults() == [])
    }

    @Test(arguments: [
        (true, "my insta is elmgrove"), (true, "my insta is elmgrove, call me: +44 20 7946 0958"),
        (false, "my insta is elmgrove, call me: +44 20 7946 0958"),
    ])
    func `T48: no other rule that holds it keeps it longer`(_ isForMinors: Bool, _ words: String) async throws {
        let rule = Rule(
            key: "contact", name: "Contact", effect: .hold, subject: .phrases(["my insta"]), isForMinors: isForMinors,
            sentence: "A moderator reads this first.")
        town.surroundings.rules.replace(RuleBook(rules: [rule]))
        let post = try await held(words)
        try await town.community.moderation.reject(post, reason: "Nothing personal here.", by: maren)
        town.clock.advance(seconds: Moment.day)
        #expect(try await wipe() == 1)
        #expect(try await town.columns(holding: "elmgrove") == [])
        #expect(try await town.faults() == [])
    }

    @Test func `a post that was read, and that a report hides beside an edit, is kept as all else`() async throws {
        let post = try await town.reply(to: first, "Wound thirds.", by: town.ada)
        let edit = Edit(post, source: Self.personal, base: 0, isMeant: true)
        try #require(try await town.community.ownPosts.edit(edit, by: ada))
        try await town.community.reports.report(
            post, ReportDraft(.under13), by: try await town.member("ben"), from: nil)
        try #require(try await town.state(of: post) == .held)
        try await town.community.moderation.reject(post, reason: "No numbers here.", by: maren)
        #expect(try await town.columns(holding: "elmgrove") == [])
        try await town.community.moderation.remove(post, reason: "By a child.", by: maren)
        town.clock.advance(seconds: Moment.day)
        #expect(try await wipe() == 0)
        #expect(try await town.community.moderation.decision(on: post, for: maren).mayRestore)
        town.clock.advance(seconds: RemovedTexts.kept - Moment.day)
        #expect(try await wipe() == 1)
    }

    @Test func `what was kept away for another reason stays thirty days`() async throws {
        let links = "Elmgrove: " + (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")
        let post = try await held(links)
        try await town.community.moderation.reject(post, reason: "No adverts.", by: maren)
        town.clock.advance(seconds: RemovedTexts.kept - 1)
        #expect(try await wipe() == 0)
        #expect(try await town.community.moderation.decision(on: post, for: maren).mayRestore)
        town.clock.advance(seconds: 1)
        #expect(try await wipe() == 1)
    }

    @Test func `what came back, and is taken down again, is kept as all else`() async throws {
        let post = try await held()
        let moderation = town.community.moderation
        try await moderation.reject(post, reason: "No numbers here.", by: maren)
        try await moderation.restore(post, by: maren)
        town.clock.advance(seconds: 1_800)
        try await town.community.ownPosts.delete(post, by: ada)
        town.clock.advance(seconds: Moment.day)
        #expect(try await wipe() == 0)
    }

    @Test func `a post that was read, and is removed while an edit of it waits, keeps its words as all else`()
        async throws
    {
        let post = try await town.reply(to: first, "Wound thirds.", by: town.ada)
        let edit = Edit(post, source: Self.personal, base: 0, isMeant: true)
        try #require(try await town.community.ownPosts.edit(edit, by: ada))
        try await town.community.moderation.remove(post, reason: "Off topic.", by: maren)
        #expect(try await town.columns(holding: "elmgrove") == [])
        town.clock.advance(seconds: Moment.day)
        #expect(try await wipe() == 0)
        #expect(try await town.community.moderation.decision(on: post, for: maren).mayRestore)
    }
}

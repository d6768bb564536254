import TestSupport
import Testing

@testable import Features

/// What becomes of an edit that waits when its post, or one that it quotes, is taken away, and who decides about it.
@Suite struct HeldEditWordsTests {
    private static let links = "Lilac: " + (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")

    private let town: TestCommunity
    private let first: Post.ID
    /// An answer of ben's.
    private let post: Post.ID
    private let ben: Actor
    private let maren: Actor

    init() async throws {
        town = try await makeCommunity()
        first = try await town.start("Which strings for slide?", by: town.maren)
        post = try await town.reply(to: first, "Wound thirds.")
        ben = try await town.member("ben")
        maren = try await town.member("maren")
    }

    @discardableResult
    private func edit(_ source: String = HeldEditWordsTests.links, base: Int = 0) async throws -> Bool {
        try await town.community.ownPosts.edit(Edit(post, source: source, base: base), by: ben)
    }

    private func seen() async throws -> QueueCase {
        let rows = try await town.community.moderation.queue(for: maren).rows
        let row = try #require(rows.first { $0.item.post == post })
        return try await town.community.moderation.look(at: row.item.id, for: maren)
    }

    @Test func `those who decide see what stands there, what is to, and what that changes`() async throws {
        try #require(try await edit())
        let seen = try await seen()
        let edit = try #require(seen.edit)
        #expect(seen.html == "<p>Wound thirds.</p>\n" && seen.post.state == .visible)
        #expect(edit.html.contains("strings.example") && edit.title == nil && edit.madeAt == town.clock.now)
        #expect(edit.changes == [DiffLine(.removed, "Wound thirds."), DiffLine(.added, Self.links)])
        await #expect(throws: ModerationError.notAllowed) {
            try await town.community.moderation.release(post, by: ben)
        }
        await #expect(throws: ModerationError.notAllowed) {
            try await town.community.moderation.reject(post, reason: "Not here.", by: .guest)
        }
        let other = try await town.member("ada")
        #expect(try await town.community.discussions.held(post, by: other) == nil)
        #expect(try await town.state(of: post) == .visible)
    }

    @Test func `nobody lets words through, or leaves them, that they have not seen`() async throws {
        let moderation = town.community.moderation
        try #require(try await edit())
        let (before, maren) = (try await seen(), maren)
        try #require(try await edit("Others. \(Self.links)", base: 1))
        for verdict in [Verdict.release(note: ""), .reject(reason: "No adverts.")] {
            await #expect(throws: ModerationError.changed) {
                try await moderation.decide(verdict, on: before.item.id, seen: before.seen, by: maren)
            }
        }
        #expect(try await town.decisions() == [])
        let now = try await seen()
        try await moderation.decide(.release(note: ""), on: now.item.id, seen: now.seen, by: maren)
        #expect(try await town.community.discussions.source(of: post, for: .guest)?.source.hasPrefix("Others.") == true)
        try await town.community.reports.report(post, ReportDraft(.spam), by: .guest, from: nil)
        let reported = try await seen()
        town.clock.advance(seconds: 60)
        try await edit("Flat wounds.", base: 3)
        await #expect(throws: ModerationError.changed) {
            try await moderation.decide(.dismiss, on: reported.item.id, seen: reported.seen, by: maren)
        }
        #expect(try await town.faults() == [])
    }

    @Test func `nobody keeps a change away where the post was hidden since they looked`() async throws {
        let moderation = town.community.moderation
        try #require(try await edit())
        let (before, maren) = (try await seen(), maren)
        try await town.community.reports.report(post, ReportDraft(.under13), by: .guest, from: nil)
        try #require(try await town.state(of: post) == .held)
        let verdict = Verdict.reject(reason: "No adverts.")
        await #expect(throws: ModerationError.changed) {
            try await moderation.decide(verdict, on: before.item.id, seen: before.seen, by: maren)
        }
        #expect(try await town.state(of: post) == .held)
        #expect(try await town.decisions() == [])
        let now = try await seen()
        try await moderation.decide(verdict, on: now.item.id, seen: now.seen, by: maren)
        #expect(try await town.state(of: post) == .held, "what readers said of it is yet to be decided")
        #expect(try await town.columns(holding: "lilac") == [])
        #expect(try await town.faults() == [])
    }

    @Test func `nobody leaves a post that was reported for something graver since they looked`() async throws {
        let (moderation, reports) = (town.community.moderation, town.community.reports)
        try await reports.report(post, ReportDraft(.spam), by: .guest, from: nil)
        let (before, maren) = (try await seen(), maren)
        try await reports.report(post, ReportDraft(.under13), by: try await town.member("ada"), from: nil)
        await #expect(throws: ModerationError.changed) {
            try await moderation.decide(.dismiss, on: before.item.id, seen: before.seen, by: maren)
        }
        #expect(try await town.decisions() == [])
        #expect(try await town.state(of: post) == .held)
        try await moderation.decide(.dismiss, on: before.item.id, by: maren)
        #expect(try await town.state(of: post) == .visible)
        #expect(try await town.faults() == [])
    }

    @Test func `deleted at once, no word of either is left`() async throws {
        try #require(try await edit())
        try await town.community.ownPosts.delete(post, by: ben)
        for word in ["lilac", "wound"] { #expect(try await town.columns(holding: word) == [], "\(word)") }
        #expect(try await town.community.moderation.queue(for: maren).rows == [])
        #expect(try await town.faults() == [])
    }

    @Test(arguments: [true, false])
    func `taken away later, what nobody was to read goes at once, and the rest is kept a while`(
        _ byAuthor: Bool
    ) async throws {
        try #require(try await edit())
        town.clock.advance(seconds: 901)
        if byAuthor {
            try await town.community.ownPosts.delete(post, by: ben)
        } else {
            try await town.community.moderation.remove(post, reason: "Off topic.", by: maren)
        }
        #expect(try await town.columns(holding: "lilac") == [])
        #expect(try await town.columns(holding: "wound").isEmpty == false)
        #expect(try await town.faults() == [])
    }

    @Test func `a post that a report hides beside it comes back with it, and is new to nobody`() async throws {
        try #require(try await edit())
        try await town.community.reports.report(post, ReportDraft(.under13), by: .guest, from: nil)
        #expect(try await town.state(of: post) == .held)
        #expect(try await town.faults() == [])
        let (thread, ada) = (try await town.discussion(of: post), try await town.member("ada"))
        try await town.community.reading.choose(.follow, of: thread, by: ada)
        try await town.community.moderation.release(post, by: maren)
        #expect(try await town.community.discussions.source(of: post, for: .guest)?.source == Self.links)
        #expect(try await town.versions(of: post) == ["Wound thirds."])
        #expect(try await town.notices(of: town.ada) == [], "it was there before she followed the thread")
        #expect(try await town.faults() == [])
    }

    @Test(arguments: [true, false])
    func `a post that a report hides is decided about by itself once its edit is kept away`(
        _ isLeft: Bool
    ) async throws {
        let moderation = town.community.moderation
        try #require(try await edit())
        let ada = try await town.member("ada")
        try await town.community.reports.report(post, ReportDraft(.under13), by: ada, from: nil)
        try #require(try await town.state(of: post) == .held)
        try await moderation.reject(post, reason: "No adverts.", by: maren)
        #expect(try await town.state(of: post) == .held)
        #expect(try await town.columns(holding: "lilac") == [])
        #expect(try await town.notices(of: town.ada) == [], "nobody has decided about what she said")
        #expect(try await town.notices(of: town.ben) == ["decision"])
        let waiting = try await seen()
        #expect(waiting.item.kind == .reported && waiting.item.rule == nil && waiting.edit == nil)
        #expect(try await town.faults() == [])
        await #expect(throws: ModerationError.unfit) {
            try await moderation.reject(post, reason: "No adverts.", by: maren)
        }
        if isLeft {
            try await moderation.dismiss(post, by: maren)
            #expect(try await town.community.discussions.source(of: post, for: .guest)?.source == "Wound thirds.")
        } else {
            let verdict = Verdict.remove(reason: "By a child.")
            try await moderation.decide(verdict, on: waiting.item.id, seen: waiting.seen, by: maren)
            #expect(try await town.state(of: post) == .removed)
        }
        #expect(try await town.notices(of: town.ada) == ["report"])
        #expect(try await town.faults() == [])
    }

    @Test func `words of a post that are gone for good leave an edit that quotes them and waits`() async throws {
        let (discussions, own) = (town.community.discussions, town.community.ownPosts)
        let original = try await town.reply(to: first, "The humbucker hums.", by: town.ada)
        let quote = try #require(try await town.community.quotes.quote(of: original, for: ben))
        try #require(try await edit("\(quote)Mine. \(Self.links)"))
        #expect(try await discussions.held(post, by: ben)?.html.contains("ada, #3</a></cite>") == true)
        try await own.delete(original, by: town.member("ada"))
        #expect(try await town.columns(holding: "humbucker") == [])
        let held = try #require(try await discussions.held(post, by: ben))
        #expect(held.html.contains("Quoted post removed") && held.html.contains("Mine."))
        #expect(try await seen().edit?.source.contains("hums") == false)
        #expect(try await own.editable(post, by: ben).source.contains("Mine."))
        try await town.community.moderation.release(post, by: maren)
        #expect(try await discussions.source(of: post, for: .guest)?.source.contains("Mine.") == true)
        #expect(try await town.faults() == [])
    }

    @Test func `words of a post that was taken down meanwhile are not read when the edit is made`() async throws {
        let original = try await town.reply(to: first, "The humbucker hums.", by: town.ada)
        let quote = try #require(try await town.community.quotes.quote(of: original, for: ben))
        try #require(try await edit("\(quote)Mine. \(Self.links)"))
        try await town.community.moderation.remove(original, reason: "Off topic.", by: maren)
        try await town.community.moderation.release(post, by: maren)
        let source = try #require(try await town.community.discussions.source(of: post, for: .guest)).source
        #expect(!source.contains("hums") && source.contains("Mine."))
        #expect(try await town.faults() == [])
    }
}

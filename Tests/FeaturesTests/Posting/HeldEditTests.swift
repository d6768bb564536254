import Storage
import TestSupport
import Testing

@testable import Features

/// Edits that wait for a moderator: what stands there is read until then, and nothing of it is lost.
@Suite struct HeldEditTests {
    /// A thread of maren's with an answer, whose writer puts other words there, which are held.
    private struct Answer {
        static let links = "Lilac links: " + (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")

        let town: TestCommunity
        let first: Post.ID
        let post: Post.ID
        let ada: Actor
        let maren: Actor

        init(by band: Member.Band = .from18) async throws {
            town = try await makeCommunity()
            try await town.put(town.ada, in: band)
            first = try await town.start("Which strings for slide?", by: town.maren)
            post = try await town.reply(to: first, "Wound thirds.", by: town.ada)
            ada = try await town.member("ada")
            maren = try await town.member("maren")
        }

        /// - Returns: whether it waits.
        @discardableResult
        func edit(_ source: String = Answer.links, base: Int = 0) async throws -> Bool {
            try await town.community.ownPosts.edit(Edit(post, source: source, base: base, isMeant: true), by: ada)
        }

        func item() async throws -> QueueItem {
            try #require(try await town.community.moderation.queue(for: maren).rows.first { $0.item.post == post }).item
        }

        func source(for actor: Actor = .guest) async throws -> String? {
            try await town.community.discussions.source(of: post, for: actor)?.source
        }

        func shown(to actor: Actor = .guest) async throws -> ShownPost? {
            let id = try await town.discussion(of: post)
            guard case .page(let page) = try await town.community.discussions.show(id, page: 1, for: actor) else {
                return nil
            }
            return page.posts.first { $0.post.id == post }
        }

        func versions() async throws -> [String] {
            try await town.versions(of: post)
        }

        func found(_ word: String, for actor: Actor = .guest) async throws -> [Post.ID] {
            try await town.community.search.find(.parse(word), order: .newest, page: 1, for: actor).hits.map(\.post)
        }
    }

    @Test func `T46: an edit that adds an address waits, and what stood there is read until somebody has looked`()
        async throws
    {
        let answer = try await Answer(by: .from13)
        let (town, community) = (answer.town, answer.town.community)
        try #require(try await answer.edit("I live at Elmgrove. Call me: +44 20 7946 0958."))
        for actor in [try await town.member("ben"), answer.maren] {
            #expect(try await answer.shown(to: actor)?.html == "<p>Wound thirds.</p>\n")
            #expect(try await answer.source(for: actor) == "Wound thirds.")
            #expect(try await answer.found("wound", for: actor) == [answer.post])
            #expect(try await answer.found("elmgrove", for: actor) == [])
            #expect(try await community.versions.page(of: answer.post, for: actor) == nil)
        }
        #expect(try await answer.shown()?.html == nil, "a minor's words are for members")
        #expect(try await town.notices(of: town.maren) == ["reply"])
        let item = try await answer.item()
        #expect(item.kind == .held && item.rule == "personal-information")
        #expect(try await community.ownPosts.editable(answer.post, by: answer.ada).source.contains("Elmgrove"))
        let held = try #require(try await community.discussions.held(answer.post, by: answer.ada))
        #expect(held.isEdit && held.state == .visible && held.html.contains("Elmgrove"))
        #expect(try await town.faults() == [])
        try await community.moderation.reject(answer.post, reason: "No numbers here.", by: answer.maren)
        #expect(try await answer.source(for: answer.ada) == "Wound thirds.")
        #expect(try await town.columns(holding: "elmgrove") == [])
        #expect(try await town.faults() == [])
    }

    @Test func `what stood there in the first minutes is not lost either`() async throws {
        let answer = try await Answer()
        try #require(try await !answer.edit("Wound fourths."))
        try #require(try await answer.edit(base: 1))
        #expect(try await answer.source() == "Wound fourths.")
        try await answer.town.community.moderation.reject(answer.post, reason: "No adverts.", by: answer.maren)
        #expect(try await answer.source() == "Wound fourths.")
        #expect(try await answer.versions() == [])
        try #require(try await answer.edit(base: 2))
        try await answer.town.community.moderation.release(answer.post, by: answer.maren)
        #expect(try await answer.source() == Answer.links)
        #expect(try await answer.versions() == ["Wound fourths."], "it was read while the other waited")
        #expect(try await answer.town.faults() == [])
    }

    @Test func `an edit that is let through leaves a version and a mark, and tells its author and whom it names`()
        async throws
    {
        let answer = try await Answer()
        let town = answer.town
        try #require(try await answer.edit("@ben, look: \(Answer.links)"))
        #expect(try await town.notices(of: town.ben) == [])
        town.clock.advance(seconds: 3_600)
        try await town.community.moderation.release(answer.post, note: "Mind the links.", by: answer.maren)
        let shown = try #require(try await answer.shown())
        #expect(shown.html?.contains("strings.example") == true && shown.post.editedAt == town.clock.now)
        #expect(try await answer.versions() == ["Wound thirds."])
        #expect(try await answer.found("lilac") == [answer.post])
        #expect(try await answer.found("wound") == [])
        #expect(try await town.notices(of: town.ben) == ["mention"])
        #expect(try await town.notices(of: town.ada) == ["decision"])
        #expect(try await town.notices(of: town.maren) == ["reply"], "who was told of the post is not told again")
        #expect(try await town.decisions() == [.release])
        #expect(try await town.community.ownPosts.editable(answer.post, by: answer.ada).isWaiting == false)
        #expect(try await town.faults() == [])
    }

    @Test func `an edit that nobody has to look at takes its place`() async throws {
        let answer = try await Answer()
        let town = answer.town
        try #require(try await answer.edit())
        let waiting = try await town.community.ownPosts.editable(answer.post, by: answer.ada)
        #expect(waiting.isWaiting && waiting.source == Answer.links && waiting.base == 1)
        #expect(try await !answer.edit("Wound fourths.", base: 1))
        #expect(try await answer.source() == "Wound fourths.")
        #expect(try await town.columns(holding: "lilac") == [])
        #expect(try await town.community.moderation.queue(for: answer.maren).rows == [])
        #expect(try await town.decisions() == [])
        #expect(try await town.faults() == [])
    }

    @Test func `a post that was reported too stays on the list for that`() async throws {
        let answer = try await Answer()
        let (town, moderation) = (answer.town, answer.town.community.moderation)
        try #require(try await answer.edit())
        try await town.community.reports.report(answer.post, ReportDraft(.spam), by: .guest, from: nil)
        #expect(try await answer.item().kind == .held)
        await #expect(throws: ModerationError.unfit) { try await moderation.dismiss(answer.post, by: answer.maren) }
        try await answer.edit("Wound fourths.", base: 1)
        let item = try await answer.item()
        #expect(item.kind == .reported && item.rule == nil)
        #expect(try await town.faults() == [])
        await #expect(throws: ModerationError.unfit) { try await moderation.release(answer.post, by: answer.maren) }
        try await moderation.dismiss(answer.post, by: answer.maren)
        #expect(try await answer.source() == "Wound fourths.")
        #expect(try await town.faults() == [])
    }

    @Test func `what readers said of a post stays on the list when an edit of it is kept away`() async throws {
        let answer = try await Answer()
        let (town, moderation) = (answer.town, answer.town.community.moderation)
        try #require(try await answer.edit())
        let ben = try await town.member("ben")
        try await town.community.reports.report(answer.post, ReportDraft(.spam), by: ben, from: nil)
        try await moderation.reject(answer.post, reason: "No adverts.", by: answer.maren)
        let item = try await answer.item()
        #expect(item.kind == .reported && item.rule == nil)
        #expect(try await town.notices(of: town.ben) == [], "nobody has looked at what he said")
        #expect(try await town.notices(of: town.ada) == ["decision"])
        #expect(try await town.columns(holding: "lilac") == [])
        #expect(try await town.faults() == [])
        try await moderation.dismiss(answer.post, by: answer.maren)
        #expect(try await town.notices(of: town.ben).count == 1)
        #expect(try await answer.source() == "Wound thirds.")
        #expect(try await town.faults() == [])
    }

    @Test(arguments: [true, false])
    func `its author is led to what became of it where the post waits on for those who reported it`(
        _ isRejected: Bool
    ) async throws {
        let answer = try await Answer()
        let (town, discussions) = (answer.town, answer.town.community.discussions)
        try await town.community.reports.report(answer.post, ReportDraft(.spam), by: .guest, from: nil)
        #expect(try await discussions.held(answer.post, by: answer.ada) == nil)
        try #require(try await answer.edit())
        if isRejected {
            try await town.community.moderation.reject(answer.post, reason: "No adverts.", by: answer.maren)
        } else {
            try await answer.edit("Wound fourths.", base: 1)
        }
        #expect(try await answer.item().kind == .reported)
        let held = try #require(try await discussions.held(answer.post, by: answer.ada))
        #expect(held.state == .visible && !held.isEdit && held.wasRejected == isRejected)
        #expect(try await discussions.held(answer.post, by: town.member("ben")) == nil)
    }

    @Test func `sent twice it waits once, and what stands there takes it back`() async throws {
        let answer = try await Answer()
        let town = answer.town
        for _ in 1...2 { #expect(try await answer.edit()) }
        #expect(try await town.community.ownPosts.editable(answer.post, by: answer.ada).base == 1)
        #expect(try await !answer.edit("Wound thirds.", base: 0), "a form from before it takes nothing back")
        #expect(try await town.community.ownPosts.editable(answer.post, by: answer.ada).isWaiting)
        #expect(try await !answer.edit("Wound thirds.", base: 1))
        #expect(try await town.community.ownPosts.editable(answer.post, by: answer.ada).source == "Wound thirds.")
        #expect(try await town.columns(holding: "lilac") == [])
        #expect(try await town.community.moderation.queue(for: answer.maren).rows == [])
        #expect(try await town.faults() == [])
    }

    @Test func `of two that cross the second is shown what the first one sent`() async throws {
        let answer = try await Answer()
        try await answer.edit()
        let crossing = await #expect(throws: PostingError.self) { try await answer.edit("From the desk.") }
        guard case .crossed(let now)? = crossing else {
            Issue.record("nothing was said of what waits: \(String(describing: crossing))")
            return
        }
        #expect(now.source == Answer.links && now.isWaiting && now.base == 1)
    }

    @Test func `a title that waits is given with the words it came with`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?", "First.")
        try await town.reply(to: post)
        let (ada, maren, own) = (try await town.member("ada"), try await town.member("maren"), town.community.ownPosts)
        let edit = Edit(post, title: "Lilac strings of mine", source: Answer.links, base: 0)
        try #require(try await own.edit(edit, by: ada))
        func title() async throws -> String? {
            try await town.community.discussions.place(of: post, for: .guest)?.discussion.title
        }
        #expect(try await title() == "Which strings for slide?")
        #expect(try await own.editable(post, by: ada).title == "Lilac strings of mine")
        let held = try #require(try await town.community.discussions.held(post, by: ada))
        #expect(held.title == "Which strings for slide?" && held.waitingTitle == "Lilac strings of mine")
        try await town.community.moderation.release(post, by: maren)
        #expect(try await title() == "Lilac strings of mine")
        let versions = try #require(try await town.community.versions.page(of: post, for: .guest))
        #expect(versions.entries.map(\.title) == ["Lilac strings of mine", "Which strings for slide?"])
        #expect(try await town.faults() == [])
    }
}

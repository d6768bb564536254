import TestSupport
import Testing

@testable import Features

/// A title is words of the first post: it goes with that, and comes back with it.
@Suite struct TakenTitleTests {
    private static let title = "Which marimbas for slide?"

    /// Who takes a first post down.
    enum Way: CaseIterable, Sendable {
        case author, moderator, readers
    }

    /// A thread of ada's that ben has answered.
    private struct Thread {
        let town: TestCommunity
        let first: Post.ID
        let reply: Post.ID
        let id: Discussion.ID

        init() async throws {
            town = try await makeCommunity()
            first = try await town.start(TakenTitleTests.title, "First.", in: town.guitars)
            reply = try await town.reply(to: first, "Light ones.")
            id = try await town.discussion(of: first)
            town.clock.advance(seconds: 3_600)
        }

        func takeDown(_ way: Way) async throws {
            switch way {
            case .author: try await town.community.ownPosts.delete(first, by: town.member("ada"))
            case .moderator:
                try await town.community.moderation.remove(first, reason: "A number.", by: town.member("maren"))
            case .readers:
                try await town.community.reports.report(first, ReportDraft(.under13), by: .guest, from: nil)
            }
        }

        /// What the thread is called wherever guests come upon it, each once.
        func titles() async throws -> Set<String> {
            let (community, guest) = (town.community, Actor.guest)
            var titles = Set(try await community.discussions.latest(at: nil, for: guest).rows.map(\.discussion.title))
            if case .page(let page) = try await community.discussions.show(id, page: 1, for: guest) {
                titles.insert(page.discussion.title)
            }
            if case .page(let page) = try await community.discussions.tree(id, article: first, part: nil, for: guest) {
                titles.insert(page.article.subject)
            }
            let feed = try await community.feeds.board(slug: "guitars", for: guest)
            titles.formUnion(feed?.entries.map(\.discussion.title) ?? [])
            titles.formUnion(feed?.entries.map { $0.title.replacing("Re: ", with: "") } ?? [])
            return titles
        }

        func found(_ words: String) async throws -> Set<Post.ID> {
            let query = SearchQuery.parse(words)
            return Set(
                try await town.community.search.find(query, order: .newest, page: 1, for: .guest).hits.map(\.post))
        }
    }

    @Test(arguments: Way.allCases)
    func `nobody reads the title of a thread whose first post was taken down`(_ way: Way) async throws {
        let thread = try await Thread()
        #expect(try await thread.titles() == [Self.title])
        #expect(try await thread.found("marimbas") == [thread.first, thread.reply])
        try await thread.takeDown(way)
        #expect(try await thread.titles() == [PostStates.takenTitle])
        #expect(try await thread.found("marimbas") == [])
        let place = try await thread.town.community.discussions.place(of: thread.reply, for: .guest)
        #expect(place?.discussion.slug == "a-thread-whose-first-post-was-taken-away")
        #expect(try await thread.town.faults() == [])
    }

    @Test func `it comes back with the post`() async throws {
        let thread = try await Thread()
        let moderation = thread.town.community.moderation
        let maren = try await thread.town.member("maren")
        try await thread.takeDown(.readers)
        try await moderation.dismiss(thread.first, by: maren)
        #expect(try await thread.titles() == [Self.title])
        try await thread.takeDown(.moderator)
        #expect(try await moderation.decision(on: thread.first, for: maren).waitingTitle == Self.title)
        try await moderation.restore(thread.first, by: maren)
        #expect(try await thread.titles() == [Self.title])
        #expect(try await thread.found("marimbas") == [thread.first, thread.reply])
        #expect(try await thread.town.faults() == [])
    }

    @Test func `whoever gave it still reads it, and is told that it waits where they send it again`() async throws {
        let thread = try await Thread()
        let town = thread.town
        let ada = try await town.member("ada")
        try await thread.takeDown(.readers)
        #expect(try await town.community.discussions.held(thread.first, by: ada)?.title == Self.title)
        let isHeld = try await town.community.ownPosts.edit(
            Edit(thread.first, title: Self.title, source: "First.", base: 0), by: ada)
        #expect(isHeld, "it says that already")
        let moderation = town.community.moderation
        try await moderation.remove(thread.first, reason: "A number.", by: town.member("maren"))
        #expect(try await moderation.decision(on: thread.first, for: ada).discussion.title == Self.title)
    }

    @Test func `a reply that is taken down leaves the title, and so does a title that a moderator gave`() async throws {
        let thread = try await Thread()
        let (town, moderation) = (thread.town, thread.town.community.moderation)
        let maren = try await town.member("maren")
        try await moderation.remove(thread.reply, reason: "Off topic.", by: maren)
        #expect(try await thread.titles() == [Self.title])
        try await moderation.restore(thread.reply, by: maren)
        try await moderation.retitle(thread.id, title: "Strings for slide", reason: "Clearer.", by: maren)
        try await thread.takeDown(.moderator)
        #expect(try await thread.titles() == ["Strings for slide"])
        try await moderation.restore(thread.first, by: maren)
        #expect(try await thread.titles() == ["Strings for slide"])
        #expect(try await town.faults() == [])
    }

    @Test(arguments: [Post.State.removed, .held])
    func `no mail that waits has the title`(_ state: Post.State) async throws {
        let site = try await NoticeTown()
        try await site.tell(answering: site.town.maren)
        try await site.writeMail(after: 600)
        let opening = site.opening
        try await site.change { states, now in
            if state == .removed {
                _ = try states.remove(opening, by: .moderator, reason: "A number.", at: now)
            } else {
                _ = try states.hold(opening, rule: "reported", at: now)
            }
        }
        let letter = try #require(NoticeTown.letter(try await site.mail(after: 1)))
        #expect(letter.thread.title == PostStates.takenTitle)
    }

    @Test func `no word of it is left thirty days later`() async throws {
        let thread = try await Thread()
        try await thread.takeDown(.author)
        #expect(try await thread.town.columns(holding: "marimba").isEmpty == false)
        thread.town.clock.advance(seconds: RemovedTexts.kept)
        #expect(try await thread.town.community.removedTexts.wipe(limit: 10) == 1)
        #expect(try await thread.town.columns(holding: "marimba") == [])
        #expect(try await thread.titles() == [PostStates.wipedTitle])
        #expect(try await thread.town.faults() == [])
    }
}

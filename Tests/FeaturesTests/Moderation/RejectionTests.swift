import Features
import TestSupport
import Testing

/// What is left of a post that a moderator did not let through.
@Suite struct RejectionTests {
    private func posts(of post: Post.ID, in town: TestCommunity, for actor: Actor) async throws -> [ShownPost] {
        let id = try await town.discussion(of: post)
        guard case .page(let page) = try await town.community.discussions.show(id, page: 1, for: actor) else {
            Issue.record("there is no page")
            return []
        }
        return page.posts
    }

    @Test func `of one that nobody could read nothing stands in its place for others`() async throws {
        let town = try await makeCommunity()
        let (post, _) = try await town.heldPost()
        let (ada, ben, maren) = (try await town.member("ada"), try await town.member("ben"), try await town.moderator())
        let (moderation, discussions) = (town.community.moderation, town.community.discussions)
        try await moderation.reject(post, reason: "It holds a number.", by: maren)
        for actor in [Actor.guest, ada] {
            #expect(try await posts(of: post, in: town, for: actor).map(\.post.position) == [1])
        }
        for actor in [ben, maren] {
            let line = try #require(try await posts(of: post, in: town, for: actor).last)
            #expect(line.post.id == post && line.html == nil && line.post.stateReason == nil)
        }
        let id = try await town.discussion(of: post)
        #expect(try await discussions.tree(id, article: post, part: nil, for: .guest) == .missing)
        #expect(try await moderation.decision(on: post, for: ben).decision.reason == "It holds a number.")
        await #expect(throws: ModerationError.decided(by: "maren")) {
            try await moderation.remove(post, reason: "Once more.", by: maren)
        }
        try await moderation.restore(post, by: maren)
        #expect(try await posts(of: post, in: town, for: .guest).map(\.post.id).last == post)
        #expect(try await town.faults() == [])
    }

    @Test func `of an edit nothing is left, and what stood there is read as before`() async throws {
        let town = try await makeCommunity()
        let start = try await town.start("Strings for slide playing", in: town.guitars)
        let post = try await town.reply(to: start, "I have some.")
        let links = (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")
        let isHeld = try await town.community.ownPosts.edit(
            Edit(post, source: links, base: 0), by: try await town.member("ben"))
        try #require(isHeld)
        let (maren, ben) = (try await town.moderator(), try await town.member("ben"))
        try await town.community.moderation.reject(post, reason: "No adverts.", by: maren)
        let shown = try #require(try await posts(of: post, in: town, for: .guest).last)
        #expect(shown.post.id == post && shown.html == "<p>I have some.</p>\n" && shown.post.editedAt == nil)
        let told = try await town.community.moderation.decision(on: post, for: ben)
        #expect(told.decision.kind == .reject && told.decision.reason == "No adverts." && told.isReadable)
        #expect(try await town.notices(of: town.ben) == ["decision"])
        #expect(try await town.columns(holding: "strings.example") == [])
        #expect(try await town.faults() == [])
    }
}

import Storage
import TestSupport
import Testing

@testable import Features

/// A discussion as readers see it, flat.
@Suite struct ShowDiscussionTests {
    private func page(
        _ town: TestCommunity, _ id: Discussion.ID, _ page: Int = 1, for actor: Actor = .guest
    ) async throws -> DiscussionPage? {
        guard case .page(let shown) = try await town.community.discussions.show(id, page: page, for: actor) else {
            return nil
        }
        return shown
    }

    @Test func `a discussion shows twenty posts a page, in order`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Which strings for slide?", "Heavy ones?")
        for number in 1...44 { try await town.reply(to: first, "Reply \(number).") }
        let id = try await town.discussion(of: first)
        #expect(try await page(town, id)?.posts.map(\.post.position) == Array(1...20))
        #expect(try await page(town, id, 3)?.posts.map(\.post.position) == Array(41...45))
        let shown = try #require(try await page(town, id))
        #expect(shown.discussion.visibleCount == 45)
        #expect(shown.discussion.pageCount == 3)
        #expect(shown.posts[0].html == "<p>Heavy ones?</p>\n")
        #expect(shown.posts[1].answers == ShownPost.Answered(id: first, position: 1, name: "ada"))
        #expect(shown.last.position == 45)
    }

    @Test func `a page past the end leads to the last one and page zero is missing`() async throws {
        let town = try await makeCommunity()
        let id = try await town.discussion(of: town.start("Which strings for slide?"))
        let link = try #require(try await page(town, id)).discussion.link
        #expect(try await town.community.discussions.show(id, page: 9, for: .guest) == .moved(to: link, page: 1))
        #expect(try await town.community.discussions.show(id, page: 0, for: .guest) == .missing)
        #expect(try await town.community.discussions.show(id, page: .min, for: .guest) == .missing)
    }

    @Test func `a discussion on a members' board is missing for guests`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Only among ourselves")
        let id = try await town.discussion(of: post)
        try await town.tamper("UPDATE board SET audience = 'members' WHERE slug = 'general'")
        #expect(try await page(town, id) == nil)
        #expect(try await page(town, id, for: .importer) != nil)
        #expect(try await town.community.discussions.place(of: post, for: .guest) == nil)
        #expect(try await town.community.discussions.source(of: post, for: .guest) == nil)
        #expect(try await town.community.discussions.latest(at: nil, for: .guest).rows == [])
        #expect(try await town.community.boards.index(for: .guest).sections.count == 1)
        #expect(try await town.community.people.member(named: "ada", at: nil, for: .guest)?.list.rows == [])
        #expect(try await town.community.export.write(boardSlug: "general", for: .guest, to: { _ in }) == nil)
    }

    @Test func `a members' post in a public board keeps its place and hides its words`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Which strings for slide?")
        let secret = try await town.reply(to: first, "For members.")
        try await town.tamper("UPDATE post SET audience = 'members' WHERE id = \(secret)")
        let shown = try #require(try await page(town, try await town.discussion(of: first)))
        #expect(shown.posts.map { $0.html == nil } == [false, true])
        #expect(try await town.community.discussions.source(of: secret, for: .guest) == nil)
        guard
            case .page(let tree) = try await town.community.discussions.tree(
                shown.discussion.id, article: secret, part: nil, for: .guest)
        else {
            Issue.record("there is no tree")
            return
        }
        #expect(tree.article.html == nil)
        #expect(tree.tree.nodes[1].leaf.excerpt == "")
    }

    @Test func `a removed post leaves a stub and its replies`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Which strings for slide?")
        let removed = try await town.reply(to: first, "Somebody's address.")
        try await town.reply(to: removed, "Please take it down.")
        try await town.tamper(
            """
            UPDATE post SET state = 'removed', state_by = 'moderator', state_reason = 'an address', state_at = 1
            WHERE id = \(removed)
            """)
        let shown = try #require(try await page(town, try await town.discussion(of: first)))
        #expect(shown.posts[1].html == nil)
        #expect(shown.posts[1].post.stateReason == "an address")
        #expect(shown.posts[1].replyCount == 1)
        #expect(shown.posts.map(\.post.position) == [1, 2, 3])
    }

    @Test func `a place names page and position, by id and by Message-ID`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Which strings for slide?")
        var last = first
        for _ in 1...25 { last = try await town.reply(to: first) }
        let place = try #require(try await town.community.discussions.place(of: last, for: .guest))
        #expect(place.position == 26)
        #expect(place.page == 2)
        let source = try #require(try await town.community.discussions.source(of: last, for: .guest))
        #expect(source.messageID.hasSuffix("@forum.example"))
        #expect(source.messageID.prefix { $0 != "@" }.count == 26)
        #expect(try await town.community.discussions.place(ofMessage: source.messageID, for: .guest) == place)
        #expect(try await town.community.discussions.place(ofMessage: "none@x", for: .guest) == nil)
        #expect(try await town.community.discussions.place(of: Post.ID(rawValue: -1), for: .guest) == nil)
    }
}

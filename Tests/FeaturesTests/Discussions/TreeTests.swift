import Storage
import TestSupport
import Testing

@testable import Features

/// A discussion as a tree.
@Suite struct TreeTests {
    private func leaf(_ id: Int64, under parent: Int64? = nil) -> TreePage.Leaf {
        TreePage.Leaf(
            id: Post.ID(rawValue: id), position: Int(id), parent: parent.map(Post.ID.init(rawValue:)), name: "ada",
            excerpt: "", at: FixedClock.noon, state: .visible, stateBy: nil)
    }

    private func shape(_ tree: PostTree) -> [String] {
        tree.nodes.map { "\(String(repeating: ".", count: $0.depth))\($0.leaf.id) (\($0.descendants))" }
    }

    @Test func `replies stand under what they answer, in order of time`() {
        let tree = PostTree([leaf(1), leaf(2, under: 1), leaf(3, under: 1), leaf(4, under: 2)])
        #expect(shape(tree) == ["1 (3)", ".2 (1)", "..4 (0)", ".3 (0)"])
    }

    @Test func `a post whose parent is elsewhere is a root`() {
        #expect(shape(PostTree([leaf(1), leaf(2, under: 99)])) == ["1 (0)", "2 (0)"])
    }

    @Test func `posts in a circle are all shown, once`() {
        let tree = PostTree([leaf(1, under: 3), leaf(2, under: 1), leaf(3, under: 2), leaf(4, under: 4)])
        #expect(shape(tree) == ["4 (0)", "1 (2)", ".2 (1)", "..3 (0)"])
    }

    @Test func `a tree of a hundred thousand levels is built without recursion`() {
        let tree = PostTree((1...100_000).map { leaf($0, under: $0 > 1 ? $0 - 1 : nil) })
        #expect(tree.nodes.last?.depth == 99_999)
        #expect(tree.nodes.first?.descendants == 99_999)
    }

    @Test func `the tree opens its first post, or the one asked for, with its neighbours`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Which strings for slide?", in: town.guitars)
        let second = try await town.reply(to: first, "Heavy ones.")
        let third = try await town.reply(to: second, "How heavy?", by: town.ada)
        let id = try await town.discussion(of: first)
        func article(_ post: Post.ID?) async throws -> TreePage.Article? {
            guard
                case .page(let page) = try await town.community.discussions.tree(
                    id, article: post, part: nil, for: .guest)
            else { return nil }
            return page.article
        }
        let opened = try #require(try await article(nil))
        #expect(opened.post.id == first)
        #expect(opened.subject == "Which strings for slide?")
        #expect(opened.previous == nil)
        #expect(opened.next?.id == second)
        let last = try #require(try await article(third))
        #expect(last.subject == "Re: Which strings for slide?")
        #expect(last.number == 3)
        #expect(last.answers?.id == second)
        #expect(last.previous?.id == second)
        #expect(last.next == nil)
    }

    @Test func `a post of another discussion can't be opened here`() async throws {
        let town = try await makeCommunity()
        let id = try await town.discussion(of: town.start("Which strings for slide?"))
        let other = try await town.start("Another thread altogether")
        let outcome = try await town.community.discussions.tree(id, article: other, part: nil, for: .guest)
        #expect(outcome == .missing)
        let absent = try await town.community.discussions.tree(id, article: nil, part: 7, for: .guest)
        #expect(absent == .missing)
    }
}

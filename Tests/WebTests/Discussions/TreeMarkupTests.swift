import Foundation
import TestSupport
import Testing

@testable import Features
@testable import Web

struct TreeMarkupTests {
    private let kit = Kit(icons: "/icons.svg", dates: Dates(zone: .gmt, now: FixedClock.noon))

    /// A tree of leaves given as (id, parent).
    private func tree(_ links: [(Int64, Int64?)]) -> PostTree {
        PostTree(
            links.enumerated().map { index, link in
                TreePage.Leaf(
                    id: Post.ID(rawValue: link.0), position: index + 1, parent: link.1.map(Post.ID.init(rawValue:)),
                    name: "ada", excerpt: "Words \(link.0)", at: FixedClock.noon, state: .visible, stateBy: nil)
            })
    }

    private func markup(_ links: [(Int64, Int64?)], open: Int64 = 1) -> String {
        TreeMarkup.markup(tree(links), open: Post.ID(rawValue: open), kit: kit).text
    }

    @Test func `new lines say so, and those whose words one ignores show none of them`() {
        var leaves = tree([(1, nil), (2, 1), (3, 1)]).nodes.map(\.leaf)
        leaves[1].member = Member.ID(rawValue: 7)
        let text = TreeMarkup.markup(
            PostTree(leaves), open: leaves[0].id, new: [leaves[2].id], ignored: [Member.ID(rawValue: 7)], kit: kit
        ).text
        #expect(text.contains("<q>A post by <bdi>ada</bdi>, whom you ignore</q>"))
        #expect(!text.contains("Words 2") && text.contains("Words 1") && text.contains("Words 3"))
        #expect(text.count(of: "<span class=\"vh\">New: </span>") == 1)
        #expect(text.count(of: " class=\"is-new\"") == 1)
        #expect(isWellFormed(text))
    }

    /// True when every tag is closed by its own end, in order.
    private func isWellFormed(_ markup: String) -> Bool {
        var open: [Substring] = []
        for tag in markup.matches(of: #/<(/?)([a-z]+)/#) {
            if tag.1.isEmpty {
                open.append(tag.2)
            } else if open.popLast() != tag.2 {
                return false
            }
        }
        return open.isEmpty
    }

    private func chain(_ length: Int64) -> [(Int64, Int64?)] {
        (1...length).map { ($0, $0 == 1 ? nil : $0 - 1) }
    }

    @Test func `replies stand in lists below what they answer`() {
        let text = markup([(1, nil), (2, 1), (3, 2), (4, 1)])
        #expect(isWellFormed(text))
        #expect(text.count(of: "<ul") == 2)
        #expect(text.count(of: "<li>") == 4)
    }

    @Test func `lists stop at the eighth step, and what is deeper stands in a row`() {
        let text = markup(chain(30), open: 30)
        #expect(isWellFormed(text))
        #expect(text.count(of: "<ul") == TreeMarkup.deepest)
        #expect(text.count(of: "class=\"leaf\"") == 30)
    }

    @Test func `a long branch folds once, at the third step`() {
        let text = markup(chain(30), open: 1)
        #expect(isWellFormed(text))
        #expect(text.count(of: "<details>") == 1)
        #expect(text.contains("<summary>27 replies<span class=\"tree__folded\">, folded</span></summary>"))
        #expect(text.count(of: "class=\"leaf\"") == 30)
    }

    @Test func `the branch of the open article never folds`() {
        let branch: [(Int64, Int64?)] = [(1, nil), (2, 1), (3, 2)] + (4...12).map { ($0, 3) }
        #expect(markup(branch, open: 12).count(of: "<details>") == 0)
        #expect(markup(branch, open: 3).count(of: "<details>") == 1)
    }

    @Test func `a branch that is short, or close to the beginning, does not fold`() {
        let short: [(Int64, Int64?)] = [(1, nil), (2, 1), (3, 2)] + (4...8).map { ($0, 3) }
        #expect(markup(short).count(of: "<details>") == 0)
        let close: [(Int64, Int64?)] = [(1, nil)] + (2...40).map { ($0, 1) }
        #expect(markup(close).count(of: "<details>") == 0)
    }

    @Test func `after a folded branch the tree goes on where it was`() {
        let links: [(Int64, Int64?)] =
            [(1, nil), (2, 1), (3, 2)] + (4...12).map { ($0, 3) } + [(13, 2), (14, nil), (15, 14)]
        let text = markup(links)
        #expect(isWellFormed(text))
        #expect(text.count(of: "<details>") == 1)
        #expect(text.count(of: "class=\"leaf\"") == 15)
    }

    @Test func `a list without posts is an empty list`() {
        #expect(markup([]) == "<ol role=\"list\"></ol>")
    }

    @Test func `a chain of twenty thousand replies is written without running out of stack`() {
        let text = markup(chain(20_000), open: 20_000)
        #expect(text.count(of: "class=\"leaf\"") == 20_000)
        #expect(isWellFormed(text))
    }
}

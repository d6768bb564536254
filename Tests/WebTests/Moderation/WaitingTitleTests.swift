import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// A title that came with an edit which a rule held: those who decide see it before anybody else does.
struct WaitingTitleTests {
    private static let title = "Buy these strings & of mine"
    private static let shown = "New title: <b dir=\"auto\">Buy these strings &amp; of mine</b>"

    /// A thread by ada that ben has answered, its first post held with another title.
    private static func held(_ town: TestCommunity) async throws -> Post.ID {
        let post = try await town.start("Which strings for slide?", "First.")
        try await town.reply(to: post)
        let links = (1...3).map { "https://strings.example/\($0)" }.joined(separator: " ")
        let isHeld = try await town.community.ownPosts.edit(
            Edit(post, title: title, source: links, base: 0), by: try await town.member("ada"))
        #expect(isHeld)
        return post
    }

    @Test func `it stands in the case and on its author's page, and nowhere for others`() async throws {
        try await TestSite.with { site, client in
            let post = try await Self.held(site.town)
            let (ada, maren) = (try await site.signIn(as: "ada", client), try await site.signIn(as: "maren", client))
            let list = try await maren.get("/moderation").text
            let item = String(try #require(list.firstMatch(of: #/href="(\/moderation\/\d+)"/#)?.1))
            #expect(try await maren.get(item).text.contains(Self.shown))
            let own = try await ada.get("/held/\(post)").text
            #expect(own.contains("New title:") && own.contains("Buy these strings &amp; of mine"))
            let path = try await site.path(of: post)
            for view in ["flat", "tree"] {
                #expect(!(try await client.get("\(path)?view=\(view)").text.contains("Buy these")), "\(view)")
            }
        }
    }

    @Test func `it stands where the post may come back, for those who may bring it back alone`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let post = try await Self.held(town)
            try await town.community.moderation.reject(post, reason: "No adverts.", by: try await town.member("maren"))
            let (ada, maren) = (try await site.signIn(as: "ada", client), try await site.signIn(as: "maren", client))
            let path = try await site.path(of: post)
            for address in ["/p/\(post)/decision", path, "\(path)?view=tree&post=\(post)"] {
                let page = try await maren.get(address)
                #expect(page.text.contains(Self.shown) && page.text.contains("/p/\(post)/restore"), "\(address)")
                #expect(!(try await ada.get(address).text.contains("New title:")), "\(address)")
            }
            for view in ["flat", "tree"] {
                #expect(!(try await client.get("\(path)?view=\(view)").text.contains("Buy these")), "\(view)")
            }
            let back = try await maren.send("/p/\(post)/restore", from: try await maren.get("/p/\(post)/decision"))
            #expect(back.status == .seeOther)
            #expect(try await client.get(site.path(of: post)).text.contains("Buy these strings &amp; of mine"))
            #expect(!(try await maren.get("/p/\(post)/decision").text.contains("New title:")))
        }
    }
}

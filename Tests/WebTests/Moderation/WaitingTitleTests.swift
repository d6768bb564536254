import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// Titles that nobody reads: one that came with an edit which a rule held, and one that went with its first post.
///
/// Those who decide see them.
struct WaitingTitleTests {
    private static let title = "Buy these strings & of mine"
    private static let shown = "New title: <b dir=\"auto\">Buy these strings &amp; of mine</b>"

    /// A thread by ada that ben has answered; an edit of its first post, with another title, waits.
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
            let page = try await maren.get(item)
            #expect(try await maren.send(item, from: page, "verdict=release&do=decide").status == .seeOther)
            #expect(try await client.get(site.path(of: post)).text.contains("Buy these strings &amp; of mine"))
        }
    }

    @Test func `one that went with its post stands where that may come back, for those alone who may bring it back`()
        async throws
    {
        try await TestSite.with { site, client in
            let town = site.town
            let post = try await town.start(Self.title, "First.")
            try await town.reply(to: post)
            let maren = try await town.member("maren")
            try await town.community.moderation.remove(post, reason: "No adverts.", by: maren)
            let ada = try await site.signIn(as: "ada", client)
            let moderator = try await site.signIn(as: "maren", client)
            let path = try await site.path(of: post)
            let shown = "Its title: <b dir=\"auto\">Buy these strings &amp; of mine</b>"
            for address in ["/p/\(post)/decision", path, "\(path)?view=tree&post=\(post)"] {
                let page = try await moderator.get(address)
                #expect(page.text.contains(shown) && page.text.contains("/p/\(post)/restore"), "\(address)")
                #expect(!(try await ada.get(address).text.contains("Its title:")), "\(address)")
            }
            #expect(try await ada.get("/p/\(post)/decision").text.contains("Buy these strings &amp; of mine"))
            for view in ["flat", "tree"] {
                #expect(!(try await client.get("\(path)?view=\(view)").text.contains("Buy these")), "\(view)")
            }
            let decision = try await moderator.get("/p/\(post)/decision")
            #expect(try await moderator.send("/p/\(post)/restore", from: decision).status == .seeOther)
            #expect(try await client.get(site.path(of: post)).text.contains("Buy these strings &amp; of mine"))
            #expect(!(try await moderator.get("/p/\(post)/decision").text.contains("Its title:")))
        }
    }
}

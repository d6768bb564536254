import Features
import Foundation
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// A thread's page as the member sees it who looks at it.
struct OwnThreadTests {
    @Test func `what is new stands behind a line, once, and looking at the page moves the mark`() async throws {
        try await TestSite.with { site, client in
            let ben = try await site.signIn(as: "ben", client)
            let first = try await site.town.start("A humming amplifier")
            let path = try await site.path(of: first)
            _ = try await ben.get(path)
            let second = try await site.town.reply(to: first, by: site.town.ada)
            let page = try await ben.get(path, prefetch)
            #expect(page.text.count(of: "id=\"new\"") == 1)
            let line = try #require(page.text.range(of: "id=\"new\"")).lowerBound
            #expect(line < (try #require(page.text.range(of: "id=\"p\(second)\""))).lowerBound)
            #expect(line > (try #require(page.text.range(of: "id=\"p\(first)\""))).lowerBound)
            #expect(page.text.contains("<a class=\"new\" href=\"#new\">1 new</a>"))
            // Fetched before anybody asked, it was not seen.
            #expect(try await ben.get(path).text.contains("id=\"new\""))
            #expect(!(try await ben.get(path).text.contains("id=\"new\"")))
            #expect(!(try await client.get(path).text.contains("id=\"new\"")))
        }
    }

    private let prefetch: HTTPFields = {
        var fields = HTTPFields()
        fields.setValue("prefetch;prerender", named: "Sec-Purpose")
        return fields
    }()

    @Test func `the bar that is always near ends where one writes`() async throws {
        try await TestSite.with { site, client in
            let path = try await site.path(of: try await site.town.start("A humming amplifier"))
            let page = try await site.signIn(as: "ben", client).get(path).text
            let bar = try #require(page.range(of: "class=\"bar\"")).lowerBound
            #expect(bar < (try #require(page.range(of: "id=\"reply\""))).lowerBound)
            #expect(bar > (try #require(page.range(of: "<article class=\"post"))).lowerBound)
        }
    }

    @Test func `one's own posts say so, and have what only their author does with them`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A humming amplifier")
            let second = try await site.town.reply(to: first, by: site.town.ben)
            let path = try await site.path(of: first)
            let ada = try await ada(site, client)
            let page = try await ada.get(path)
            #expect(page.text.contains("ada</a></h3> <span class=\"role\">You</span>"))
            for own in ["edit", "delete"] {
                #expect(page.text.contains("href=\"/p/\(first)/\(own)\""))
                #expect(!page.text.contains("href=\"/p/\(second)/\(own)\""))
            }
            #expect(!page.text.contains("href=\"/p/\(first)/report\""))
            #expect(page.text.contains("href=\"/p/\(second)/report\""))
            #expect(page.text.contains("formaction=\"/p/\(second)/thanks\""))
            #expect(!page.text.contains("formaction=\"/p/\(first)/thanks\""))
            let guest = try await client.get(path)
            #expect(!guest.text.contains("<button form=\"act\""))
            #expect(!guest.text.contains("/edit\""))
            for link in ["/p/\(second)/reply\"", "/p/\(second)/reply?quote=1\"", "/p/\(second)/report\""] {
                #expect(guest.text.contains("href=\"\(link)"))
            }
        }
    }

    @Test func `in a thread that is locked nothing leads to an editor that nobody gets`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A humming amplifier")
            let path = try await site.path(of: first)
            let ada = try await ada(site, client)
            try await site.town.community.discussions.lock(
                site.town.discussion(of: first), as: site.town.maren, reason: "All is said.", by: .seeder)
            for view in ["flat", "tree"] {
                let page = try await ada.get("\(path)?view=\(view)")
                #expect(!page.text.contains("/p/\(first)/edit"), "\(view)")
                #expect(page.text.contains("href=\"/p/\(first)/delete\""), "\(view)")
            }
            #expect(try await ada.get("/p/\(first)/edit").status == .conflict)
        }
    }

    private func ada(_ site: TestSite, _ client: any TestClientProtocol) async throws -> Browser {
        try await site.signIn(as: "ada", client)
    }

    @Test func `posts of somebody who is ignored fold to one line`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A humming amplifier")
            try await site.town.reply(to: first, by: site.town.ben)
            let path = try await site.path(of: first)
            let ada = try await ada(site, client)
            #expect(!(try await ada.get(path).text.contains("post--folded")))
            try await site.town.community.reading.ignore(site.town.ben, by: try await site.town.member("ada"))
            let page = try await ada.get(path)
            #expect(page.text.contains("<summary>A post by <bdi>ben</bdi>, whom you ignore</summary>"))
            #expect(!(try await client.get(path).text.contains("post--folded")))
        }
    }

    @Test func `a post that quotes somebody who is ignored folds around its body, the same for all`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let first = try await town.start("A humming amplifier", "It hums.", by: town.ben)
            let quote = try #require(try await town.community.quotes.quote(of: first, for: .guest))
            let second = try await town.reply(to: first, "\(quote)Mine as well.", by: town.maren)
            let own = try await town.reply(to: second, "\(quote)Thanks, both.", by: town.ada)
            let path = try await site.path(of: first)
            let ada = try await ada(site, client)
            let before = try await ada.get(path).text
            try await town.community.reading.ignore(town.ben, by: try await town.member("ada"))
            let page = try await ada.get(path).text
            let summary = "<summary>A post that quotes <bdi>ben</bdi>, whom you ignore</summary>"
            #expect(page.count(of: summary) == 1, "one's own is not folded")
            let article = try #require(page.range(of: "id=\"p\(second)\"")).lowerBound
            let fold = try #require(page.range(of: summary)).upperBound
            #expect(fold < article)
            func bodies(_ text: String) -> [String] {
                text.matches(of: #/<div class="post__body prose" dir="auto">([\s\S]*?)<\/div>/#).map { String($0.1) }
            }
            #expect(bodies(before).count == 3 && bodies(page) == bodies(before))
            #expect(page.contains("id=\"p\(own)\""))
            #expect(page.contains("<cite><a href=\"/p/\(first)\">ben, #1</a></cite>"))
            let guest = try await client.get(path).text
            #expect(!guest.contains("post--folded"))
            #expect(bodies(guest) == bodies(before))
        }
    }

    @Test func `moderators have what they decide with, and nobody else`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A humming amplifier")
            let id = try await site.town.discussion(of: first)
            let path = try await site.path(of: first)
            let maren = try await site.signIn(as: "maren", client)
            let page = try await maren.get(path)
            for address in ["/p/\(first)/remove", "/d/\(id)/lock", "/d/\(id)/pin"] {
                #expect(page.text.contains("href=\"\(address)\""))
            }
            let ben = try await site.signIn(as: "ben", client)
            let other = try await ben.get(path)
            for address in ["/p/\(first)/remove", "/d/\(id)/lock", "/d/\(id)/pin"] {
                #expect(!other.text.contains(address))
            }
        }
    }

    @Test func `single keys are for members who want them, and for nobody who can't switch them off`() async throws {
        try await TestSite.with { site, client in
            let path = try await site.path(of: site.town.start("A humming amplifier"))
            let script = "/js/keys.js"
            #expect(!(try await client.get(path).text.contains(script)))
            let ada = try await ada(site, client)
            #expect(try await ada.get(path).text.contains(script))
            var preferences = Preferences()
            preferences.hasShortcuts = false
            try await site.town.community.ownPreferences.choose(preferences, by: try await site.town.member("ada"))
            #expect(!(try await ada.get(path).text.contains(script)))
        }
    }
}

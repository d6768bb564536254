import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// What is new for a member, on the lists of threads and boards.
struct UnreadPageTests {
    /// A thread with so many replies by ben, none of which ada has seen.
    private func thread(_ site: TestSite, replies: Int) async throws -> (path: String, posts: [Post.ID]) {
        var posts = [try await site.town.start("Buzzing low E", by: site.town.ada, in: site.town.guitars)]
        for _ in 0..<replies { posts.append(try await site.town.reply(to: posts[0], by: site.town.ben)) }
        return (try await site.path(of: posts[0]), posts)
    }

    private func actor(_ name: String, _ site: TestSite) async throws -> Actor {
        .member(try await site.town.signIn(name).by)
    }

    @Test func `lists show how much is new and lead to the first of it`() async throws {
        try await TestSite.with { site, client in
            let (path, posts) = try await thread(site, replies: 25)
            let ada = try await site.signIn(as: "ada", client)
            let first = "<a class=\"new\" href=\"\(path)#new\">25 new</a>"
            for list in ["/latest", "/b/guitars", "/unread"] {
                let page = try await ada.get(list)
                #expect(page.status == .ok)
                #expect(page.text.contains(first), "\(list)")
                #expect(page.text.contains("<li class=\"is-new\">"), "\(list)")
                #expect(page.text.contains("<a href=\"\(path)#new\">Buzzing low E</a>"), "\(list)")
                #expect(page.text.contains("threads--own"), "\(list)")
            }
            let index = try await ada.get("/").text
            #expect(index.contains("<a class=\"new\" href=\"/b/guitars\">25 new</a>"))
            #expect(index.contains("<h1>25 new posts</h1>"))
            // Twenty posts are on a page: what is new goes on on the second.
            await site.town.community.reading.saw(
                posts[21], in: try await site.town.discussion(of: posts[0]), by: try await actor("ada", site))
            #expect(try await ada.get("/latest").text.contains("href=\"\(path)?page=2#new\">4 new</a>"))
        }
    }

    @Test func `single keys go through every list, and are there wherever a member is`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            let lists = ["/", "/latest", "/b/guitars", "/unread", "/notices", "/account/bookmarks", "/search?q=words"]
            for page in lists + ["/account", "/help", "/b/guitars/new", "/nowhere"] {
                #expect(try await ada.get(page).text.count(of: "/js/keys.js") == 1, "\(page)")
            }
            for page in ["/", "/search?q=words", "/help"] {
                #expect(!(try await client.get(page).text.contains("/js/keys.js")), "\(page)")
            }
        }
    }

    @Test func `what is read has no pennant, and leads to its end`() async throws {
        try await TestSite.with { site, client in
            let (path, posts) = try await thread(site, replies: 1)
            let ada = try await site.signIn(as: "ada", client)
            await site.town.community.reading.saw(
                posts[1], in: try await site.town.discussion(of: posts[0]), by: try await actor("ada", site))
            let latest = try await ada.get("/latest").text
            #expect(!latest.contains("class=\"new\""))
            #expect(latest.contains("<a href=\"\(path)#p\(posts[1])\">Buzzing low E</a>"))
            #expect(try await ada.get("/").text.contains("<span class=\"quiet\">All read</span>"))
            #expect(try await ada.get("/").text.contains("<h1>Nothing new"))
            #expect(try await ada.get("/unread").text.contains("You have read everything."))
        }
    }

    @Test func `a member who likes trees is led to the tree`() async throws {
        try await TestSite.with { site, client in
            let (path, posts) = try await thread(site, replies: 2)
            let ada = try await site.signIn(as: "ada", client)
            try await site.town.community.ownPreferences.choose(
                Preferences(view: .tree), by: try await actor("ada", site))
            let page = try await ada.get("/latest").text
            #expect(page.contains("<a class=\"new\" href=\"\(path)?view=tree&amp;post=\(posts[1])#art\">2 new</a>"))
        }
    }

    @Test func `guests get the same pages whatever members have read, follow or have muted`() async throws {
        try await TestSite.with { site, client in
            let (path, posts) = try await thread(site, replies: 2)
            let addresses = ["/", "/latest", "/b/guitars", path, "/m/ben"]
            var before: [String] = []
            for address in addresses { before.append(try await client.get(address).text) }
            let ada = try await actor("ada", site)
            let id = try await site.town.discussion(of: posts[0])
            let reading = site.town.community.reading
            await reading.saw(posts[1], in: id, by: ada)
            await reading.visit(by: ada)
            try await reading.choose(.mute, of: id, by: ada)
            try await reading.choose(.follow, of: site.town.guitars, by: ada)
            try await reading.ignore(site.town.ben, by: ada)
            let member = try await site.signIn(as: "ada", client)
            for address in addresses { _ = try await member.get(address) }
            await site.town.community.events.publish(.changedOutside)
            for (address, text) in zip(addresses, before) {
                #expect(try await client.get(address).text == text, "\(address)")
                for word in ["class=\"new\"", "is-new", "threads--own", "Mute", "Unread", "Ignore", "markread"] {
                    #expect(!text.contains(word), "\(address): \(word)")
                }
            }
        }
    }

    @Test func `marking as read takes what the page could show, not what came later`() async throws {
        try await TestSite.with { site, client in
            let (path, posts) = try await thread(site, replies: 2)
            let ada = try await site.signIn(as: "ada", client)
            let board = try await ada.get("/b/guitars")
            let at = try #require(board.text.firstMatch(of: #/name="at" value="([0-9]+)"/#)?.1)
            #expect(board.text.contains("name=\"board\" value=\"guitars\""))
            try await site.town.reply(to: posts[0], by: site.town.ben)
            let answer = try await ada.send("/read", from: board, "board=guitars&at=\(at)")
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/b/guitars")
            #expect(try await ada.get("/b/guitars").text.contains("href=\"\(path)#new\">1 new</a>"))
            let index = try await ada.get("/")
            let now = try #require(index.text.firstMatch(of: #/name="at" value="([0-9]+)"/#)?.1)
            #expect(try await ada.send("/read", from: index, "at=\(now)").headers[.location] == "/")
            #expect(!(try await ada.get("/").text.contains("class=\"new\"")))
        }
    }

    @Test(arguments: [("at=", 400), ("at=soon", 400), ("at=-5", 400), ("", 400), ("at=1&board=nowhere", 404)])
    func `a forged form marks nothing`(_ fields: String, _ status: Int) async throws {
        try await TestSite.with { site, client in
            _ = try await thread(site, replies: 1)
            let ada = try await site.signIn(as: "ada", client)
            let page = try await ada.get("/unread")
            #expect(try await ada.send("/read", from: page, fields).status.code == status)
            #expect(try await ada.get("/unread").text.contains("1 new"))
        }
    }

    @Test func `only those whose reading is kept have a list of unread threads`() async throws {
        try await TestSite.with { site, client in
            #expect(try await client.get("/unread").headers[.location] == "/sign-in?to=%2Funread")
            #expect(!(try await client.get("/").text.contains("href=\"/unread\"")))
            let ada = try await site.signIn(as: "ada", client)
            #expect(try await ada.get("/").text.contains("<a href=\"/unread\">Unread</a>"))
            #expect(try await ada.get("/unread").text.contains("aria-current=\"page\">Unread</a>"))
            try await site.town.put(site.town.ada, in: .unconfirmed)
            #expect(try await ada.get("/unread").status == .notFound)
            #expect(!(try await ada.get("/").text.contains("href=\"/unread\"")))
        }
    }

    @Test func `the front page says since when it is news; what is fetched ahead begins no visit`() async throws {
        try await TestSite.with { site, client in
            let purpose = try #require(HTTPField.Name("Sec-Purpose"))
            let ada = try await site.signIn(as: "ada", client)
            _ = try await ada.get("/", [purpose: "prefetch"])
            #expect(try await site.town.rows()["visit"] == 0)
            _ = try await ada.get("/")
            #expect(try await site.town.rows()["visit"] == 1)
            // From Sunday noon to Tuesday.
            site.town.clock.advance(seconds: 2 * Moment.day)
            _ = try await thread(site, replies: 1)
            let again = try await site.signIn(as: "ada", client)
            #expect(try await again.get("/").text.contains("<h1>1 new post since Sunday</h1>"))
        }
    }
}

import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

struct FlatPageTests {
    @Test func `a thread shows its posts with names, bodies, numbers and addresses`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("Buzzing low E string", "It *rattles*.")
            let second = try await site.town.reply(to: first, "Fill the slot.", by: site.town.maren)
            let path = try await site.path(of: first)
            let text = try await client.get(path).text
            for words in [
                "<h1 class=\"voice\" dir=\"auto\">Buzzing low E string</h1>", "It <em>rattles</em>.",
                "<article class=\"post\" id=\"p\(first)\" aria-labelledby=\"p\(first)-by\">",
                "<a href=\"/m/maren\">maren</a></h3> <span class=\"role role--staff\">Larkhill bench</span>",
                "<a class=\"post__to\" href=\"#p\(first)\" dir=\"auto\">to ada</a>",
                "<a class=\"post__no num\" href=\"/p/\(second)\"><span class=\"vh\">Post </span>#2",
                "<a href=\"/p/\(second)/source\">See the source", "1 reply", "Anyone can read these posts",
                "<link rel=\"canonical\" href=\"http://forum.example\(path)\">",
                "<time datetime=\"2026-11-22T12:02:00Z\">Sun 22 Nov, 12:02</time>",
            ] {
                #expect(text.contains(words), "\(words)")
            }
            #expect(!text.contains("class=\"pager\""))
            #expect(!text.contains("name=\"robots\""))
        }
    }

    @Test func `a long thread has pages of twenty, and answers lead to the page of what they answer`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A thread of many posts")
            for _ in 2...41 { try await site.town.reply(to: first) }
            let path = try await site.path(of: first)
            let one = try await client.get(path).text
            #expect(one.count(of: "<article class=\"post\"") == 20)
            #expect(one.contains("<li><a href=\"\(path)?page=3\"><span class=\"vh\">Page </span>3</a></li>"))
            let three = try await client.get("\(path)?page=3").text
            #expect(three.count(of: "<article class=\"post\"") == 1)
            #expect(three.contains("href=\"\(path)#p\(first)\" dir=\"auto\">to ada</a>"))
            #expect(three.contains("<span aria-current=\"page\"><span class=\"vh\">Page </span>3</span>"))
            #expect(three.contains("<title>A thread of many posts, page 3 · Larkhill Music</title>"))
            #expect(three.contains("href=\"http://forum.example\(path)?page=3\""))
            let past = try await client.get("\(path)?page=4000")
            #expect(past.status == .found)
            #expect(past.headers[.location] == "\(path)?page=3")
        }
    }

    @Test func `what was taken down leaves a line that says by whom and why`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let first = try await town.start("A thread with stubs")
            let own = try await town.reply(to: first, "SECRET one")
            let moderated = try await town.reply(to: first, "SECRET two")
            let held = try await town.reply(to: first, "SECRET three")
            let kept = try await town.reply(to: first, "SECRET four")
            try await town.reply(to: own, "Still here.")
            try await town.remove(own, by: .author)
            try await town.remove(moderated, by: .moderator, reason: "a <home> address")
            try await town.hold(held)
            try await town.keep(kept, for: .members)
            let text = try await client.get(site.path(of: first)).text
            #expect(!text.contains("SECRET"))
            #expect(text.contains("<div class=\"post post--stub\" id=\"p\(own)\">"))
            #expect(text.contains("<b>Removed by its author</b>, <time"))
            #expect(text.contains("One reply remains below."))
            #expect(text.contains("<b>Removed by a moderator</b>"))
            #expect(text.contains(": a &lt;home&gt; address."))
            #expect(!text.contains("id=\"p\(held)\""), "what is held leaves no line for others")
            #expect(text.contains("<b>Not for everyone to read</b>."))
            #expect(text.count(of: "<article class=\"post\"") == 2)
            #expect(try await client.get("/p/\(moderated)/source").status == .notFound)
        }
    }

    @Test func `pinned, locked and edited are said, and a pin whose time is up is not`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let post = try await town.start("A thread with marks")
            let id = try await town.discussion(of: post)
            try await town.community.discussions.pin(id, until: town.clock.now.advanced(seconds: 60), by: .seeder)
            try await town.community.discussions.lock(id, as: town.maren, reason: "It is *settled*", by: .seeder)
            try await town.markEdited(post)
            let path = try await site.path(of: post)
            let text = try await client.get(path).text
            #expect(text.contains("Pinned</span>"))
            #expect(text.contains("Locked by maren: It is *settled*</span>"))
            #expect(text.contains("Edited <time"))
            town.clock.advance(seconds: 61)
            #expect(!(try await client.get(path).text.contains("Pinned</span>")))
        }
    }

    @Test func `a wrong slug, or none, leads to the right one and keeps the query`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("The right words")
            let path = try await site.path(of: post)
            let id = try await site.town.discussion(of: post)
            for wrong in ["/d/\(id)", "/d/\(id)-", "/d/\(id)-the-wrong-words", "/d/0\(id)-the-right-words"] {
                let answer = try await client.get("\(wrong)?view=flat&other=1")
                #expect(answer.status == .movedPermanently, "\(wrong)")
                #expect(answer.headers[.location] == "\(path)?view=flat&other=1")
            }
        }
    }

    @Test func `a thread that was merged leads to the one it is part of`() async throws {
        try await TestSite.with { site, client in
            let old = try await site.town.start("Asked once too often")
            let target = try await site.town.start("Asked the first time")
            let oldPath = try await site.path(of: old)
            try await site.town.move(site.town.discussion(of: old), to: site.town.discussion(of: target))
            let answer = try await client.get("\(oldPath)?page=2")
            #expect(answer.status == .movedPermanently)
            #expect(answer.headers[.location] == (try await site.path(of: target)))
        }
    }

    @Test(arguments: [
        "0", "-1", "abc", "1e3", "", "1.5", "1000000000000000000000000000000", "9223372036854775807", "+1",
    ])
    func `a page number that is none leads nowhere`(number: String) async throws {
        try await TestSite.with { site, client in
            let path = try await site.path(of: site.town.start("A thread to page through"))
            try await client.expectNothing(
                at: ["page", "view=tree&part", "view=tree&post"].map { "\(path)?\($0)=\(number)" })
        }
    }

    @Test(arguments: [
        "0", "-1", "abc", "x-1", "999", "99999999999999999999999999999999", "9223372036854775808", "-", "%31x",
    ])
    func `a thread, post or author that is none leads nowhere`(id: String) async throws {
        try await TestSite.with { _, client in
            try await client.expectNothing(
                at: ["/d/\(id)", "/d/\(id)-words", "/p/\(id)", "/p/\(id)/source", "/a/\(id)", "/a/\(id)-words"])
        }
    }

    @Test func `a body that is too long for a page of many stands on a page of its own`() async throws {
        try await TestSite.with { site, client in
            let line = String(repeating: "x", count: 70)
            _ = try await site.town.importMail(
                """
                From ada Mon Jun  4 10:00:00 2007
                From: Ada <ada@example.org>
                Date: Mon, 04 Jun 2007 10:00:00 +0000
                Subject: A log file
                Message-ID: <log@example.org>

                \(Array(repeating: line, count: 4_000).joined(separator: "\n"))
                The last line.

                """, into: site.town.general)
            let board = try await client.get("/b/general")
            let address = try #require(board.text.firstMatch(of: #/href="(/d/[^"?\#]+)"/#)).1
            let flat = try await client.get("\(address)?view=flat")
            #expect(flat.text.utf8.count < 50_000)
            #expect(!flat.text.contains("The last line."))
            let whole = try #require(flat.text.firstMatch(of: #/<a href="([^"\#]+)[^"]*">This post is long/#)).1
            let tree = try await client.get(String(whole.replacing("&amp;", with: "&")))
            #expect(tree.text.contains("The last line."))
            let feed = try await client.get("/feeds/board/general.atom")
            #expect(feed.text.utf8.count < 10_000)
            #expect(feed.text.contains("This post is long"))
        }
    }
}

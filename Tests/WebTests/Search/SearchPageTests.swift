import Features
import Foundation
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct SearchPageTests {
    @Test func `a search shows what was found, marked, with its place and ways to narrow it`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let post = try await town.start("A new nut", "Fill it with *bone* dust.", in: town.guitars)
            try await town.start("Another nut", "No bone in it.", by: town.ben)
            let page = try await client.get("/search?q=bone")
            #expect(page.status == .ok)
            #expect(page.text.contains("<b>2 posts</b> in 2 threads"))
            #expect(page.text.contains("<a href=\"/p/\(post)\">A new nut</a>"))
            #expect(page.text.contains("Fill it with <mark>bone</mark> dust."))
            #expect(page.text.contains("href=\"/search?q=bone%20in%3Aguitars\""))
            #expect(page.text.contains("value=\"bone\""))
            #expect(page.text.contains("<title>Search: bone · "))
        }
    }

    @Test func `a form's address is read as the browser writes it`() async throws {
        try await TestSite.with { site, client in
            try await site.town.start("A new nut", "bone dust & C++ \"quoted\"")
            let page = try await client.get("/search?q=%22bone+dust%22+in%3Ageneral&order=new")
            #expect(page.text.contains("<b>1 post</b>"))
            #expect(page.text.contains("value=\"&quot;bone dust&quot; in:general\""))
            #expect(page.text.contains("<input type=\"hidden\" name=\"order\" value=\"new\">"))
            #expect(page.text.contains("aria-current=\"page\">Newest first"))
        }
    }

    @Test func `robots are told to leave it out, and the one address is tidy`() async throws {
        try await TestSite.with { site, client in
            let page = try await client.get("/search?q=++two+++words&x=1")
            #expect(page.headers.contains { $0.name.rawName == "X-Robots-Tag" && $0.value == "noindex, nofollow" })
            #expect(page.text.contains("<meta name=\"robots\" content=\"noindex\">"))
            #expect(page.text.contains("<link rel=\"canonical\" href=\"http://forum.example/search?q=two%20words\">"))
            #expect(!page.text.contains("og:title"))
        }
    }

    @Test func `without a query there is the field alone`() async throws {
        try await TestSite.with { site, client in
            for address in ["/search", "/search?q=", "/search?q=+", "/search?q"] {
                let page = try await client.get(address)
                #expect(page.status == .ok, "\(address)")
                #expect(page.text.contains("What you search for is not kept."))
                #expect(!page.text.contains("Nothing was found"))
                #expect(!page.text.contains("aria-label=\"Order\""))
            }
        }
    }

    @Test func `where nothing is found each narrowing can be dropped`() async throws {
        try await TestSite.with { site, client in
            let text = try await client.get("/search?q=bone+in:guitars+-steel").text
            #expect(text.contains("Nothing was found for <b dir=\"auto\">bone in:guitars -steel</b>"))
            #expect(text.contains("href=\"/search?q=bone%20-steel\">Without <code>in:guitars</code>"))
            #expect(text.contains("href=\"/search?q=bone%20in%3Aguitars\">Without <code>-steel</code>"))
            let plain = try await client.get("/search?q=bone").text
            #expect(plain.contains("Fewer words"))
            #expect(!plain.contains("class=\"ways\""))
        }
    }

    @Test func `results go on from page to page, and a page past the end leads to the last`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("A long thread", "nut")
            for _ in 1...24 { try await site.town.reply(to: post, "nut") }
            let first = try await client.get("/search?q=nut&order=new").text
            #expect(first.contains("rel=\"next\" href=\"/search?q=nut&amp;order=new&amp;page=2\""))
            #expect(!first.contains("rel=\"prev\""))
            let second = try await client.get("/search?q=nut&order=new&page=2")
            #expect(second.text.count(of: "<mark>nut</mark>") == 5)
            #expect(second.text.contains("rel=\"prev\" href=\"/search?q=nut&amp;order=new\""))
            let past = try await client.get("/search?q=nut&page=77")
            #expect(past.status == .found)
            #expect(past.headers[.location] == "/search?q=nut&page=2")
            try await client.expectNothing(at: [
                "/search?q=nut&page=0", "/search?q=nut&page=x", "/search?q=nut&page=-1",
            ])
        }
    }

    @Test func `what was typed and what was found never becomes markup`() async throws {
        try await TestSite.with { site, client in
            let bad = "<script>\"&'x\"\u{301}"
            let post = try await site.town.start(
                "Title \(bad)", "Body `\(bad)` <mark>nut</mark> nut", in: site.town.guitars)
            try await site.town.rename(site.town.ada, to: bad)
            let query = bad.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
            for address in [
                "/search?q=\(query)", "/search?q=nut", "/search?q=nut%20in%3A\(query)", "/search?q=x+-\(query)",
            ] {
                let page = try await client.get(address)
                #expect(page.status == .ok, "\(address)")
                #expect(!page.text.contains("<script>"), "\(address)")
                #expect(Array(page.text.utf8).ranges(of: Array("x\"\u{301}".utf8)).isEmpty, "\(address)")
            }
            let text = try await client.get("/search?q=nut").text
            #expect(text.contains("&lt;mark&gt;<mark>nut</mark>&lt;/mark&gt; <mark>nut</mark>"))
            #expect(text.contains("/p/\(post)"))
        }
    }

    @Test(arguments: [
        "%22", "-", "%22%22%22%22%22", "*", "NEAR(a+b)", "in%3A", "%FF", "%00", "a%20OR%20-", "%F0%9F%8E%B8", "AND+NOT",
        "%22+%22+-%22+%22", "before%3A9999", "after%3A0001",
    ])
    func `no query breaks the page`(_ query: String) async throws {
        try await TestSite.with { site, client in
            try await site.town.start("Something to find")
            for address in [
                "/search?q=\(query)", "/search?q=something+\(query)", "/search?q=\(query)&order=new&page=2",
            ] {
                let page = try await client.get(address)
                #expect([200, 302, 400].contains(page.status.code), "\(address): \(page.status)")
            }
        }
    }

    @Test func `ten thousand words are too long an address, and thirty-three are cut`() async throws {
        try await TestSite.with { site, client in
            let many = try await client.get("/search?q=" + String(repeating: "a+", count: 10_000))
            #expect(many.status == .uriTooLong)
            let some = try await client.get("/search?q=" + (1...33).map { "a\($0)" }.joined(separator: "+"))
            #expect(some.status == .ok)
            #expect(some.text.contains("only the first words were looked for"))
        }
    }

    @Test func `a search that takes too long says so, on its page and in its feed`() async throws {
        let site = try TestSite(try await makeCommunity(longestSearch: .zero))
        try await site.town.start("Something to find")
        try await site.app.application(host: "127.0.0.1", port: 0, limits: .unhurried).test(.live) { client in
            let page = try await client.get("/search?q=something")
            #expect(page.status == .unprocessableContent)
            #expect(page.text.contains("This would take longer than a search may."))
            #expect(page.text.contains("value=\"something\""))
            let feed = try await client.get("/feeds/search.atom?q=something")
            #expect(feed.status == .unprocessableContent)
            // Other pages are none the wiser.
            let board = try await client.get("/b/general")
            #expect(board.status == .ok)
        }
    }

    @Test func `guests who search too often are told when to go on, with what they typed still there`() async throws {
        try await TestSite.with { site, client in
            try await site.town.start("Something to find")
            let before = try await site.town.rows()
            for _ in 1...15 { #expect(try await client.get("/search?q=something").status == .ok) }
            let page = try await client.get("/search?q=something+%22to+find%22&order=new")
            #expect(page.status == .tooManyRequests)
            #expect(page.headers[.retryAfter] == "60")
            #expect(page.text.contains("role=\"status\">Enough was searched for without an account"))
            #expect(page.text.contains("Try again in 60 s, or sign in."))
            #expect(page.text.contains("value=\"something &quot;to find&quot;\""))
            #expect(page.text.contains("<input type=\"hidden\" name=\"order\" value=\"new\">"))
            #expect(page.headers.contains { $0.name.rawName == "X-Robots-Tag" })
            let feed = try await client.get("/feeds/search.atom?q=something")
            #expect(feed.status == .tooManyRequests && feed.headers[.retryAfter] == "60")
            #expect(try await client.get("/search").status == .ok, "nothing is looked for")
            #expect(try await client.get("/b/general").status == .ok)
            #expect(try await site.town.rows() == before, "nothing is written")
            let ada = try await site.signIn(as: "ada", client)
            #expect(try await ada.get("/search?q=something").status == .ok)
            site.town.clock.advance(seconds: 60)
            #expect(try await client.get("/search?q=something").status == .ok)
            #expect(try await client.get("/feeds/search.atom?q=something").status == .ok)
        }
    }

    @Test func `of whom one ignores no words are found, nor of others who quote them`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let first = try await town.start("A noisy amplifier", "The humbucker hums.", by: town.ben)
            let quote = try #require(try await town.community.quotes.quote(of: first, for: .guest))
            let other = try await town.reply(to: first, "\(quote)Mine is quiet.", by: town.maren)
            try await town.reply(to: first, "Everything hums here.", by: town.maren)
            let ada = try await site.signIn(as: "ada", client)
            let found = "<mark>hums</mark>"
            #expect(try await ada.get("/search?q=hums").text.count(of: found) == 3)
            try await town.community.reading.ignore(town.ben, by: try await town.member("ada"))
            let page = try await ada.get("/search?q=hums").text
            #expect(page.count(of: found) == 1)
            #expect(page.contains("<p class=\"quiet\">A post by <bdi>ben</bdi>, whom you ignore</p>"))
            #expect(page.contains("<p class=\"quiet\">A post that quotes <bdi>ben</bdi>, whom you ignore</p>"))
            for post in [first, other] { #expect(page.contains("<a href=\"/p/\(post)\">A noisy amplifier</a>")) }
            #expect(page.contains("<b>3 posts</b>"))
            #expect(try await client.get("/search?q=hums").text.count(of: found) == 3)
        }
    }

    @Test func `what was looked for is in no line of the log`() async throws {
        try await TestSite.with { site, client in
            _ = try await client.get("/search?q=embarrassing")
            _ = try await client.get("/search?q=embarrassing&page=9")
            #expect(site.log.lines.contains { $0.contains("/search") })
            #expect(!site.log.lines.contains { $0.contains("embarrassing") })
        }
    }

    @Test func `every page has the field and the link to search`() async throws {
        try await TestSite.with { _, client in
            let text = try await client.get("/").text
            #expect(text.contains("<form class=\"find\" role=\"search\" action=\"/search\""))
            #expect(text.contains("<a class=\"me__find\" href=\"/search\">"))
        }
    }
}

import Features
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import Web

struct FeedRoutesTests {
    @Test func `a feed says what it follows, and every post has all that Atom asks for`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start(
                "Buzzing low E", "It *rattles*, see /b/general.", in: site.town.guitars)
            let answer = try await client.get("/feeds/board/guitars.atom")
            #expect(answer.status == .ok)
            #expect(answer.headers[.contentType] == "application/atom+xml; charset=utf-8")
            for words in [
                "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">",
                "<title>Guitar and bass repair · Larkhill Music</title>", "<subtitle>Frets, nuts, wiring.</subtitle>",
                "<link rel=\"self\" type=\"application/atom+xml\" href=\"http://forum.example/feeds/board/guitars.atom\"/>",
                "<link rel=\"alternate\" type=\"text/html\" href=\"http://forum.example/b/guitars\"/>",
                "<id>tag:forum.example,2026-11-22:board/\(site.town.guitars)</id>",
                "<id>tag:forum.example,2026-11-22:post/\(post)</id>", "<title>Buzzing low E</title>",
                "<link rel=\"alternate\" type=\"text/html\" href=\"http://forum.example/p/\(post)\"/>",
                "<author><name>ada</name><uri>http://forum.example/m/ada</uri></author>",
                "<category term=\"guitars\" label=\"Guitar and bass repair\"/>",
                "<published>2026-11-22T12:01:00Z</published>\n<updated>2026-11-22T12:01:00Z</updated>",
                "<content type=\"html\">&lt;p&gt;It &lt;em&gt;rattles&lt;/em&gt;",
            ] {
                #expect(answer.text.contains(words), "\(words)")
            }
        }
    }

    @Test func `a site without a post has a feed without an entry`() async throws {
        try await TestSite.with { _, client in
            let text = try await client.get("/feeds/site.atom").text
            #expect(text.contains("<title>Larkhill Music</title>"))
            #expect(text.contains("<updated>2026-11-22T12:00:00Z</updated>"))
            #expect(!text.contains("<entry>"))
        }
    }

    @Test func `what is not there has no feed, and neither has what is for members`() async throws {
        try await TestSite.with { site, client in
            let closed = try await site.town.start("A thread for members", in: site.town.guitars)
            let id = try await site.town.discussion(of: closed)
            #expect(try await client.get("/feeds/discussion/\(id).atom").status == .ok)
            try await site.town.keep(site.town.guitars, for: .members)
            try await client.expectNothing(at: [
                "/feeds/board/guitars.atom", "/feeds/discussion/\(id).atom", "/feeds/board/nowhere.atom",
                "/feeds/discussion/99.atom", "/feeds/discussion/x.atom", "/feeds/discussion/0.atom",
                "/feeds/discussion/\(id)", "/feeds/member/nobody.atom", "/feeds/member/.atom", "/feeds/board/general",
                "/feeds/site", "/feeds", "/feeds/member/a%2Fb.atom",
            ])
            #expect(!(try await client.get("/feeds/site.atom").text.contains("A thread for members")))
        }
    }

    @Test func `a removed post leaves every feed`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A thread that stays")
            let second = try await site.town.reply(to: first, "Words that go.", by: site.town.ada)
            let id = try await site.town.discussion(of: first)
            let feeds = ["site", "board/general", "discussion/\(id)", "member/ada"].map { "/feeds/\($0).atom" }
            for feed in feeds { #expect(try await client.get(feed).text.contains("Words that go."), "\(feed)") }
            try await site.town.remove(second, by: .moderator, reason: "A reason.")
            for feed in feeds {
                let text = try await client.get(feed).text
                #expect(!text.contains("Words that go.") && text.contains("A thread that stays"), "\(feed)")
            }
        }
    }

    @Test func `a feed that has not changed is not sent again`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("A thread to follow")
            let first = try await client.get("/feeds/site.atom")
            let tag = try #require(first.headers[.eTag])
            let again = try await client.get("/feeds/site.atom", [.ifNoneMatch: tag])
            #expect(again.status == .notModified)
            #expect(again.body.readableBytes == 0)
            try await site.town.reply(to: post)
            #expect(try await client.get("/feeds/site.atom", [.ifNoneMatch: tag]).status == .ok)
            let head = try await client.execute(uri: "/feeds/site.atom", method: .head)
            #expect(head.status == .ok)
            #expect(head.body.readableBytes == 0)
        }
    }

    @Test func `whatever people wrote, a feed is well-formed, and its addresses are absolute`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let bad = "<b>\"&'\u{1}\u{FFFE}]]>"
            let post = try await town.start(
                "Title \(bad)", "Body \(bad), [out](https://out.example/?a=1&b=2), [in](/b/general)", in: town.guitars)
            try await town.rename(town.ada, to: bad)
            try await town.rename(town.guitars, to: bad)
            let id = try await town.discussion(of: post)
            try await town.retitle(id, to: bad)
            for feed in ["/feeds/site.atom", "/feeds/board/guitars.atom", "/feeds/discussion/\(id).atom"] {
                let text = try await client.get(feed).text
                #expect(text.contains("<name>&lt;b&gt;&quot;&amp;&#39;]]&gt;</name>"), "\(feed)")
                #expect(!text.unicodeScalars.contains { $0.value == 1 || $0.value == 0xFFFE }, "\(feed)")
                #expect(!text.contains("<b>") && !text.contains("]]>"), "\(feed)")
                #expect(text.contains("href=&quot;https://out.example/?a=1&amp;amp;b=2&quot;"), "\(feed)")
                #expect(text.contains("href=&quot;http://forum.example/b/general&quot;"), "\(feed)")
                #expect(!text.contains("/leaving") && !text.contains("href=&quot;/"), "\(feed)")
                #expect(text.matches(of: #/ href="([^"]*)"/#).allSatisfy { $0.1.hasPrefix("http://forum.example/") })
            }
        }
    }

    @Test func `a name in other letters leads to the right feed, which robots leave out`() async throws {
        try await TestSite.with { site, client in
            try await site.town.start("Written by ada")
            let answer = try await client.get("/feeds/member/ADA.atom")
            #expect(answer.status == .movedPermanently)
            #expect(answer.headers[.location] == "/feeds/member/ada.atom")
            let feed = try await client.get("/feeds/member/ada.atom")
            #expect(feed.text.contains("<title>ada · Larkhill Music</title>"))
            #expect(feed.headers.contains { $0.name.canonicalName == "x-robots-tag" })
        }
    }

    @Test func `the feed of a merged thread leads to the other`() async throws {
        try await TestSite.with { site, client in
            let target = try await site.town.discussion(of: try await site.town.start("The thread that stays"))
            let moved = try await site.town.discussion(of: try await site.town.start("The thread that goes"))
            try await site.town.move(moved, to: target)
            let answer = try await client.get("/feeds/discussion/\(moved).atom")
            #expect(answer.status == .movedPermanently)
            #expect(answer.headers[.location] == "/feeds/discussion/\(target).atom")
        }
    }

    @Test func `an archive's addresses are in no feed`() async throws {
        try await TestSite.with { site, client in
            try await site.town.importMail(
                """
                From ada@mail.example Sun Nov 22 10:00:00 2009
                From: ada@mail.example
                Date: Sun, 22 Nov 2009 10:00:00 +0000
                Subject: Strings
                Message-ID: <m1@mail.example>

                Write to ada@mail.example, or to ada at mail.example. See https://strings.example/

                """, into: site.town.general)
            let text = try await client.get("/feeds/site.atom").text
            #expect(text.contains("<name>ada</name><uri>http://forum.example/a/1-ada</uri>"))
            #expect(text.contains("https://strings.example/"))
            #expect(!text.contains("mail.example"))
        }
    }

    @Test func `pages name the feeds of what they show`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("A thread to follow")
            let path = try await site.path(of: post)
            let id = try await site.town.discussion(of: post)
            for (address, feed) in [
                ("/", "site"), ("/b/general", "board/general"), (path, "discussion/\(id)"),
                ("\(path)?view=tree", "discussion/\(id)"), ("/m/ada", "member/ada"),
            ] {
                let text = try await client.get(address).text
                let link = "<link rel=\"alternate\" type=\"application/atom+xml\" href=\"/feeds/\(feed).atom\""
                #expect(text.contains(link), "\(address)")
                #expect(text.contains("<a class=\"ico\" href=\"/feeds/site.atom\">"), "\(address)")
            }
        }
    }

    @Test func `a search has a feed of the newest posts that match, without what guests may not read`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let old = try await town.start("Rosewood or ebony?", "A fingerboard of rosewood.")
            let new = try await town.reply(to: old, "Ebony, never <rosewood>.")
            try await town.start("Something else entirely", "Spruce.")
            let closed = try await town.start("Rosewood for members", "Rosewood.", in: town.guitars)
            try await town.keep(closed, for: .members)
            let answer = try await client.get("/feeds/search.atom?q=rosewood+in:general")
            #expect(answer.status == .ok)
            #expect(answer.text.contains("<title>rosewood in:general · Larkhill Music</title>"))
            #expect(answer.text.contains("href=\"http://forum.example/feeds/search.atom?q=rosewood%20in%3Ageneral\""))
            let links = answer.text.matches(of: #/forum.example(\/p\/[0-9]+)"/#).map { String($0.1) }
            #expect(links == ["/p/\(new)", "/p/\(old)"])
            #expect(answer.headers.contains { $0.name.canonicalName == "x-robots-tag" })
            let all = try await client.get("/feeds/search.atom?q=rosewood")
            #expect(!all.text.contains("for members"))
            let page = try await client.get("/search?q=rosewood").text
            #expect(page.contains("<a href=\"/feeds/search.atom?q=rosewood\">"))
        }
    }

    @Test func `the feed of an absurd search is empty, and of no search not there`() async throws {
        try await TestSite.with { site, client in
            try await site.town.start("Rosewood or ebony?")
            for query in ["%22%22%22(", "-rosewood+AND+NOT", "in:nowhere+rosewood", "before:0001+rosewood"] {
                let answer = try await client.get("/feeds/search.atom?q=\(query)")
                #expect([200, 404].contains(answer.status.code), "\(query)")
                #expect(!answer.text.contains("<entry>"), "\(query)")
            }
            try await client.expectNothing(at: [
                "/feeds/search.atom", "/feeds/search.atom?q=", "/feeds/search.atom?x=1",
            ])
        }
    }
}

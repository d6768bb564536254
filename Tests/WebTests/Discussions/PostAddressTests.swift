import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

struct PostAddressTests {
    @Test func `a post's address leads to its place on its page`() async throws {
        try await TestSite.with { site, client in
            let first = try await site.town.start("A thread of two pages")
            var last = first
            for _ in 2...21 { last = try await site.town.reply(to: first) }
            let path = try await site.path(of: first)
            for (post, target) in [(first, "\(path)#p\(first)"), (last, "\(path)?page=2#p\(last)")] {
                let answer = try await client.get("/p/\(post)")
                #expect(answer.status == .found)
                #expect(answer.headers[.location] == target)
            }
        }
    }

    @Test func `on a board of trees a post's address opens it in the tree`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("A thread shown as tree")
            let path = try await site.path(of: post)
            try await site.town.show(site.town.general, as: .tree)
            #expect(try await client.get("/p/\(post)").headers[.location] == "\(path)?view=tree&post=\(post)#art")
        }
    }

    @Test func `a Message-ID leads to its post, with brackets or without`() async throws {
        try await TestSite.with { site, client in
            try await site.town.importMail(
                """
                From ada@mail.example Sun Nov 22 10:00:00 2026
                From: Ada Okafor <ada@mail.example>
                Date: Sun, 22 Nov 2026 10:00:00 +0000
                Subject: With a slash in its name
                Message-ID: <a/b+c@mail.example>

                Words.

                """, into: site.town.general)
            for address in ["/news/id/a%2Fb%2Bc%40mail.example", "/news/id/%3Ca%2Fb+c@mail.example%3E"] {
                let answer = try await client.get(address)
                #expect(answer.status == .found)
                #expect(answer.headers[.location]?.hasPrefix("/p/") == true)
            }
            #expect(try await client.get("/news/id/nobody%40mail.example").status == .notFound)
        }
    }

    @Test func `a post for members has no address for guests, nor has one of their boards`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Said among guitars", in: site.town.guitars)
            try await site.town.keep(site.town.guitars, for: .members)
            let thread = try await site.town.discussion(of: post)
            try await client.expectNothing(at: ["/p/\(post)", "/d/\(thread)"])
        }
    }

    @Test func `the source of a post stands there sign by sign, as a page and as plain text`() async throws {
        try await TestSite.with { site, client in
            let source = "\n*soft* & <b>loud</b>"
            let post = try await site.town.start("A thread with a source", source)
            let page = try await client.get("/p/\(post)/source")
            #expect(page.text.contains("dir=\"auto\">\n\n*soft* &amp; &lt;b&gt;loud&lt;/b&gt;</pre>"))
            #expect(page.text.contains("<meta name=\"robots\" content=\"noindex\">"))
            let plain = try await client.get("/p/\(post)/source?plain=1")
            #expect(plain.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(plain.text == source)
        }
    }
}

import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

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

    @Test func `a post that waits, or was not let through, has an address for its author and those who decide`()
        async throws
    {
        try await TestSite.with { site, client in
            let town = site.town
            _ = try await town.community.people.enrol("cleo", standing: .member, label: nil, by: .seeder)
            let first = try await town.start("A humming amplifier", by: town.maren, in: town.guitars)
            let held = try await town.reply(to: first, "Waits.", by: town.ada)
            let rejected = try await town.reply(to: first, "Waited.", by: town.ada)
            let removed = try await town.reply(to: first, "Stood here.", by: town.ada)
            func name(_ post: Post.ID) async throws -> String {
                let source = try await town.community.discussions.source(of: post, for: .guest)
                return "/news/id/\(Link.segment(try #require(source).messageID))"
            }
            let names = [try await name(held), try await name(rejected)]
            try await town.hold(held)
            try await town.remove(rejected, by: .rule)
            try await town.remove(removed, by: .moderator, reason: "Off topic")
            try await town.put(town.ben, in: .boardModerator)
            let path = try await site.path(of: first)
            let cleo = try await site.signIn(as: "cleo", client)
            for address in ["/p/\(held)", "/p/\(rejected)"] + names {
                #expect(try await client.get(address).status == .notFound)
                #expect(try await cleo.get(address).status == .notFound)
            }
            #expect(try await client.get("/p/\(removed)").headers[.location] == "\(path)#p\(removed)")
            for member in ["ada", "ben", "maren"] {
                let browser = try await site.signIn(as: member, client)
                for (post, address) in zip([held, rejected], names) {
                    #expect(try await browser.get("/p/\(post)").headers[.location] == "\(path)#p\(post)")
                    #expect(try await browser.get(address).headers[.location] == "/p/\(post)")
                }
                // What waits is answered by nobody.
                let page = try await browser.get("/p/\(held)/reply")
                #expect(page.status == .notFound && !page.text.contains("<textarea"))
            }
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

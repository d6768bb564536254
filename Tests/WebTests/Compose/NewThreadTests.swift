import Features
import Foundation
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct NewThreadTests {
    @Test func `a member starts a thread, and lands on its first post`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let board = try await ada.get("/b/guitars")
            #expect(board.text.contains("<a class=\"btn btn--main\" href=\"/b/guitars/new\">New thread</a>"))
            let page = try await ada.get("/b/guitars/new")
            #expect(page.status == .ok)
            site.town.clock.advance(seconds: 60)
            let answer = try await ada.compose(
                "/b/guitars/new", from: page, ["title": "A humming amplifier", "body": "It *hums*.", "do": "post"])
            #expect(answer.status == .seeOther)
            let post = try #require(answer.headers[.location])
            #expect(post.hasPrefix("/p/"))
            let place = try #require(try await ada.get(post).headers[.location])
            let thread = try await client.get(String(place.prefix { $0 != "#" }))
            #expect(thread.text.contains("It <em>hums</em>."))
        }
    }

    @Test func `guests are sent to sign in, and from there to where they wanted to write`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("A humming amplifier")
            for path in ["/b/guitars/new", "/p/\(post)/reply?quote=1", "/p/\(post)/edit"] {
                let answer = try await client.get(path)
                #expect(answer.status == .seeOther)
                #expect(answer.headers[.location] == Link.signIn(to: path))
            }
        }
    }

    @Test func `before the first post it has to be understood that it is public`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            let page = try await ada.get("/b/guitars/new")
            #expect(page.text.contains("You are on a public stage."))
            #expect(page.text.contains("<input type=\"checkbox\" id=\"understood\""))
            let fields = ["title": "A humming amplifier", "body": "It hums & \"buzzes\".", "do": "post"]
            let refused = try await ada.compose("/b/guitars/new", from: page, fields)
            #expect(refused.status == .unprocessableContent)
            #expect(refused.text.contains("<a href=\"#understood\">"))
            #expect(refused.text.contains("aria-invalid=\"true\" aria-describedby=\"understood-error\""))
            #expect(refused.typed == "It hums &amp; &quot;buzzes&quot;.")
            site.town.clock.advance(seconds: 60)
            let answer = try await ada.compose(
                "/b/guitars/new", from: refused, fields.merging(["understood": "yes"]) { $1 })
            #expect(answer.status == .seeOther)
            site.town.clock.advance(seconds: 600)
            let next = try await ada.get("/b/guitars/new")
            #expect(next.text.contains("You are on a public stage."))
            #expect(!next.text.contains("id=\"understood\""))
        }
    }

    @Test func `a form that comes back goes on counting: a first post that was typed in peace is not kept back`()
        async throws
    {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            let page = try await ada.get("/b/guitars/new")
            let fields = ["title": "A humming amplifier", "body": "It hums."]
            site.town.clock.advance(seconds: 60)
            let refused = try await ada.compose("/b/guitars/new", from: page, fields)
            #expect(refused.status == .unprocessableContent)
            let preview = try await ada.compose(
                "/b/guitars/new", from: refused, fields.merging(["do": "preview"]) { $1 })
            #expect(preview.status == .ok)
            let answer = try await ada.compose(
                "/b/guitars/new", from: preview, fields.merging(["understood": "yes"]) { $1 })
            #expect(answer.headers[.location]?.hasPrefix("/p/") == true)
        }
    }

    @Test func `who has written for long is told in one line, always, before they write`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let post = try await site.town.start("A humming amplifier", by: site.town.ben)
            let thread = try await site.path(of: post)
            for path in ["/b/guitars/new", "/p/\(post)/reply", thread, "\(thread)?view=tree"] {
                let text = try await ada.get(path).text
                #expect(!text.contains("You are on a public stage."), "\(path)")
                let line = try #require(text.range(of: "Anyone can read what you post, now and later."), "\(path)")
                let form = try #require(text.range(of: "<form class=\"writing\""), "\(path)")
                let field = try #require(text.range(of: "id=\"body\""), "\(path)")
                #expect(form.upperBound < line.lowerBound && line.upperBound < field.lowerBound, "\(path)")
            }
        }
    }

    @Test(arguments: [
        ("Help!", "Some words.", "title"), ("", "Some words.", "title"), ("A humming amplifier", "", "body"),
        ("A humming amplifier", "  \n ", "body"),
        ("A humming amplifier", String(repeating: "x", count: 65_537), "body"),
        ("A humming amplifier", String(repeating: "я", count: 64_000), "body"),
        ("A humming amplifier", String(repeating: "> ", count: 1_000) + "x", "body"),
    ])
    func `what is wrong is said beside its field, and what was typed stays`(
        title: String, body: String, field: String
    ) async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let page = try await ada.get("/b/guitars/new")
            site.town.clock.advance(seconds: 60)
            let answer = try await ada.compose(
                "/b/guitars/new", from: page, ["title": title, "body": body, "do": "post"])
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("<a href=\"#\(field)\">"))
            #expect(answer.text.contains("id=\"\(field)-error\""))
            #expect(answer.typed == body.replacing(">", with: "&gt;"))
            #expect(title.isEmpty || answer.text.contains("value=\"\(title)\""))
        }
    }

    @Test func `a body that is larger than any form is refused whole, and the page says the limit`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let answer = try await ada.send("/b/guitars/new", "body=\(String(repeating: "x", count: 1_000_000))")
            #expect(answer.status == .contentTooLarge)
            #expect(answer.text.contains("64 kB"))
            #expect(answer.text.contains("Back button may bring your text back"))
        }
    }

    @Test func `a form that is sent twice posts once`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let page = try await ada.get("/b/guitars/new")
            site.town.clock.advance(seconds: 60)
            let fields = ["title": "A humming amplifier", "body": "It hums.", "do": "post"]
            let first = try await ada.compose("/b/guitars/new", from: page, fields)
            let second = try await ada.compose("/b/guitars/new", from: page, fields)
            #expect(first.status == .seeOther)
            #expect(second.status == .seeOther)
            #expect(first.headers[.location] == second.headers[.location])
        }
    }

    @Test func `other words from a page that was sent come back, with a form that is good for them`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let page = try await ada.get("/b/guitars/new")
            site.town.clock.advance(seconds: 60)
            let fields = ["title": "A humming amplifier", "body": "It hums.", "do": "post"]
            let first = try await ada.compose("/b/guitars/new", from: page, fields)
            let address = try #require(first.headers[.location])
            site.town.clock.advance(seconds: 120)
            let other = fields.merging(["title": "A squeaking pedal", "body": "It squeaks."]) { $1 }
            let back = try await ada.compose("/b/guitars/new", from: page, other)
            #expect(back.status == .unprocessableContent)
            #expect(back.typed == "It squeaks.")
            #expect(back.text.contains("value=\"A squeaking pedal\""))
            #expect(back.text.contains("<a href=\"\(address)\">See that post</a>"))
            #expect(back.hidden("c") != page.hidden("c"))
            let second = try await ada.compose("/b/guitars/new", from: back, other)
            #expect(second.status == .seeOther)
            #expect(second.headers[.location] != address)
        }
    }

    @Test func `a field that only programs fill in keeps a post back, and form fillers don't know it`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            let page = try await ada.get("/b/guitars/new")
            for known in ["website", "url", "phone", "email", "name"] {
                #expect(!page.text.contains("name=\"\(known)\""))
            }
            #expect(page.text.contains("data-1p-ignore data-lpignore=\"true\""))
            site.town.clock.advance(seconds: 60)
            let answer = try await ada.compose(
                "/b/guitars/new", from: page,
                ["title": "A humming amplifier", "body": "It hums.", "leave-empty-7": "x"])
            #expect(answer.headers[.location]?.hasPrefix("/held/") == true)
        }
    }

    @Test func `too soon is told with how long to wait, and the text stays`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.writer("ada", client)
            var page = try await ada.get("/b/guitars/new")
            site.town.clock.advance(seconds: 60)
            _ = try await ada.compose(
                "/b/guitars/new", from: page, ["title": "A humming amplifier", "body": "It hums.", "do": "post"])
            page = try await ada.get("/b/guitars/new")
            let answer = try await ada.compose(
                "/b/guitars/new", from: page, ["title": "A buzzing amplifier", "body": "It buzzes.", "do": "post"])
            #expect(answer.status == .tooManyRequests)
            let seconds = try #require(answer.headers[.retryAfter].flatMap(Int.init))
            #expect(seconds > 0)
            #expect(answer.text.contains("Try again in \(seconds) second"))
            #expect(answer.typed == "It buzzes.")
        }
    }

    @Test func `who has started enough threads for a day is told when they can go on, and the text stays`() async throws
    {
        try await TestSite.with { site, client in
            let town = site.town
            let actor = try await town.member("ada")
            for number in 1...3 {
                try await town.submit(
                    .newDiscussion(in: town.general, title: "Question number \(number) of today"), "Words \(number).",
                    as: town.ada, actor)
                town.clock.advance(seconds: 120)
            }
            let ada = try await site.signIn(as: "ada", client)
            let page = try await ada.get("/b/guitars/new")
            let answer = try await ada.compose(
                "/b/guitars/new", from: page, ["title": "A humming amplifier", "body": "It hums.", "do": "post"])
            #expect(answer.status == .tooManyRequests)
            #expect(answer.headers[.retryAfter] == "86040")
            #expect(answer.text.contains("New members start out with 3 threads a day."))
            #expect(answer.text.contains("You can post this in 23 h 54 min."))
            #expect(answer.typed == "It hums.")
        }
    }
}

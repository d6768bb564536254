import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// The bell and the list behind it.
struct NoticesPageTests {
    @Test func `the bell says how many wait, and none without any`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            #expect(try await browser.get("/").text.contains(#"<span class="count" hidden></span>"#))
            #expect(!(try await client.get("/").text.contains("/notices")))
            let post = try await site.town.start("Which strings for slide?")
            for _ in 1...3 { try await site.town.tell(site.town.ada, of: post) }
            let page = try await browser.get("/").text
            #expect(page.contains(#"<span class="count">3</span><span class="vh"> unread</span>"#))
            #expect(page.contains(#"<a class="bell" href="/notices" data-stream="/notices/stream">"#))
            for _ in 1...100 { try await site.town.tell(site.town.ada, of: post) }
            #expect(try await browser.get("/").text.contains(#"<span class="count">99+</span>"#))
        }
    }

    @Test func `the list says who did what, and a link in it reads and leads on`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            #expect(try await browser.get("/notices").text.contains("There is nothing yet."))
            let post = try await site.town.start("Nuts & <frets>", "Words & more.")
            let id = try await site.town.tell(site.town.ada, of: post)
            let page = try await browser.get("/notices")
            #expect(page.text.contains("<bdi>ben</bdi> answered you in <b dir=\"auto\">Nuts &amp; &lt;frets&gt;</b>"))
            #expect(page.text.contains("Words &amp; more."))
            #expect(page.text.contains("<span class=\"tag\">New</span>"))
            #expect(page.headers[.cacheControl] == "no-store")
            let prefetch = HTTPField.Name("Sec-Purpose").map { [$0: "prefetch"] as HTTPFields } ?? [:]
            _ = try await browser.get("/notices/\(id)", prefetch)
            #expect(try await browser.get("/notices").text.contains("<span class=\"tag\">New</span>"))
            _ = try await browser.head("/notices/\(id)")
            #expect(try await browser.get("/notices").text.contains("<span class=\"tag\">New</span>"))
            let answer = try await browser.get("/notices/\(id)")
            #expect(answer.headers[.location] == "/p/\(post)")
            #expect(!(try await browser.get("/notices").text.contains("<span class=\"tag\">New</span>")))
        }
    }

    @Test func `a decision leads to what was decided`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let post = try await site.town.start("Which strings for slide?")
            let id = try await site.town.tell(site.town.ada, .decision, of: post)
            #expect(try await browser.get("/notices/\(id)").headers[.location] == "/p/\(post)/decision")
        }
    }

    @Test func `what came of a report leads to what was decided, without what its author alone is told`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let post = try await town.start("Cheap strings for slide", by: town.ben)
            let (ada, maren) = (
                try await town.actor(town.signIn("ada").secret), try await town.actor(town.signIn("maren").secret)
            )
            try await town.community.reports.report(post, ReportDraft(.spam), by: ada, from: nil)
            try await town.community.moderation.remove(post, reason: "An advertisement.", by: maren)
            let browser = try await site.signIn(as: "ada", client)
            let list = try await browser.get("/notices").text
            let notice = try #require(list.firstMatch(of: #/href="(\/notices\/\d+)"/#)?.1)
            let path = try #require(try await browser.get(String(notice)).headers[.location])
            #expect(path == "/p/\(post)/decision")
            let told = try await browser.get(path)
            #expect(told.status == .ok && told.text.contains("The post was removed."))
            #expect(list.contains(NoticeWords.hiddenThread) && told.text.contains(DecisionWords.hiddenThread))
            #expect(!list.contains("Cheap strings") && !told.text.contains("Cheap strings"))
            #expect(!told.text.contains("An advertisement.") && !told.text.contains("<bdi>maren</bdi>"))
            #expect(!told.text.contains("href=\"/d/"), "nothing of the thread can be read")
            let author = try await site.signIn(as: "ben", client)
            let own = try await author.get(path).text
            #expect(own.contains("An advertisement.") && own.contains("<bdi>maren</bdi>"))
            #expect(own.contains("say so in a new thread") && !own.contains("href=\"/d/"))
        }
    }

    @Test func `the table of choices scrolls by itself where a page is narrow`() async throws {
        try await TestSite.with { site, client in
            let text = try await site.signIn(as: "ada", client).get("/account/notices").text
            #expect(
                text.contains(
                    #/<div class="scroll" tabindex="0" role="group" aria-label="[^"]+"><table class="table">/#))
        }
    }

    @Test func `somebody else's notice is not there, and a guest is asked to sign in`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Which strings for slide?")
            let id = try await site.town.tell(site.town.ada, of: post)
            let browser = try await site.signIn(as: "ben", client)
            #expect(try await browser.get("/notices/\(id)").status == .notFound)
            #expect(try await client.get("/notices").headers[.location] == Link.signIn(to: "/notices"))
        }
    }

    @Test func `a button reads all that was there, and not what came since`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let post = try await site.town.start("Which strings for slide?")
            try await site.town.tell(site.town.ada, of: post)
            let page = try await browser.get("/notices")
            let last = try #require(page.text.firstMatch(of: #/name="last" value="(\d+)"/#)?.1)
            site.town.clock.advance(seconds: 60)
            try await site.town.tell(site.town.ada, of: post)
            // This one happened before the page was made; storing it took longer.
            site.town.clock.advance(seconds: -120)
            try await site.town.tell(site.town.ada, of: post)
            site.town.clock.advance(seconds: 60)
            let answer = try await browser.send("/notices/read", from: page, "last=\(last)")
            #expect(answer.headers[.location] == "/notices")
            #expect(try await browser.get("/").text.contains(#"<span class="count">2</span>"#))
            #expect(try await browser.send("/notices/read", from: page, "last=x").status == .badRequest)
            #expect(try await browser.send("/notices/read", "last=\(last)").status == .forbidden)
        }
    }

    @Test func `the choices are kept and shown again`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let page = try await browser.get("/account/notices")
            #expect(page.text.contains(#"name="web-reply" value="yes" checked"#))
            let mails = Notice.Kind.allCases.map { "mail-\($0.rawValue)=never" }.joined(separator: "&")
            let answer = try await browser.send(
                "/account/notices", from: page, "\(mails)&web-thanks=yes&digest=week&stopped=yes")
            #expect(answer.headers[.location] == Link.noticeSettingsChosen)
            let again = try await browser.get(Link.noticeSettingsChosen).text
            #expect(again.contains("That is saved"))
            #expect(!again.contains(#"name="web-reply" value="yes" checked"#))
            #expect(again.contains(#"name="web-thanks" value="yes" checked"#))
            #expect(again.contains(#"value="week" checked"#))
            #expect(again.contains(#"name="stopped" value="yes" checked"#))
            let wrong = try await browser.send("/account/notices", from: page, "digest=hourly")
            #expect(wrong.status == .badRequest)
        }
    }
}

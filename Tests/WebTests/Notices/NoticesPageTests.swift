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

    @Test func `a button beside it reads one alone, and nobody reads another's`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Nuts & <frets>")
            let one = try await site.town.tell(site.town.ada, of: post)
            let other = try await site.town.tell(site.town.ada, .thanks, of: post)
            let ada = try await site.signIn(as: "ada", client)
            let page = try await ada.get("/notices")
            for (id, did) in [(one, "answered"), (other, "thanked")] {
                let button = "formaction=\"/notices/read\" name=\"notice\" value=\"\(id)\">Mark as read"
                let whom = "<bdi>ben</bdi> \(did) you in <b dir=\"auto\">Nuts &amp; &lt;frets&gt;</b>"
                #expect(page.text.contains("\(button)<span class=\"vh\">: \(whom)</span></button>"))
            }
            let ben = try await site.signIn(as: "ben", client)
            let theirs = try await ben.send("/notices/read", from: try await ben.get("/notices"), "notice=\(one)")
            #expect(theirs.headers[.location] == "/notices")
            #expect(try await ada.get("/").text.contains(#"<span class="count">2</span>"#))
            #expect(try await ada.send("/notices/read", "notice=\(one)").status == .forbidden)
            for wrong in ["notice=", "notice=x", "notice=-1"] {
                #expect(try await ada.send("/notices/read", from: page, wrong).status == .notFound, "\(wrong)")
            }
            for _ in 1...2 {
                let answer = try await ada.send("/notices/read", from: page, "notice=\(one)")
                #expect(answer.status == .seeOther && answer.headers[.location] == "/notices")
                let list = try await ada.get("/notices").text
                #expect(list.contains(#"<span class="count">1</span>"#))
                #expect(!list.contains("name=\"notice\" value=\"\(one)\""))
                #expect(list.contains("name=\"notice\" value=\"\(other)\""))
            }
        }
    }

    @Test func `the choices are kept and shown again`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let page = try await browser.get("/account/notices")
            #expect(page.text.contains(#"name="web-reply" value="yes" checked"#))
            #expect(page.text.contains("Nobody under 18 gets this mail between 21:00 and 7:00 of their time zone"))
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
        }
    }

    @Test func `what was not chosen is said beside it, and nothing is stored until all of it is`() async throws {
        try await TestSite.with { site, client in
            let (ada, browser) = (try await site.town.member("ada"), try await site.signIn(as: "ada", client))
            var kept = NoticeSettings(digest: .day)
            kept.choices[.thanks] = NoticeChoice(onWeb: true, byMail: .digest)
            try await site.town.community.notices.choose(kept, resumesThreads: false, by: ada)
            let page = try await browser.get("/account/notices")
            let mails = Notice.Kind.allCases.map { "mail-\($0.rawValue)=\($0 == .thanks ? "hourly" : "never")" }
            let fields = mails.joined(separator: "&")
            let answer = try await browser.send(
                "/account/notices", from: page, "\(fields)&web-reply=yes&stopped=yes&resume=yes")
            #expect(answer.status == .unprocessableContent)
            for words in [
                "<a href=\"#mail-thanks\">\(NoticeSettingsWords.unclear(.thanks))</a>",
                "<a href=\"#digest\">\(FormWords.chooseOne)</a>",
                "id=\"mail-thanks-error\">\(NoticeSettingsWords.unclear(.thanks))</p>",
                "name=\"mail-thanks\" aria-invalid=\"true\" aria-describedby=\"mail-thanks-error\"",
                "id=\"digest-error\"", "name=\"web-reply\" value=\"yes\" checked",
                "name=\"stopped\" value=\"yes\" checked",
            ] {
                #expect(answer.text.contains(words), "\(words)")
            }
            #expect(!answer.text.contains("name=\"web-mention\" value=\"yes\" checked"))
            #expect(answer.text.count(of: "aria-invalid=\"true\"") == 1, "the others are as they were sent")
            #expect(answer.text.count(of: "<option value=\"never\" selected>") == Notice.Kind.allCases.count - 1)
            #expect(answer.text.contains("<option value=\"digest\" selected>"), "what is kept, where nothing was said")
            #expect(try await site.town.community.notices.settings(for: ada) == kept)
            let nothing = try await browser.send("/account/notices", from: page)
            #expect(nothing.status == .unprocessableContent)
            #expect(nothing.text.count(of: "<a href=\"#mail-") == Notice.Kind.allCases.count)
            #expect(try await browser.send("/account/notices", "digest=off").status == .forbidden)
            let whole = fields.replacing("hourly", with: "soon")
            #expect(
                try await browser.send("/account/notices", from: answer, "\(whole)&digest=off").headers[.location]
                    == Link.noticeSettingsChosen)
        }
    }

    @Test func `choices from a page that was open for long are shown again, and not stored`() async throws {
        try await TestSite.with { site, client in
            let (ada, browser) = (try await site.town.member("ada"), try await site.signIn(as: "ada", client))
            let page = try await browser.get("/account/notices")
            site.town.clock.advance(seconds: 5 * 3_600)
            let mails = Notice.Kind.allCases.map { "mail-\($0.rawValue)=never" }.joined(separator: "&")
            let stale = try await browser.send("/account/notices", from: page, "\(mails)&digest=week")
            #expect(stale.status == .unprocessableContent)
            #expect(stale.text.contains(FormWords.stale) && stale.text.contains("value=\"week\" checked"))
            #expect(try await site.town.community.notices.settings(for: ada) == NoticeSettings())
        }
    }
}

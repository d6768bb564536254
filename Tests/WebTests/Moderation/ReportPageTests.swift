import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct ReportPageTests {
    @Test func `a guest reports a post without a cookie, and gets a receipt`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Strings for slide playing", in: site.town.guitars)
            let browser = Browser(client)
            let path = "/p/\(post)/report"
            let page = try await browser.get(path)
            #expect(page.status == .ok && page.text.contains("First words.") && !page.text.contains(" checked"))
            #expect(page.headers[.setCookie] == nil)
            let sent = try await browser.send(path, from: page, "reason=spam&words=Look+%3Cb%3E")
            #expect(sent.status == .seeOther && sent.headers[.location] == "\(path)?after=sent")
            #expect(try await browser.get("\(path)?after=sent").text.contains(ReportWords.sentTitle))
            let maren = try await site.signIn(as: "maren", client)
            let list = try await maren.get("/moderation").text
            let item = try #require(list.firstMatch(of: #/href="(\/moderation\/\d+)"/#)?.1)
            #expect(try await maren.get(String(item)).text.contains("Look &lt;b&gt;"))
        }
    }

    @Test func `a post that a report hid has a receipt that leads somewhere`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Which recorder for a beginner?")
            let browser = Browser(client)
            let path = "/p/\(post)/report"
            let page = try await browser.get(path)
            let sent = try await browser.send(path, from: page, "reason=under-13&words=")
            let receipt = try await browser.get(try #require(sent.headers[.location]))
            #expect(receipt.status == .ok && receipt.text.contains(ReportWords.back))
            #expect(try await browser.get(path).status == .notFound)
        }
    }

    @Test func `a receipt leads back to the thread, also of an answer that a report hid; not of one that waits`()
        async throws
    {
        try await TestSite.with { site, client in
            let first = try await site.town.start("Which recorder for a beginner?")
            let (hidden, held) = (try await site.town.reply(to: first), try await site.town.reply(to: first))
            let path = try await site.path(of: first)
            let browser = Browser(client)
            let page = try await browser.get("/p/\(hidden)/report")
            let sent = try await browser.send("/p/\(hidden)/report", from: page, "reason=under-13&words=")
            let receipt = try await browser.get(try #require(sent.headers[.location]))
            #expect(receipt.text.contains("<a href=\"\(path)\">\(ReportWords.backToThread)</a>"))
            #expect(try await client.get("/p/\(hidden)").status == .notFound)
            try await site.town.hold(held)
            let other = try await browser.get("/p/\(held)/report?after=sent")
            #expect(!other.text.contains(path) && other.text.contains(ReportWords.back))
        }
    }

    @Test func `what is missing is said beside its field, and the words are kept`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Strings for slide playing")
            let browser = Browser(client)
            let path = "/p/\(post)/report"
            let page = try await browser.get(path)
            let none = try await browser.send(path, from: page, "words=My+own+words")
            #expect(none.status == .unprocessableContent && none.text.contains("<a href=\"#reason\">"))
            #expect(none.text.contains("My own words"))
            let empty = try await browser.send(path, from: page, "reason=other&words=")
            #expect(empty.status == .unprocessableContent && empty.text.contains("<a href=\"#words\">"))
            #expect(empty.text.contains("value=\"other\" checked"))
            site.town.clock.advance(seconds: 5 * 3_600)
            let stale = try await browser.send(path, from: page, "reason=spam&words=My+own+words")
            #expect(stale.status == .unprocessableContent && stale.text.contains(FormWords.stale))
            #expect(stale.text.contains("My own words") && stale.text.contains("value=\"spam\" checked"))
        }
    }

    @Test func `a member reports others' posts, not their own, and twenty a day`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let start = try await town.start("Strings for slide playing")
            let browser = try await site.signIn(as: "ben", client)
            let own = try await town.reply(to: start)
            #expect(try await browser.get("/p/\(own)/report").status == .forbidden)
            for number in 0...20 {
                let post = try await town.reply(to: start, "Reply \(number) by ada.", by: town.ada)
                let path = "/p/\(post)/report"
                let sent = try await browser.send(path, from: try await browser.get(path), "reason=spam&words=Advert")
                if number < 20 {
                    #expect(sent.status == .seeOther)
                } else {
                    #expect(sent.status == .tooManyRequests && sent.headers[.retryAfter] != nil)
                    #expect(sent.text.contains("Advert"))
                }
            }
        }
    }

    @Test func `what a guest can't read is not there, nor what never was`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("Strings for slide playing", in: site.town.guitars)
            try await site.town.keep(site.town.guitars, for: .members)
            #expect(try await client.get("/p/\(post)/report").status == .notFound)
            #expect(try await client.get("/p/999/report").status == .notFound)
            #expect(try await client.get("/p/x/report").status == .notFound)
            let browser = try await site.signIn(as: "ben", client)
            #expect(try await browser.get("/p/\(post)/report").status == .ok)
        }
    }
}

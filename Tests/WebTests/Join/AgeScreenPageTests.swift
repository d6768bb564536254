import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// The age screen, as a browser meets it.
struct AgeScreenPageTests {
    /// What people see, hear or read out of a page: its text, and the attributes that hold words.
    private static func visible(_ page: String) -> String {
        let body = page.replacing(#/<input type="hidden"[^>]*>/#, with: "")
        let words = body.matches(of: #/(?:alt|title|placeholder|aria-label|value|name|id|for|label)="([^"]*)"/#)
            .map { String($0.1) }
        let text = body.replacing(#/<[^>]*>/#, with: " ")
        return (words + [text]).joined(separator: " ").lowercased()
    }

    @Test func `T03: neither the age screen nor what a minor is told hints at an age, a parent or an answer`()
        async throws
    {
        try await TestSite.with { _, client in
            let browser = Browser(client)
            let age = try await browser.get("/join")
            let malformed = try await browser.send("/join", from: age, "month=&year=&country=")
            let adult = try await Browser(client).answer()
            #expect(adult.text.contains("Choose a name and a password"))
            let minor = try await browser.answer(year: "2020")
            #expect(minor.text.contains("We can’t create an account right now"))
            // What goes wrong on the way: no answer at all, a forged form, a method that there is none for.
            let stranger = Browser(client)
            let none = try await stranger.send("/join", from: try await stranger.get("/join"), "name=wren")
            let forged = try await stranger.send("/join", "t=forged&month=3&year=2020&country=GB")
            let wrong = try await client.execute(uri: "/join", method: .delete)
            let missing = try await client.get("/join/nowhere")
            #expect([none, forged, wrong, missing].map(\.status.code) == [400, 403, 405, 404])
            for page in [
                age, malformed, minor, adult, none, forged, wrong, missing, try await browser.get("/join"),
                try await client.get("/join/next?asked=yes"), try await client.get("/join/sent"),
            ] {
                let text = Self.visible(page.text)
                let headers = page.headers.map { "\($0.name): \($0.value)" }.joined(separator: " ").lowercased()
                for word in ["thirteen", "parent", "guardian", "minor", "child", "young", "old enough"] {
                    #expect(!text.contains(word) && !headers.contains(word), "\(word)")
                }
                // Numbers of requests, and of a form's tokens, may be anything.
                for number in text.matches(of: #/\b[0-9]+\b/#) {
                    #expect(!["13", "16", "18"].contains(String(number.0)), "\(number.0)")
                }
                if page.status != .notFound { #expect(page.headers[.cacheControl] == "no-store") }
                #expect(!page.text.contains("<script"))
            }
            #expect(!age.text.contains(" selected"))
            #expect(!age.text.contains("min=") && !age.text.contains("max="))
            #expect(age.text.count(of: "value=\"\"") == 3, "month, year and country are empty")
            #expect(age.text.count(of: "<option ") == Country.all.count + 1)
        }
    }

    @Test func `T05: an answer under the threshold gets the page without an account, one cookie, and no row`()
        async throws
    {
        try await TestSite.with { site, client in
            let before = try await site.town.rows()
            let browser = Browser(client)
            let page = try await browser.get("/join")
            #expect(!page.headers.contains(.setCookie))
            let answer = try await browser.send("/join", from: page, "month=3&year=2020&country=GB")
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/join/next?asked=yes")
            #expect(answer.headers[.cacheControl] == "no-store")
            let cookies = answer.headers[values: .setCookie]
            #expect(cookies.count == 1)
            #expect(
                cookies.first?.wholeMatch(
                    of: #/__Host-gate=[A-Za-z0-9_-]{82}; Path=\/; Secure; HttpOnly; SameSite=Lax/#) != nil)
            let told = try await browser.get("/join/next")
            #expect(told.status == .ok)
            #expect(told.text.contains("We can’t create an account right now"))
            #expect(!told.text.contains("<form"))
            #expect(try await site.town.rows() == before)
            for value in ["2020", "month", "year", "gb"] { #expect(!site.hasLogged(value), "\(value)") }
            // Neither how long the page was nor how it was reached tells one who got it from one who got the form.
            #expect(site.log.lines.contains { $0.contains("route=/join/next") && $0.contains(" bytes=0 ") })
            #expect(!site.log.lines.contains { $0.contains("route=/join") && !$0.contains(" bytes=0 ") })
        }
    }

    @Test func `T06: going back and answering again changes nothing`() async throws {
        try await TestSite.with { site, client in
            let browser = Browser(client)
            let page = try await browser.get("/join")
            _ = try await browser.send("/join", from: page, "month=3&year=2020&country=GB")
            let told = try await browser.get("/join/next").text
            let mark = browser[.gate]
            let before = try await site.town.rows()
            for fields in ["month=3&year=1970&country=GB", "month=&year=&country=", "month=x&year=1970&country=GB"] {
                let again = try await browser.send("/join", from: page, fields)
                #expect(again.status == .seeOther)
                #expect(again.headers[.location] == "/join/next?asked=yes")
                #expect(browser[.gate] == mark)
                #expect(try await browser.get("/join/next").text == told)
            }
            #expect(try await browser.get("/join").text == told)
            #expect(try await site.town.rows() == before)
        }
    }

    @Test func `T07: another tab is told the same, and a browser that was closed is asked anew`() async throws {
        try await TestSite.with { _, client in
            let browser = Browser(client)
            // Another tab has the same cookies, and was open with the form in it before.
            let (one, other) = (try await browser.get("/join"), try await browser.get("/join"))
            _ = try await browser.send("/join", from: one, "month=3&year=2020&country=GB")
            let mark = browser[.gate]
            let later = try await browser.send("/join", from: other, "month=3&year=1970&country=GB")
            #expect(later.status == .seeOther)
            #expect(browser[.gate] == mark)
            #expect(try await browser.get("/join/next").text.contains("We can’t create an account right now"))
            // The cookie has no time of its own: it goes with the browser.
            browser[.gate] = nil
            #expect(try await browser.get("/join").text.contains("When were you born?"))
            #expect(try await browser.answer(year: "1970").text.contains("Choose a name and a password"))
        }
    }

    @Test func `an answer that is good looks from outside like one that is not`() async throws {
        try await TestSite.with { _, client in
            var answers: [TestResponse] = []
            for year in ["2020", "1980"] {
                let browser = Browser(client)
                let page = try await browser.get("/join")
                answers.append(try await browser.send("/join", from: page, "month=3&year=\(year)&country=GB"))
            }
            let cookies = answers.map { $0.headers[.setCookie]?.utf8.count }
            #expect(cookies.first == cookies.last)
            #expect(answers.map(\.status) == [.seeOther, .seeOther])
            #expect(answers.map { $0.headers[.location] } == ["/join/next?asked=yes", "/join/next?asked=yes"])
        }
    }

    @Test func `a browser that keeps no cookie is told why it needs one, whatever its answer was`() async throws {
        try await TestSite.with { site, client in
            for year in ["1980", "2020"] {
                let browser = Browser(client)
                let answer = try await browser.send(
                    "/join", from: try await browser.get("/join"), "month=3&year=\(year)&country=GB")
                let page = try await client.get(try #require(answer.headers[.location]))
                #expect(page.status == .ok)
                #expect(page.text.contains("Your browser kept no cookie"))
                #expect(page.text.contains("href=\"/join\""))
                #expect(!page.headers.contains(.setCookie))
            }
        }
    }

    @Test func `one that kept it is led on, so that going back later says nothing of cookies`() async throws {
        try await TestSite.with { _, client in
            for year in ["1980", "2020"] {
                let browser = Browser(client)
                _ = try await browser.answer(year: year)
                let asked = try await browser.get("/join/next?asked=yes")
                #expect(asked.status == .found)
                #expect(asked.headers[.location] == "/join/next")
            }
            let browser = Browser(client)
            _ = try await browser.register(try await browser.answer(), wren)
            let back = try await browser.get("/join/next")
            #expect(back.status == .found)
            #expect(back.headers[.location] == "/join")
        }
    }

    @Test func `a browser that says of its form what older ones do gets on, with an invitation too`() async throws {
        try await TestSite.with { site, client in
            let link = try await site.town.community.invitations.make(by: .console)
            let browser = Browser(client)
            let page = try await browser.get("/join?invite=\(link.text)")
            // With "no-referrer" such a browser would send "null" for the form's origin.
            #expect(page.headers.value(named: "Referrer-Policy") == "same-origin")
            let fields = "month=3&year=1980&country=GB&invite=\(link.text)"
            let hidden = try await browser.send("/join", from: page, fields, [.origin: "null"])
            #expect(hidden.status == .forbidden)
            let answer = try await browser.send("/join", from: page, fields, [.origin: "http://forum.example"])
            #expect(answer.status == .seeOther)
        }
    }

    @Test(arguments: [
        "month=&year=&country=", "month=13&year=1980&country=GB", "month=3&year=80&country=GB",
        "month=3&year=1980&country=", "month=3&year=1980&country=XX", "month=3&year=2099&country=GB",
        "month=%00&year=1980&country=GB", "month=%E2%80%AE3&year=1980&country=GB", "month=3&year=&country=GB",
        "month=3", "month=%3Cscript%3E&year=%22&country=GB",
    ])
    func `an answer that can't be read shows the form again, with one sentence and what was typed`(
        _ fields: String
    ) async throws {
        try await TestSite.with { _, client in
            let browser = Browser(client)
            let again = try await browser.send("/join", from: try await browser.get("/join"), fields)
            #expect(again.status == .unprocessableContent)
            #expect(again.text.contains("<a href=\"#month\">\(AgeWords.unreadable)</a>"))
            #expect(again.text.contains("aria-invalid=\"true\""))
            #expect(!again.text.contains("<script>"))
            #expect(browser[.gate] == nil)
            if fields.contains("month=13") { #expect(again.text.contains("value=\"13\"")) }
            if fields.contains("country=GB") { #expect(again.text.contains("value=\"GB\" selected")) }
            #expect(try await browser.send("/join", from: again, "month=3&year=1980&country=GB").status == .seeOther)
        }
    }

    @Test(arguments: ["", "name=wren", "t=x&name=wren&password=three+plain+words"])
    func `T23: what is no answer at all is refused, in the frame that says less, and writes nothing`(
        _ fields: String
    ) async throws {
        try await TestSite.with { site, client in
            let before = try await site.town.rows()
            let browser = Browser(client)
            let answer = try await browser.send("/join", from: try await browser.get("/join"), fields)
            #expect(answer.status == .badRequest)
            #expect(!answer.text.contains("Under 13s"))
            #expect(!answer.headers.contains(.setCookie))
            #expect(try await site.town.rows() == before)
            #expect(try await browser.send("/join", "month=3&year=1980&country=GB").status == .forbidden)
        }
    }

    @Test func `T29: what a client makes up beside its answer is not heeded`() async throws {
        try await TestSite.with { site, client in
            let lies = "&coppa=0&age=40&step=2&band=18%2B&ticket=x&minor=0&adult=1"
            let browser = Browser(client)
            let page = try await browser.get("/join")
            _ = try await browser.send("/join", from: page, "month=3&year=2020&country=GB\(lies)")
            #expect(try await browser.get("/join/next?step=2&age=40").text.contains("We can’t create an account"))
            for cookie in ["adult", "18+", "minor=0", String(repeating: "A", count: 82)] {
                let liar = Browser(client)
                liar[.gate] = cookie
                #expect(try await liar.get("/join/next").text.contains("Please begin again"), "\(cookie)")
            }
            #expect(try await site.town.community.people.member(named: "wren", at: nil, for: .guest) == nil)
        }
    }

    @Test func `a form that was open for days is shown again, what was typed kept`() async throws {
        try await TestSite.with { site, client in
            let browser = Browser(client)
            let page = try await browser.get("/join")
            site.town.clock.advance(seconds: 4 * 3600)
            let again = try await browser.send("/join", from: page, "month=3&year=1980&country=GB")
            #expect(again.status == .unprocessableContent)
            #expect(again.text.contains(FormWords.stale))
            #expect(again.text.contains("value=\"1980\""))
            #expect(try await browser.send("/join", from: again, "month=3&year=1980&country=GB").status == .seeOther)
        }
    }

    @Test func `a body of a megabyte is refused`() async throws {
        try await TestSite.with { _, client in
            let browser = Browser(client)
            let body = "month=" + String(repeating: "3", count: 1_000_000)
            let answer = try await browser.send("/join", body)
            #expect(answer.status == .contentTooLarge)
        }
    }

    @Test func `a body that is no UTF-8 is refused`() async throws {
        try await TestSite.with { _, client in
            let browser = Browser(client)
            let page = try await browser.get("/join")
            let answer = try await browser.send("/join", from: page, "month=%FF&year=1980&country=GB")
            #expect(answer.status == .badRequest)
            #expect(!answer.text.contains("Under 13s"))
        }
    }

    @Test func `members have no business here`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            for uri in ["/join", "/join/next"] {
                let answer = try await browser.get(uri)
                #expect(answer.status == .found)
                #expect(answer.headers[.location] == "/account")
            }
        }
    }
}

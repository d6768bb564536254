import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// The age screen for members.
struct AgeAgainPageTests {
    private static func arrive(_ site: TestSite, _ client: any TestClientProtocol) async throws -> Browser {
        let added = try await site.town.community.members.add("wren", as: .administrator, by: .console)
        let browser = Browser(client)
        let path = "/sign-in/link/\(added.link.text)"
        _ = try await browser.send(path, from: try await browser.get(path))
        return browser
    }

    @Test func `T32: whoever was added is asked first, and is in after a good answer, in another session`() async throws
    {
        try await TestSite.with { site, client in
            let browser = try await Self.arrive(site, client)
            let kept = try await browser.get("/sign-in/kept?to=%2Flatest")
            #expect(kept.headers[.location] == "/account/age")
            let page = try await browser.get("/account/age")
            #expect(page.text.contains("When were you born?"))
            #expect(!page.text.contains("You can read without joining"))
            #expect(!page.text.contains("Under 13s"))
            #expect(page.headers[.cacheControl] == "no-store")
            let bad = try await browser.send("/account/age", from: page, "month=13&year=1980&country=GB")
            #expect(bad.status == .unprocessableContent)
            let old = browser[.member]
            let answer = try await browser.send("/account/age", from: bad, "month=3&year=1980&country=GB")
            #expect(answer.status == .seeOther)
            #expect(browser[.member] != old)
            #expect(try await browser.get("/sign-in/kept").headers[.location] == "/")
            #expect(try await browser.get("/account").status == .ok)
        }
    }

    @Test func `whoever was added and is a minor is told what every minor is told, and signed out`() async throws {
        try await TestSite.with { site, client in
            let browser = try await Self.arrive(site, client)
            let page = try await browser.get("/account/age")
            let told = try await browser.send("/account/age", from: page, "month=3&year=2020&country=GB")
            #expect(told.status == .ok)
            #expect(told.text.contains("We can’t create an account right now"))
            #expect(browser[.member] == nil)
            #expect(browser[.gate] != nil)
            #expect(try await browser.get("/join").text == told.text)
            #expect(try await browser.get("/account").status == .seeOther)
        }
    }

    @Test func `T29: what a client makes up beside its answer is not heeded here either`() async throws {
        try await TestSite.with { site, client in
            let browser = try await Self.arrive(site, client)
            let page = try await browser.get("/account/age?band=18%2B&age=40")
            let lies = "&coppa=0&age=40&step=2&band=18%2B&state=active&member=1&minor=0"
            let told = try await browser.send("/account/age", from: page, "month=3&year=2020&country=GB\(lies)")
            #expect(told.text.contains("We can’t create an account right now"))
            let record = try await site.town.community.members.show("wren", by: .console)
            #expect(record.entry.state == .held)
            #expect(record.entry.age?.band == .unknown)
        }
    }

    @Test func `a member's doubtful answer looks like a good one, and is the last that this browser gives`()
        async throws
    {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            var cookies: [String] = []
            for year in ["1980", "2020"] {
                let page = try await browser.get("/account/age")
                let answer = try await browser.send("/account/age", from: page, "month=3&year=\(year)&country=GB")
                #expect(answer.status == .seeOther)
                #expect(answer.headers[.location] == "/account")
                cookies += answer.headers[values: .setCookie]
            }
            #expect(cookies.count == 2)
            #expect(
                cookies.allSatisfy {
                    $0.wholeMatch(
                        of: #/__Host-gate=[A-Za-z0-9_-]{82}; Path=\/; Secure; HttpOnly; SameSite=Lax/#) != nil
                })
            // Signed in she is told as little as everybody, in words that fit.
            let again = try await browser.get("/account/age")
            #expect(again.text.contains("We can’t take another answer right now"))
            let token = try #require(
                try await browser.get("/account").text.firstMatch(of: #/name="t" value="([^"]+)"/#)?.1)
            let later = try await browser.send("/account/age", "t=\(token)&month=3&year=1980&country=GB")
            #expect(later.text.contains("We can’t take another answer right now"))
            #expect(try await browser.send("/sign-out", "t=\(token)").status == .seeOther)
            #expect(try await browser.get("/join").text.contains("We can’t create an account right now"))
            #expect(try await Browser(client).get("/account/age").headers[.location] == "/sign-in?to=%2Faccount%2Fage")
        }
    }
}

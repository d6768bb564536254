import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct SignOutTests {
    @Test func `signing out ends the session, not just the cookie`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let old = try #require(browser[.member])
            let answer = try await browser.send("/sign-out", from: try await browser.get("/latest"))
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/")
            #expect(browser[.member] == nil)
            #expect(try await !browser.get("/").text.contains("me__name"))
            let replayed = try await client.get("/account", [.cookie: "__Host-member=\(old)"])
            #expect(replayed.status == .seeOther)
        }
    }

    @Test func `an old page's button signs out, and a second press is no error`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let page = try await browser.get("/")
            site.town.clock.advance(seconds: 5 * 3600)
            #expect(try await browser.send("/sign-out", from: page).status == .seeOther)
            #expect(try await browser.send("/sign-out", from: page).status == .seeOther)
        }
    }

    @Test func `nothing but a form signs out`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let get = try await browser.get("/sign-out")
            #expect(get.status == .methodNotAllowed)
            #expect(get.headers[.allow] == "POST")
            #expect(try await browser.get("/account").status == .ok)
        }
    }
}

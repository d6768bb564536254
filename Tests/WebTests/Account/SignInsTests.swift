import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct SignInsTests {
    private static var buttons: Regex<(Substring, Substring)> { #/formaction="(\/account\/sign-ins\/[0-9]+\/end)"/# }

    @Test func `my account leads to my page and to where I am signed in`() async throws {
        try await TestSite.with { site, client in
            let page = try await site.signIn(as: "ada", client).get("/account")
            #expect(page.text.contains("<h1>My Account</h1>"))
            #expect(page.text.contains("href=\"/m/ada\""))
            #expect(page.text.contains("href=\"/account/sign-ins\""))
            #expect(page.headers[.cacheControl] == "no-store")
        }
    }

    @Test func `another browser's sign-in can be ended, from the next request on`() async throws {
        try await TestSite.with { site, client in
            let phone = try await site.signIn(as: "ada", client)
            let desk = try await site.signIn(as: "ada", client)
            let page = try await desk.get("/account/sign-ins")
            let end = try #require(page.text.firstMatch(of: Self.buttons)).1
            #expect(page.text.matches(of: Self.buttons).count == 1)
            #expect(try await desk.send(String(end), from: page).status == .seeOther)
            #expect(try await phone.get("/account").status == .seeOther)
            let after = try await desk.get("/account/sign-ins")
            #expect(after.status == .ok)
            #expect(after.text.matches(of: Self.buttons).isEmpty)
            #expect(try await desk.send(String(end), from: page).status == .notFound, "it is gone by now")
        }
    }

    @Test func `nobody ends another member's sign-in`() async throws {
        try await TestSite.with { site, client in
            let ada = try await site.signIn(as: "ada", client)
            let ben = try await site.signIn(as: "ben", client)
            let page = try await ben.get("/account/sign-ins")
            for id in 1...2 {
                let answer = try await ben.send("/account/sign-ins/\(id)/end", from: page)
                #expect(answer.status == (id == 1 ? .notFound : .seeOther))
            }
            #expect(try await ada.get("/account").status == .ok)
        }
    }

    @Test func `all others can be ended at once`() async throws {
        try await TestSite.with { site, client in
            let others = [try await site.signIn(as: "ada", client), try await site.signIn(as: "ada", client)]
            let ben = try await site.signIn(as: "ben", client)
            let own = try await site.signIn(as: "ada", client)
            let page = try await own.get("/account/sign-ins")
            #expect(try await own.send("/account/sign-ins/end-all", from: page).status == .seeOther)
            for other in others { #expect(try await other.get("/account").status == .seeOther) }
            for browser in [own, ben] { #expect(try await browser.get("/account").status == .ok) }
        }
    }

    @Test func `a guest is asked to sign in, and comes back to where they wanted to go`() async throws {
        try await TestSite.with { _, client in
            let page = try await client.get("/account/sign-ins")
            #expect(page.status == .seeOther)
            #expect(page.headers[.location] == "/sign-in?to=%2Faccount%2Fsign-ins")
        }
    }
}

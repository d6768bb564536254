import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Features
@testable import Web

struct OwnPasswordPageTests {
    private static let old = "password=three+plain+words"
    private static let new = "new-password=four+other+plain+words"

    @Test func `T32: a new password gives the session another secret, and signs out everywhere else`() async throws {
        try await TestSite.with { site, client in
            try await site.town.register(site.town.ada)
            let other = try await site.signInByPassword(as: "ada", client)
            let browser = try await site.signInByPassword(as: "ada", client)
            let before = try #require(browser[.member])
            let page = try await browser.get("/account/password")
            #expect(page.headers[.cacheControl] == "no-store")
            #expect(page.text.contains("name=\"username\" autocomplete=\"username\" value=\"ada\" hidden"))
            let tab = try await browser.get("/account/sign-ins")
            let answer = try await browser.send("/account/password", from: page, "\(Self.old)&\(Self.new)")
            #expect(answer.status == .seeOther)
            #expect(browser[.member] != before)
            let after = try await browser.get(try #require(answer.headers[.location]))
            #expect(after.text.contains("role=\"status\">Your password is changed."))
            #expect(try await other.get("/account").status == .seeOther)
            #expect(try await client.get("/account", [.cookie: "__Host-member=\(before)"]).status == .seeOther)
            // What another tab shows is of the same sign-in: its buttons work on.
            #expect(try await browser.send("/account/sign-ins/end-all", from: tab).status == .seeOther)
        }
    }

    @Test func `what is wrong stands beside its field, and no password is shown again`() async throws {
        try await TestSite.with { site, client in
            try await site.town.register(site.town.ada)
            let browser = try await site.signInByPassword(as: "ada", client)
            let page = try await browser.get("/account/password")
            let wrong = try await browser.send("/account/password", from: page, "password=guess&\(Self.new)")
            #expect(wrong.status == .unprocessableContent)
            #expect(wrong.text.contains("<a href=\"#password\">"))
            let weak = try await browser.send("/account/password", from: page, "\(Self.old)&new-password=dragon")
            #expect(weak.status == .unprocessableContent)
            #expect(weak.text.contains("<a href=\"#new-password\">"))
            for answer in [wrong, weak] {
                for secret in ["guess", "plain words", "dragon"] {
                    #expect(!answer.text.contains(secret))
                }
            }
        }
    }

    @Test func `who came by a link is asked for no old password`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let page = try await browser.get("/account/password")
            #expect(!page.text.contains("id=\"password\""))
            #expect(try await browser.send("/account/password", from: page, Self.new).status == .seeOther)
            #expect(try await browser.get("/account/password").text.contains("id=\"password\""))
        }
    }

    @Test func `guessing the old password from an open browser is refused in time`() async throws {
        try await TestSite.with { site, client in
            try await site.town.register(site.town.ada)
            let browser = try await site.signIn(as: "ada", client)
            let page = try await browser.get("/account/password")
            for _ in 1...6 {
                _ = try await browser.send("/account/password", from: page, "password=guess&\(Self.new)")
            }
            let answer = try await browser.send("/account/password", from: page, "\(Self.old)&\(Self.new)")
            #expect(answer.status == .tooManyRequests)
            #expect(answer.headers[.retryAfter] == "60")
        }
    }

    @Test func `a guest is asked to sign in, and another's token is none`() async throws {
        try await TestSite.with { site, client in
            #expect(
                try await client.get("/account/password").headers[.location] == "/sign-in?to=%2Faccount%2Fpassword")
            let (ada, ben) = (try await site.signIn(as: "ada", client), try await site.signIn(as: "ben", client))
            let page = try await ben.get("/account/password")
            #expect(try await ada.send("/account/password", from: page, Self.new).status == .forbidden)
        }
    }

    @Test func `a form that was open for long is shown again`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let page = try await browser.get("/account/password")
            site.town.clock.advance(seconds: 5 * 3600)
            let again = try await browser.send("/account/password", from: page, Self.new)
            #expect(again.status == .unprocessableContent)
            #expect(again.text.contains(FormWords.staleSecret))
            #expect(try await browser.send("/account/password", from: again, Self.new).status == .seeOther)
        }
    }
}

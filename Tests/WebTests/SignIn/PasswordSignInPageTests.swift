import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct PasswordSignInPageTests {
    private static let password = "three%20plain%20words"

    /// A site where ada has a password.
    private static func with(
        _ body: @escaping @Sendable (TestSite, any TestClientProtocol) async throws -> Void
    ) async throws {
        try await TestSite.with { site, client in
            try await site.town.register(site.town.ada)
            try await body(site, client)
        }
    }

    @Test func `who has not confirmed yet is told to do that first, and gets no cookie`() async throws {
        try await TestSite.with { site, client in
            _ = try await site.town.registerWren()
            let browser = Browser(client)
            let password = Link.segment(TestCommunity.password)
            let answer = try await browser.send(
                "/sign-in", from: try await browser.get("/sign-in"), "name=wren&password=\(password)")
            #expect(answer.status == .ok)
            #expect(answer.text.contains("<h1>Confirm your address first</h1>"))
            #expect(answer.headers[.setCookie] == nil && browser[.member] == nil)
            #expect(try await site.town.community.outbox.claim(5).count == 1)
        }
    }

    @Test func `a guest finds the form from every page, signs in, and is who they are`() async throws {
        try await Self.with { _, client in
            let browser = Browser(client)
            for uri in ["/", "/help", "/nowhere"] {
                #expect(try await browser.get(uri).text.contains("<a href=\"/sign-in\">Sign in</a>"), "\(uri)")
            }
            let page = try await browser.get("/sign-in")
            #expect(page.status == .ok)
            #expect(page.headers[.cacheControl] == "no-store")
            #expect(page.headers.value(named: "X-Robots-Tag") == "noindex, nofollow")
            #expect(!page.headers.contains(.setCookie))
            #expect(page.text.contains("<label for=\"name\">"))
            #expect(page.text.contains("autocomplete=\"username\""))
            #expect(page.text.contains("autocomplete=\"current-password\""))
            #expect(!page.text.contains("checked"))
            let answer = try await browser.send("/sign-in", from: page, "name=ada&password=\(Self.password)")
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/sign-in/kept")
            #expect(browser[.remember] == nil)
            #expect(try await browser.get("/").text.contains("<bdi class=\"me__name\">ada</bdi>"))
            #expect(try await !browser.get("/").text.contains("href=\"/sign-in\""))
        }
    }

    @Test func `one gets to the page that one asked for`() async throws {
        try await Self.with { _, client in
            let browser = Browser(client)
            let asked = try #require(try await browser.get("/account/sign-ins").headers[.location])
            let page = try await browser.get(asked)
            #expect(page.text.contains("name=\"to\" value=\"/account/sign-ins\""))
            let answer = try await browser.send(
                "/sign-in", from: page, "name=ada&password=\(Self.password)&to=%2Faccount%2Fsign-ins")
            let kept = try #require(answer.headers[.location])
            #expect(kept == "/sign-in/kept?to=%2Faccount%2Fsign-ins")
            #expect(try await browser.get(kept).headers[.location] == "/account/sign-ins")
        }
    }

    @Test(arguments: ["https://evil.example/", "//evil.example/", "/\\evil.example", "evil", "/a\nb", "javascript:1"])
    func `signing in leads to no other site`(_ to: String) async throws {
        try await Self.with { _, client in
            let browser = Browser(client)
            let typed = Link.segment(to)
            let page = try await browser.get("/sign-in?to=\(typed)")
            #expect(!page.text.contains("name=\"to\""))
            let answer = try await browser.send(
                "/sign-in", from: page, "name=ada&password=\(Self.password)&to=\(typed)")
            #expect(answer.headers[.location] == "/sign-in/kept")
        }
    }

    @Test func `a wrong password shows the form again, the name kept, the password not, the error linked`() async throws
    {
        try await Self.with { _, client in
            let browser = Browser(client)
            let page = try await browser.get("/sign-in")
            let answers = [
                try await browser.send("/sign-in", from: page, "name=a%22da%3C&password=hunter2hunter2&remember=yes"),
                try await browser.send("/sign-in", from: page, "name=ada&password=hunter2hunter2&remember=yes"),
            ]
            for answer in answers {
                #expect(answer.status == .unprocessableContent)
                #expect(!answer.text.contains("hunter2"))
                #expect(answer.text.contains("role=\"alert\""))
                #expect(answer.text.contains("<a href=\"#password\">"))
                #expect(answer.text.contains("aria-describedby=\"password-error\" aria-invalid=\"true\""))
                #expect(answer.text.contains("value=\"yes\" aria-describedby=\"remember-hint\" checked"))
            }
            #expect(answers[0].text.contains("value=\"a&quot;da&lt;\""))
            #expect(browser[.member] == nil)
            // Names and words apart, whoever asks learns nothing from the page.
            func plain(_ page: TestResponse) -> String {
                page.text.replacing("a&quot;da&lt;", with: "").replacing("value=\"ada\"", with: "value=\"\"")
            }
            #expect(plain(answers[0]) == plain(answers[1]))
        }
    }

    @Test func `too many tries are told when to come back`() async throws {
        try await Self.with { site, client in
            let browser = Browser(client)
            let page = try await browser.get("/sign-in")
            for name in ["ada", "nobody"] {
                for _ in 1...6 {
                    let answer = try await browser.send("/sign-in", from: page, "name=\(name)&password=wrong")
                    #expect(answer.status == .unprocessableContent)
                }
                let refused = try await browser.send("/sign-in", from: page, "name=\(name)&password=\(Self.password)")
                #expect(refused.status == .tooManyRequests)
                #expect(refused.headers[.retryAfter] == "60")
                #expect(refused.text.contains("You can try again in a minute."))
                #expect(refused.text.contains("value=\"\(name)\""))
            }
            site.town.clock.advance(seconds: 60)
            let answer = try await browser.send("/sign-in", from: page, "name=ada&password=\(Self.password)")
            #expect(answer.status == .seeOther)
        }
    }

    @Test func `when too many sign in at once, some are asked to wait a few seconds`() async throws {
        try await Self.with { site, client in
            let browser = Browser(client)
            let page = try await browser.get("/sign-in")
            site.town.passwords.isBusy = true
            let answer = try await browser.send("/sign-in", from: page, "name=ada&password=\(Self.password)")
            #expect(answer.status == .serviceUnavailable)
            #expect(answer.headers[.retryAfter] == "5")
            #expect(answer.text.contains("<h1>Sign in</h1>"))
        }
    }

    @Test func `an account that is held is told so`() async throws {
        try await Self.with { site, client in
            try await site.town.put(site.town.ada, in: .held)
            let browser = Browser(client)
            let page = try await browser.get("/sign-in")
            let answer = try await browser.send("/sign-in", from: page, "name=ada&password=\(Self.password)")
            #expect(answer.status == .forbidden)
            #expect(answer.text.contains("Nobody can sign in to this account now."))
            #expect(browser[.member] == nil)
        }
    }

    @Test func `a form that was open for long keeps what was typed, but no password`() async throws {
        try await Self.with { site, client in
            let browser = Browser(client)
            let page = try await browser.get("/sign-in?to=%2Fb%2Fguitars")
            site.town.clock.advance(seconds: 4 * 3600)
            let again = try await browser.send(
                "/sign-in", from: page, "name=ada&password=\(Self.password)&remember=yes&to=%2Fb%2Fguitars")
            #expect(again.status == .unprocessableContent)
            #expect(again.text.contains(FormWords.staleSecret))
            #expect(again.text.contains("value=\"ada\""))
            #expect(again.text.contains("value=\"/b/guitars\""))
            #expect(!again.text.contains("plain words"))
            #expect(browser[.member] == nil)
            let answer = try await browser.send(
                "/sign-in", from: again, "name=ada&password=\(Self.password)&remember=yes")
            #expect(answer.status == .seeOther)
            #expect(browser[.remember] != nil)
        }
    }

    @Test func `a form from elsewhere signs nobody in`() async throws {
        try await Self.with { _, client in
            let browser = Browser(client)
            let page = try await browser.get("/sign-in")
            let fields = "name=ada&password=\(Self.password)"
            #expect(try await browser.send("/sign-in", "t=forged&\(fields)").status == .forbidden)
            #expect(
                try await browser.send("/sign-in", from: page, fields, [.origin: "https://evil.example"]).status
                    == .forbidden)
            #expect(browser[.member] == nil)
            // Text browsers say nothing of where a form comes from: its token decides.
            #expect(try await browser.send("/sign-in", from: page, fields).status == .seeOther)
        }
    }

    @Test func `who is signed in already is led on`() async throws {
        try await Self.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            #expect(try await browser.get("/sign-in").headers[.location] == "/account")
            #expect(try await browser.get("/sign-in?to=%2Flatest").headers[.location] == "/latest")
        }
    }

    @Test func `signing in from an old tab replaces who is signed in`() async throws {
        try await Self.with { site, client in
            let page = try await client.get("/sign-in")
            let browser = try await site.signIn(as: "ben", client)
            let old = try #require(browser[.member])
            let answer = try await browser.send("/sign-in", from: page, "name=ada&password=\(Self.password)")
            #expect(answer.status == .seeOther)
            #expect(try await browser.get("/").text.contains("<bdi class=\"me__name\">ada</bdi>"))
            #expect(try await client.get("/account", [.cookie: "__Host-member=\(old)"]).status == .seeOther)
        }
    }

    @Test func `no log line holds a name or a password that was typed`() async throws {
        try await Self.with { site, client in
            let browser = Browser(client)
            let page = try await browser.get("/sign-in")
            _ = try await browser.send("/sign-in", from: page, "name=mistyped-name&password=wrong-guess")
            #expect(site.log.lines.contains { $0.contains("route=/sign-in") })
            #expect(!site.log.lines.contains { $0.contains("mistyped") || $0.contains("guess") })
        }
    }
}

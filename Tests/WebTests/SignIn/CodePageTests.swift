import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Features
@testable import Web

/// The step after the password, where an account asks for a code.
struct CodePageTests {
    /// A site where ada has a password and a phone, and the page that asks for its code.
    private static func with(
        _ body: @escaping @Sendable (TestSite, Browser, TestResponse, TimeCodeSecret) async throws -> Void
    ) async throws {
        try await TestSite.with { site, client in
            let phone = try await site.putOnSecondFactor(client)
            let browser = Browser(client)
            let page = try await browser.send(
                "/sign-in", from: try await browser.get("/sign-in"),
                "name=ada&password=\(Link.segment(TestCommunity.password))&to=%2Fb%2Fguitars&remember=yes")
            try await body(site, browser, page, phone)
        }
    }

    private static func step(_ page: TestResponse) -> String {
        page.text.firstMatch(of: #/name="step" value="([^"]+)"/#).map { "step=\($0.1)&to=%2Fb%2Fguitars" } ?? ""
    }

    @Test func `the code signs in, and leads on to where one wanted to go`() async throws {
        try await Self.with { site, browser, page, phone in
            #expect(page.status == .ok)
            #expect(page.headers[.cacheControl] == "no-store")
            #expect(page.text.contains("autocomplete=\"one-time-code\""))
            #expect(browser[.member] == nil)
            let code = phone.codeText(at: TimeCodeSecret.step(at: site.town.clock.now))
            let answer = try await browser.send("/sign-in/code", from: page, "\(Self.step(page))&code=\(code)")
            #expect(answer.headers[.location] == "/sign-in/kept?to=%2Fb%2Fguitars")
            #expect(browser[.member] != nil)
            #expect(browser[.remember] != nil)
        }
    }

    @Test func `a wrong code is shown beside its field, never the code, and five end the step`() async throws {
        try await Self.with { _, browser, page, _ in
            for _ in 1...5 {
                let answer = try await browser.send("/sign-in/code", from: page, "\(Self.step(page))&code=123123")
                #expect(answer.status == .unprocessableContent)
                #expect(answer.text.contains("<a href=\"#code\">"))
                #expect(answer.text.contains("aria-describedby=\"code-hint code-error\""))
                #expect(!answer.text.contains("123123"))
                #expect(Self.step(answer) == Self.step(page))
            }
            let over = try await browser.send("/sign-in/code", from: page, "\(Self.step(page))&code=123123")
            #expect(over.status == .unprocessableContent)
            #expect(over.text.contains("<h1>Sign in</h1>"))
            #expect(over.text.contains("Sign in again."))
            #expect(over.text.contains("name=\"to\" value=\"/b/guitars\""))
            #expect(browser[.member] == nil)
        }
    }

    @Test(arguments: ["", "step=x", "step=\(String(repeating: "A", count: 43))"])
    func `a step that nobody began begins again`(_ step: String) async throws {
        try await Self.with { _, browser, page, _ in
            let answer = try await browser.send("/sign-in/code", from: page, "\(step)&code=123123")
            #expect(answer.status == .unprocessableContent)
            #expect(answer.text.contains("<h1>Sign in</h1>"))
        }
    }

    @Test func `a page that was open for long is shown again, its step is over`() async throws {
        try await Self.with { site, browser, page, _ in
            site.town.clock.advance(seconds: 4 * 3600)
            let again = try await browser.send("/sign-in/code", from: page, "\(Self.step(page))&code=123123")
            #expect(again.status == .unprocessableContent)
            #expect(again.text.contains(FormWords.staleSecret))
            let over = try await browser.send("/sign-in/code", from: again, "\(Self.step(again))&code=123123")
            #expect(over.text.contains("<h1>Sign in</h1>"))
        }
    }

    @Test func `the step's form comes from our page alone`() async throws {
        try await Self.with { _, browser, page, _ in
            let forged = try await browser.send("/sign-in/code", "t=forged&\(Self.step(page))&code=123123")
            #expect(forged.status == .forbidden)
            let other = try await browser.get("/sign-in")
            #expect(try await browser.send("/sign-in/code", from: other, Self.step(page)).status == .forbidden)
            #expect(try await browser.get("/sign-in/code").status == .methodNotAllowed)
        }
    }
}

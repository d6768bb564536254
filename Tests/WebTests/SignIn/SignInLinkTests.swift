import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct SignInLinkTests {
    @Test func `a link shows one button, and the button signs in`() async throws {
        try await TestSite.with { site, client in
            let browser = Browser(client)
            let path = try await site.signInLink(for: "ada")
            let page = try await browser.get(path)
            #expect(page.status == .ok)
            #expect(page.text.contains("Sign in as <bdi>ada</bdi>?"))
            #expect(page.headers[.cacheControl] == "no-store")
            #expect(page.headers.value(named: "Referrer-Policy") == "no-referrer")
            #expect(page.headers.value(named: "X-Robots-Tag") == "noindex, nofollow")
            #expect(!page.headers.contains(.setCookie))
            let answer = try await browser.send(path, from: page)
            #expect(answer.status == .seeOther)
            #expect(answer.headers[.location] == "/sign-in/kept")
            #expect(answer.headers[.cacheControl] == "no-store")
            let kept = try await browser.get("/sign-in/kept")
            #expect(kept.status == .found)
            #expect(kept.headers[.location] == "/")
            #expect(try await browser.get("/").text.contains("<bdi class=\"me__name\">ada</bdi>"))
        }
    }

    @Test func `looking at a link, however often, uses nothing up`() async throws {
        try await TestSite.with { site, client in
            let path = try await site.signInLink(for: "ada")
            for _ in 1...3 { #expect(try await client.get(path).status == .ok) }
            #expect(try await client.execute(uri: path, method: .head).status == .ok)
            let browser = Browser(client)
            #expect(try await browser.send(path, from: try await browser.get(path)).status == .seeOther)
        }
    }

    @Test func `a link that was used, is too old, or is none says so and signs nobody in`() async throws {
        try await TestSite.with { site, client in
            let used = try await site.signInLink(for: "ada")
            let first = Browser(client)
            let page = try await first.get(used)
            _ = try await first.send(used, from: page)
            let expired = try await site.signInLink(for: "ben")
            let open = try await client.get(expired)
            let unknown = "/sign-in/link/\(Secret { [UInt8](repeating: 9, count: $0) }.text)"
            let late = Browser(client)
            let refusals: [(String, TestResponse, Int, TokenError)] = [
                (used, page, 410, .used), (unknown, page, 404, .notOurs), ("/sign-in/link/x", page, 404, .notOurs),
            ]
            for (path, _, status, reason) in refusals {
                let shown = try await late.get(path)
                #expect(Int(shown.status.code) == status, "\(path)")
                #expect(shown.text.contains(HTML("\(reason.sentence)").text), "\(path)")
                #expect(!shown.text.contains("<button class=\"btn"), "\(path)")
                let token = site.town.community.formTokens.token(for: .guest(path: path))
                let sent = try await late.send(path, "t=\(token)")
                #expect(Int(sent.status.code) == status, "\(path)")
                #expect(late[.member] == nil)
            }
            site.town.clock.advance(seconds: 86_400)
            #expect(try await late.get(expired).status == .gone)
            let token = site.town.community.formTokens.token(for: .guest(path: expired))
            let sent = try await late.send(expired, "t=\(token)")
            #expect(sent.status == .gone)
            #expect(sent.text.contains(HTML("\(TokenError.expired.sentence)").text))
            #expect(open.status == .ok)
            #expect(late[.member] == nil)
        }
    }

    @Test func `a button with a forged token, or that of another link's page, does nothing`() async throws {
        try await TestSite.with { site, client in
            let browser = Browser(client)
            let (ada, ben) = (try await site.signInLink(for: "ada"), try await site.signInLink(for: "ben"))
            let other = try await browser.get(ben)
            #expect(try await browser.send(ada, from: other).status == .forbidden)
            #expect(try await browser.send(ada, "t=forged").status == .forbidden)
            #expect(browser[.member] == nil)
            #expect(try await browser.get(ada).status == .ok)
        }
    }

    @Test func `a page that was open for long is shown again with a button that works`() async throws {
        try await TestSite.with { site, client in
            let browser = Browser(client)
            let path = try await site.signInLink(for: "ada")
            let page = try await browser.get(path)
            site.town.clock.advance(seconds: 4 * 3600)
            let again = try await browser.send(path, from: page)
            #expect(again.status == .unprocessableContent)
            #expect(again.text.contains(FormWords.stale))
            #expect(browser[.member] == nil)
            #expect(try await browser.send(path, from: again).status == .seeOther)
        }
    }

    @Test func `a link replaces whoever was signed in before, and says so first`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let old = try #require(browser[.member])
            let path = try await site.signInLink(for: "ben")
            let page = try await browser.get(path)
            #expect(page.text.contains("You are signed in here as <bdi>ada</bdi>"))
            #expect(try await browser.send(path, from: page).status == .seeOther)
            #expect(browser[.member] != old)
            #expect(try await browser.get("/").text.contains("<bdi class=\"me__name\">ben</bdi>"))
            #expect(try await client.get("/account", [.cookie: "__Host-member=\(old)"]).status == .seeOther)
        }
    }

    @Test func `T32: a session that somebody planted is not the one that signs in`() async throws {
        try await TestSite.with { site, client in
            let planted = Secret { [UInt8](repeating: 9, count: $0) }.text
            let browser = Browser(client)
            let path = try await site.signInLink(for: "ada")
            browser[.member] = planted
            let page = try await browser.get(path)
            browser[.member] = planted
            #expect(try await browser.send(path, from: page).status == .seeOther)
            #expect(browser[.member] != planted)
            #expect(try await client.get("/account", [.cookie: "__Host-member=\(planted)"]).status == .seeOther)
        }
    }

    @Test func `a browser that keeps no cookie is told why it is not signed in`() async throws {
        try await TestSite.with { _, client in
            let page = try await client.get("/sign-in/kept")
            #expect(page.status == .ok)
            #expect(page.headers[.cacheControl] == "no-store")
            #expect(page.text.contains("You are not signed in"))
            #expect(page.text.contains("cookie"))
        }
    }

    @Test func `after signing in one is sent on within this site only`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            func place(_ to: String) async throws -> String? {
                try await browser.get("/sign-in/kept?to=\(to)").headers[.location]
            }
            #expect(try await place("%2Fb%2Fguitars%3Fa%3Db") == "/b/guitars?a=b")
            for to in ["%2F%2Fevil.example", "https:%2F%2Fevil.example", "%2F%5Cevil.example", "", "evil", "%2Fa%0Ab"] {
                #expect(try await place(to) == "/", "\(to)")
            }
        }
    }

    @Test func `the link's secret is in no log line`() async throws {
        try await TestSite.with { site, client in
            let path = try await site.signInLink(for: "ada")
            let browser = Browser(client)
            _ = try await browser.send(path, from: try await browser.get(path))
            _ = try await browser.get("/")
            let secret = try #require(path.split(separator: "/").last)
            let session = try #require(browser[.member])
            #expect(site.log.lines.contains { $0.contains("route=/sign-in/link/{token}") })
            #expect(!site.log.lines.contains { $0.contains(secret) || $0.contains(session) })
        }
    }
}

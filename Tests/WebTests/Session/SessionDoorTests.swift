import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct SessionDoorTests {
    @Test func `a member is known on every page by one cookie`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            for uri in ["/", "/latest", "/b/guitars", "/search?q=x", "/help", "/m/ben", "/account"] {
                let page = try await browser.get(uri)
                #expect(page.status == .ok)
                #expect(page.text.contains("<bdi class=\"me__name\">ada</bdi>"), "\(uri)")
                #expect(!page.headers.contains(.setCookie), "\(uri)")
            }
        }
    }

    @Test func `a cookie that means nothing makes a guest, and is taken back once`() async throws {
        try await TestSite.with { site, client in
            let unknown = Secret { [UInt8](repeating: 9, count: $0) }.text
            for value in [unknown, "x", "", "\(unknown)a"] {
                let page = try await client.get("/", [.cookie: "__Host-member=\(value)"])
                #expect(page.status == .ok)
                #expect(!page.text.contains("me__name"))
                #expect(page.headers[values: .setCookie] == [SetCookie.cleared(.member).text])
            }
            let foreign = try await client.get("/", [.cookie: "theme=dark"])
            #expect(!foreign.headers.contains(.setCookie))
        }
    }

    @Test func `what is asked for with every page neither asks for a session nor ends one`() async throws {
        try await TestSite.with { site, client in
            let session = Secret { [UInt8](repeating: 9, count: $0) }.text
            let cookie: HTTPFields = [.cookie: "__Host-member=\(session)"]
            try await site.town.breakDatabase()
            #expect(try await client.get("/help", cookie).status == .serviceUnavailable)
            for uri in [site.assets.address("css/base.css"), "/healthz"] {
                let response = try await client.get(uri, cookie)
                #expect(response.status == .ok)
                #expect(!response.headers.contains(.setCookie))
            }
        }
    }

    @Test func `an error keeps its reader's frame, and takes a dead cookie back too`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let missing = try await browser.get("/b/nowhere")
            #expect(missing.status == .notFound)
            #expect(missing.text.contains("<bdi class=\"me__name\">ada</bdi>"))
            #expect(missing.headers[.cacheControl] == "private, no-cache")
            let dead = try await client.get("/b/nowhere", [.cookie: "__Host-member=x"])
            #expect(dead.headers[values: .setCookie] == [SetCookie.cleared(.member).text])
        }
    }

    @Test func `a session ends twelve hours after the last request`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            site.town.clock.advance(seconds: Sessions.idle - 1)
            #expect(try await browser.get("/account").status == .ok)
            try await site.town.community.seen.flush()
            site.town.clock.advance(seconds: Sessions.idle - 1)
            #expect(try await browser.get("/account").status == .ok)
            site.town.clock.advance(seconds: 60)
            // A day after it began it ends, however busy it was.
            try await site.town.community.seen.flush()
            #expect(try await browser.get("/account").status == .seeOther)
            #expect(browser[.member] == nil)
        }
    }

    @Test func `a database that fails signs nobody out`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            try await site.town.breakDatabase()
            let page = try await browser.get("/b/guitars")
            #expect(page.status == .serviceUnavailable)
            #expect(browser[.member] != nil)
        }
    }

    @Test func `a browser that is remembered gets a new session, whatever it asks for first`() async throws {
        try await TestSite.with { site, client in
            for (uri, status) in [("/latest", 200), ("/nowhere", 404)] {
                let browser = try await Self.remembered(site, client)
                let page = try await browser.get(uri)
                #expect(Int(page.status.code) == status)
                #expect(page.text.contains("<bdi class=\"me__name\">ada</bdi>"), "\(uri)")
                let given = page.headers[values: .setCookie]
                #expect(given.count == 1)
                #expect(given.first?.contains(#/Max-Age|Expires/#) == false)
                #expect(try await browser.get("/account").status == .ok)
            }
        }
    }

    @Test func `a page that is fetched before it was asked for begins no session and takes nothing back`() async throws
    {
        try await TestSite.with { site, client in
            let browser = try await Self.remembered(site, client)
            var prefetch = HTTPFields()
            prefetch.setValue("prefetch;prerender", named: "Sec-Purpose")
            let page = try await browser.get("/latest", prefetch)
            #expect(!page.headers.contains(.setCookie))
            #expect(!page.text.contains("me__name"))
            #expect(try await browser.get("/latest").text.contains("me__name"))
        }
    }

    @Test func `nobody is remembered for longer than was said, or after signing out`() async throws {
        try await TestSite.with { site, client in
            let late = try await Self.remembered(site, client)
            site.town.clock.advance(seconds: 86_400)
            #expect(try await late.get("/account").status == .seeOther)
            #expect(late[.remember] == nil)
            let browser = try await Self.remembered(site, client)
            let secret = try #require(browser[.remember])
            let answer = try await browser.send("/sign-out", from: try await browser.get("/"))
            #expect(answer.headers[values: .setCookie].count == 2)
            #expect(browser[.remember] == nil)
            browser[.remember] = secret
            #expect(try await browser.get("/account").status == .seeOther)
        }
    }

    /// A browser that was closed since, of somebody who is remembered for a day.
    private static func remembered(_ site: TestSite, _ client: any TestClientProtocol) async throws -> Browser {
        let browser = try await site.signIn(as: "ada", client)
        let session = try #require(browser[.member].flatMap(SessionSecret.init(text:)))
        let answer = try await browser.send("/account/sign-ins/end-all", from: try await browser.get("/"))
        #expect(answer.status == .seeOther)
        let secret = Secret { _ in session.hash }
        try await site.town.remember(site.town.ada, by: secret, seconds: 86_400)
        browser[.member] = nil
        browser[.remember] = secret.text
        return browser
    }
}

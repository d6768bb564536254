import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct FrameTests {
    @Test func `two visitors and a guest never see each other`() async throws {
        try await TestSite.with { site, client in
            let names = ["ada", "ben"]
            let browsers = [
                try await site.signIn(as: "ada", client), try await site.signIn(as: "ben", client), Browser(client),
            ]
            var tokens: Set<String> = []
            for uri in ["/", "/latest", "/b/guitars", "/help", "/nowhere", "/"] {
                for (index, browser) in browsers.enumerated() {
                    let page = try await browser.get(uri).text
                    let shown = page.matches(of: #/me__name">([^<]*)</#).map { String($0.1) }
                    #expect(shown == names.dropFirst(index).prefix(1).map(\.self), "\(uri)")
                    let token = page.firstMatch(of: #/name="t" value="([^"]*)"/#).map { String($0.1) }
                    #expect((token == nil) == (index == 2), "\(uri)")
                    if let token { tokens.insert(token) }
                }
            }
            #expect(tokens.count == 2)
        }
    }

    @Test func `a member's page is never kept, a guest's is, and holds no token`() async throws {
        try await TestSite.with { site, client in
            let cache = try #require(site.app.cache)
            let browser = try await site.signIn(as: "ada", client)
            let before = cache.statistics.pages
            for uri in ["/", "/latest", "/b/guitars", "/help", "/m/ada"] {
                let page = try await browser.get(uri)
                #expect(page.headers[.cacheControl] == "private, no-cache", "\(uri)")
                #expect(page.headers[.vary] == "Cookie, Accept-Encoding")
                #expect(page.headers[.eTag] != nil)
            }
            #expect(cache.statistics.pages == before)
            let guest = try await client.get("/latest")
            #expect(cache.statistics.pages == before + 1)
            #expect(guest.headers[.cacheControl] == "no-cache")
            #expect(!guest.text.contains("name=\"t\"") && !guest.text.contains("id=\"act\""))
            #expect(try await browser.get("/latest").text.contains("me__name"))
            #expect(try await client.get("/latest").text == guest.text)
        }
    }

    @Test func `a member's page is not compressed: its length must not tell its token`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let page = try await browser.get("/", [.acceptEncoding: "gzip"])
            #expect(page.headers[.contentEncoding] == nil)
            let tag = try #require(page.headers[.eTag])
            #expect(try await browser.get("/", [.ifNoneMatch: tag]).status == .notModified)
            #expect(try await client.get("/", [.ifNoneMatch: tag]).status == .ok)
        }
    }

    @Test func `the frame leads to the account and has one form, whose button signs out`() async throws {
        try await TestSite.with { site, client in
            let page = try await site.signIn(as: "ada", client).get("/").text
            #expect(page.contains("<a href=\"/account\">"))
            #expect(page.count(of: "<form id=\"act\" method=\"post\" action=\"/sign-out\">") == 1)
            #expect(page.count(of: ">Sign out</button>") == 1)
        }
    }
}

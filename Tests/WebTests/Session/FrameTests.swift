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

    @Test func `who decides about posts finds the queue, with how many wait, and nobody else does`() async throws {
        try await TestSite.with { site, client in
            let town = site.town
            let post = try await town.start("Strings for slide playing", in: town.guitars)
            try await town.put(town.ben, in: .boardModerator)
            let browsers = [
                try await site.signIn(as: "maren", client), try await site.signIn(as: "ben", client),
                try await site.signIn(as: "ada", client),
            ]
            func entries(_ uri: String) async throws -> [String?] {
                var found: [String?] = []
                for browser in browsers {
                    let page = try await browser.get(uri).text
                    found.append(page.firstMatch(of: #/<a href="\/moderation"[^>]*>(.*?)<\/a>/#).map { String($0.1) })
                }
                return found
            }
            for uri in ["/", "/b/guitars", "/nowhere"] {
                #expect(try await entries(uri) == ["Queue", "Queue", nil], "\(uri)")
            }
            let some = "Queue&nbsp;<span class=\"count\">1</span><span class=\"vh\"> waiting</span>"
            try await town.community.reports.report(post, ReportDraft(.spam), by: .guest, from: nil)
            #expect(try await entries("/latest") == [some, some, nil])
            let elsewhere = try await town.start("Where is everybody?", in: town.general)
            try await town.community.reports.report(elsewhere, ReportDraft(.spam), by: .guest, from: nil)
            let two = some.replacing(">1<", with: ">2<")
            #expect(try await entries("/latest") == [two, some, nil], "each finds what they may decide about")
            let queue = try await browsers[0].get("/moderation").text
            #expect(queue.contains("href=\"/moderation\" aria-current=\"page\""))
            #expect(!(try await client.get("/latest").text.contains("/moderation")))
            let pin = "/d/\(try await town.discussion(of: post))/pin"
            let refused = try await browsers[0].send(pin, from: try await browsers[0].get(pin), "until=soon")
            #expect(refused.status == .unprocessableContent && refused.text.contains("href=\"/moderation\">Queue<"))
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

import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct LeavingTests {
    @Test func `T57: the page before another site shows where the link leads, with one plain link on`() async throws {
        try await TestSite.with { site, client in
            let url = "https://strings.example/winter?sets=5&order=price"
            let page = try await client.get(site.town.community.leaving.path(to: url))
            #expect(page.status == .ok)
            #expect(page.text.contains("<p class=\"host\"><bdi>strings.example</bdi></p>"))
            #expect(page.text.contains(">https://strings.example/winter?sets=5&amp;order=price</code>"))
            #expect(page.text.count(of: "href=\"https:") == 1)
            #expect(
                page.text.contains(
                    "rel=\"nofollow noopener noreferrer\" href=\"https://strings.example/winter?sets=5&amp;order=price\""
                ))
            #expect(page.text.contains("<meta name=\"robots\" content=\"noindex\">"))
            #expect(try page.headers[#require(HTTPField.Name("X-Robots-Tag"))] == "noindex, nofollow")
        }
    }

    @Test(arguments: [Member.Band.guarded, .under13])
    func `T57: to a child the page shows the address as text, and to everybody else as a link`(
        band: Member.Band
    ) async throws {
        try await TestSite.with { site, client in
            let way = site.town.community.leaving.path(to: "https://strings.example/winter?sets=5&order=price")
            let browser = try await site.signIn(as: "ada", client)
            let address = "dir=\"ltr\">https://strings.example/winter?sets=5&amp;order=price</code>"
            for grown in [Member.Band.from13, .from18] {
                try await site.town.put(site.town.ada, in: grown)
                let page = try await browser.get(way)
                #expect(page.text.contains(address))
                #expect(page.text.count(of: "href=\"https:") == 1)
            }
            try await site.town.put(site.town.ada, in: band)
            let page = try await browser.get(way)
            #expect(page.status == .ok)
            #expect(page.text.contains("<h1>\(LeavingWords().elsewhere)</h1>"))
            #expect(page.text.contains(address))
            #expect(page.text.contains(LeavingWords().askFirst))
            #expect(!page.text.contains("href=\"https:"))
            #expect(!page.text.contains(LeavingWords().proceed))
            #expect(page.headers[.cacheControl] == "private, no-cache")
            // What is not signed leads a child nowhere, too.
            #expect(try await browser.get("/leaving?to=https%3A%2F%2Fstrings.example%2F").status == .badRequest)
        }
    }

    @Test func `a host in other letters shows as browsers look it up, and a name before it does not hide it`() {
        #expect(WebHost.ascii(of: "http://аррӏе.com/x") == "xn--80ak6aa92e.com")
        #expect(WebHost.ascii(of: "http://b%C3%BCcher.example/") == "xn--bcher-kva.example")
        #expect(WebHost.ascii(of: "https://paypal.com@EVIL.example/") == "evil.example")
        #expect(WebHost.ascii(of: "http://[::1]:8080/") == "[::1]")
    }

    @Test func `what is no web address has no host`() {
        for url in ["javascript:alert(1)", "//evil.example/", "/d/1", "ftp://files.example/", "https://", ""] {
            #expect(WebHost.ascii(of: url) == nil, "\(url)")
        }
    }

    @Test func `T57: a link without our mark, or with another link's, goes nowhere`() async throws {
        try await TestSite.with { site, client in
            let mine = site.town.community.leaving.path(to: "https://one.example/")
            let signature = try #require(mine.firstMatch(of: #/s=(.+)/#)?.1)
            let script = site.town.community.leaving.path(to: "javascript:alert(1)")
            for address in [
                "/leaving", "/leaving?to=https%3A%2F%2Fone.example%2F", "/leaving?to=https%3A%2F%2Fone.example%2F&s=",
                "/leaving?to=https%3A%2F%2Ftwo.example%2F&s=\(signature)", "/leaving?s=\(signature)", script,
            ] {
                let page = try await client.get(address)
                #expect(page.status == .badRequest, "\(address)")
                #expect(page.text.contains("This link is not ours"))
                #expect(!page.text.contains("example"))
                #expect(!page.text.contains("javascript"))
            }
        }
    }
}

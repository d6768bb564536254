import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

struct SitemapRoutesTests {
    @Test func `robots are told what to leave alone, and where the site map is`() async throws {
        try await TestSite.with { _, client in
            let answer = try await client.get("/robots.txt")
            #expect(answer.status == .ok)
            #expect(answer.headers[.contentType] == "text/plain; charset=utf-8")
            for line in [
                "User-agent: *\n", "Disallow: /leaving\n", "Disallow: /search\n", "Disallow: /*?view=\n",
                "Disallow: /p/*/source\n", "\n\nSitemap: http://forum.example/sitemap.xml\n",
            ] {
                #expect(answer.text.contains(line), "\(line)")
            }
        }
    }

    @Test func `the index names the parts, and each part its addresses`() async throws {
        try await TestSite.with { site, client in
            let post = try await site.town.start("A thread to be found")
            let path = try await site.path(of: post)
            let index = try await client.get("/sitemap.xml")
            #expect(index.headers[.contentType] == "application/xml; charset=utf-8")
            let parts = index.text.matches(of: #/<loc>http://forum.example([^<]+)<\/loc>/#).map { String($0.1) }
            #expect(parts == ["/sitemap-boards.xml", "/sitemap-1.xml"])
            let boards = try await client.get(parts[0]).text
            for address in ["/", "/b/general", "/b/guitars", "/help/public"] {
                #expect(boards.contains("<loc>http://forum.example\(address)</loc>"), "\(address)")
            }
            let threads = try await client.get(parts[1]).text
            #expect(
                threads.contains(
                    "<url><loc>http://forum.example\(path)</loc><lastmod>2026-11-22T12:01:00Z</lastmod></url>"))
        }
    }

    @Test func `what is for members is in no part, and a part without a thread is not there`() async throws {
        try await TestSite.with { site, client in
            try await site.town.start("A thread for members", in: site.town.guitars)
            #expect(try await client.get("/sitemap-1.xml").status == .ok)
            try await site.town.keep(site.town.guitars, for: .members)
            #expect(!(try await client.get("/sitemap.xml").text.contains("sitemap-1")))
            #expect(!(try await client.get("/sitemap-boards.xml").text.contains("guitars")))
            try await client.expectNothing(at: [
                "/sitemap-1.xml", "/sitemap-2.xml", "/sitemap-0.xml", "/sitemap-01.xml", "/sitemap-1", "/sitemap-",
                "/sitemap-1.xml.xml", "/sitemap--1.xml", "/sitemap-9223372036854775807.xml",
                "/sitemap-99999999999999999999.xml", "/sitemap-boards",
            ])
        }
    }
}

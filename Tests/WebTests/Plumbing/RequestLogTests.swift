import Features
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Testing

struct RequestLogTests {
    @Test func `each request is one line with its route, and nothing of who asked or for what`() async throws {
        try await TestSite.with { site, client in
            let headers: HTTPFields = [
                .userAgent: "Lynx", .referer: "http://forum.example/secret", .cookie: "member=secret",
            ]
            _ = try await client.get("/b/general?q=secret", headers)
            _ = try await client.get("/nowhere/secret")
            let lines = site.log.lines
            #expect(lines.count == 2)
            let first = try #require(lines.first)
            #expect(
                first.wholeMatch(
                    of: #/request bytes=\d+ method=GET request=[0-9a-z]+ route=/b/\{board\} status=200 us=\d+/#) != nil)
            for line in lines {
                #expect(!line.contains("secret") && !line.contains("Lynx"))
            }
        }
    }

    @Test func `each request has an id of its own`() async throws {
        try await TestSite.with { site, client in
            for _ in 0..<20 { _ = try await client.get("/healthz") }
            let ids = Set(site.log.lines.compactMap { $0.firstMatch(of: #/ request=([0-9a-z]+)/#)?.1 })
            #expect(ids.count == 20)
        }
    }
}

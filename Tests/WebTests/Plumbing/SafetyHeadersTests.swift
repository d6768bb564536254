import Features
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing
import Web

struct SafetyHeadersTests {
    private func expectSafety(_ response: TestResponse, _ what: String) {
        let fields = Dictionary(grouping: response.headers, by: { $0.name.canonicalName })
            .mapValues { $0.map(\.value) }
        #expect(
            fields["content-security-policy"] == [
                "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'"
            ], "\(what)")
        #expect(fields["x-content-type-options"] == ["nosniff"], "\(what)")
        #expect(fields["referrer-policy"] == ["same-origin"], "\(what)")
        #expect(fields["cross-origin-opener-policy"] == ["same-origin"], "\(what)")
        #expect(fields["cross-origin-resource-policy"] == ["same-origin"], "\(what)")
        #expect(fields["permissions-policy"]?.first?.contains("camera=()") == true, "\(what)")
        #expect(fields["cache-control"]?.count == 1, "\(what)")
        #expect(fields["vary"]?.count == 1, "\(what)")
        #expect(fields["set-cookie"] == nil, "\(what)")
    }

    @Test func `every kind of answer carries them`() async throws {
        try await TestSite.with { site, client in
            try await site.town.start("How to string a mandolin")
            let style = site.assets.address("css/base.css")
            let kinds: [(HTTPRequest.Method, String, HTTPFields, Int)] = [
                (.get, "/", [:], 200),
                (.head, "/", [:], 200),
                (.get, "/", [.ifNoneMatch: "*"], 304),
                (.get, "/latest/", [:], 301),
                (.get, "/nowhere", [:], 404),
                (.head, "/nowhere", [:], 404),
                (.get, "/%zz", [:], 400),
                (.post, "/", [:], 405),
                (.trace, "/", [:], 405),
                (.get, "/", [.contentLength: "999999"], 413),
                (.get, "/?" + String(repeating: "a", count: 4_000), [:], 414),
                (.get, style, [:], 200),
                (.get, "/assets/0/css/base.css", [:], 302),
                (.get, "/healthz", [:], 200),
                (.get, "/readyz", [:], 200),
            ]
            for (method, uri, headers, status) in kinds {
                let response = try await client.execute(uri: uri, method: method, headers: headers)
                #expect(response.status.code == status, "\(method) \(uri.prefix(40))")
                expectSafety(response, "\(method) \(uri.prefix(40))")
                if method == .head { #expect(response.body.readableBytes == 0) }
            }
        }
    }

    @Test func `pages are asked for again each time, and differ by cookie and encoding`() async throws {
        try await TestSite.with { _, client in
            let response = try await client.get("/")
            #expect(response.headers[.cacheControl] == "no-cache")
            #expect(response.headers[.vary] == "Cookie, Accept-Encoding")
        }
    }
}

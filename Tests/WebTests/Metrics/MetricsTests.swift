import CoreMetrics
import Features
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

struct MetricsTests {
    @Test func `what is counted is written as Prometheus reads it`() {
        let registry = PrometheusRegistry()
        let counter = registry.makeCounter(label: "a.total", dimensions: [("route", "/b/\"x\"\\\n")])
        counter.increment(by: 2)
        registry.makeCounter(label: "a.total", dimensions: [("route", "/b/\"x\"\\\n")]).increment(by: 1)
        registry.makeMeter(label: "depth", dimensions: []).set(1.5)
        registry.sample("sampled") { 7 }
        let timer = registry.makeTimer(label: "took_seconds", dimensions: [("kind", "read")])
        timer.recordNanoseconds(40_000)
        timer.recordNanoseconds(9_000_000_000)
        let text = registry.text
        for line in [
            "# TYPE a_total counter", "a_total{route=\"/b/\\\"x\\\"\\\\\\n\"} 3", "# TYPE depth gauge", "depth 1.5",
            "sampled 7", "# TYPE took_seconds histogram", "took_seconds_bucket{kind=\"read\",le=\"1e-05\"} 0",
            "took_seconds_bucket{kind=\"read\",le=\"5e-05\"} 1", "took_seconds_bucket{kind=\"read\",le=\"5\"} 1",
            "took_seconds_bucket{kind=\"read\",le=\"+Inf\"} 2", "took_seconds_sum{kind=\"read\"} 9.00004",
            "took_seconds_count{kind=\"read\"} 2",
        ] {
            #expect(text.split(separator: "\n").contains { $0 == line }, "\(line)")
        }
    }

    @Test func `who is not on this machine sees no metrics`() async throws {
        try await TestSite.with { _, client in
            let page = try await client.get("/metrics")
            #expect(page.status == .notFound)
        }
    }

    @Test func `on this machine metrics are shown, unless a proxy asks for somebody else`() async throws {
        let site = try TestSite(try await makeCommunity())
        try await site.app.application(host: "127.0.0.1", port: 0, limits: .unhurried).test(.live) { client in
            _ = try await client.get("/b/general")
            let metrics = try await client.get("/metrics")
            #expect(metrics.status == .ok)
            #expect(metrics.text.contains("bandstand_requests_total{route=\"/b/{board}\",status=\"200\"} 1\n"))
            #expect(metrics.text.contains("bandstand_connections 1\n"))
            #expect(metrics.headers[.cacheControl] == "no-store")
            for name in ["X-Forwarded-For", "X-Forwarded-Proto", "CF-Connecting-IP", "Forwarded", "Via"] {
                var headers = HTTPFields()
                headers[try #require(HTTPField.Name(name))] = "192.0.2.1"
                #expect(try await client.get("/metrics", headers).status == .notFound)
            }
        }
    }

    @Test func `a page elsewhere whose name was made to lead here is shown none`() async throws {
        let site = try TestSite(try await makeCommunity())
        try await site.app.application(host: "127.0.0.1", port: 0, limits: .unhurried).test(.live) { client in
            let port = try #require(client.port)
            for (host, isHere) in [
                ("localhost:\(port)", true), ("127.0.0.1", true), ("[::1]:\(port)", true),
                ("127.evil.example", false), ("127.0.0.1.evil.example:\(port)", false), ("evil.example", false),
            ] {
                let head = try await Self.head(ofAnswerTo: "/metrics", at: host, port: port)
                #expect(head.hasPrefix(isHere ? "HTTP/1.1 200 " : "HTTP/1.1 404 "), "\(host)")
            }
        }
    }

    /// Asks as a browser would that knows this machine by that name.
    private static func head(ofAnswerTo path: String, at host: String, port: Int) async throws -> String {
        try await apart {
            let connection = try RawConnection(port: port)
            connection.send("GET \(path) HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
            return connection.receive(within: .seconds(10)).text
        }
    }

    @Test func `where a token is set, only the token opens the metrics`() async throws {
        var options = WebOptions()
        options.metrics = .token("a-token-of-some-length")
        let site = try TestSite(try await makeCommunity(), options: options)
        try await site.app.application(host: "127.0.0.1", port: 0, limits: .unhurried).test(.live) { client in
            #expect(try await client.get("/metrics").status == .notFound)
            #expect(try await client.get("/metrics", [.authorization: "Bearer wrong"]).status == .notFound)
            let right = try await client.get("/metrics", [.authorization: "Bearer a-token-of-some-length"])
            #expect(right.status == .ok)
            // The token opens nothing else, and what it opens is not kept.
            #expect(try await client.get("/metrics").status == .notFound)
        }
    }

    @Test func `metrics that are nobody's are not there, on this machine either`() async throws {
        var options = WebOptions()
        options.metrics = .nobody
        let site = try TestSite(try await makeCommunity(), options: options)
        try await site.app.application(host: "127.0.0.1", port: 0, limits: .unhurried).test(.live) { client in
            let metrics = try await client.get("/metrics")
            #expect(metrics.status == .notFound)
        }
    }
}

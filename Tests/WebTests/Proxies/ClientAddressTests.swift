import Features
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// Requests over a real connection, which comes from 127.0.0.1.
struct ClientAddressTests {
    private static func with(
        trusting proxies: String? = nil, isEncrypted: Bool = false,
        _ body: @escaping @Sendable (TestSite, any TestClientProtocol) async throws -> Void
    ) async throws {
        var options = WebOptions()
        if let proxies { options.trustedProxies = try #require(TrustedProxies(proxies)) }
        options.isEncrypted = isEncrypted
        let site = try TestSite(try await makeCommunity(), options: options)
        try await site.app.application(host: "127.0.0.1", port: 0, limits: .unhurried).test(.live) {
            try await body(site, $0)
        }
    }

    private static func headers(_ fields: (String, String)...) throws -> HTTPFields {
        var headers = HTTPFields()
        for (name, value) in fields { headers[try #require(HTTPField.Name(name))] = value }
        return headers
    }

    /// Tries so often to sign in as different people and says what came of the last try.
    private static func guess(
        _ times: Int, _ client: any TestClientProtocol, as name: String, forwardedFor chain: String
    ) async throws -> HTTPResponse.Status {
        let browser = Browser(client)
        let page = try await browser.get("/sign-in")
        let headers = try headers(("X-Forwarded-For", chain))
        var status = HTTPResponse.Status.ok
        for number in 1...times {
            let fields = "name=\(name)\(number)&password=wrong"
            status = try await browser.send("/sign-in", from: page, fields, headers).status
        }
        return status
    }

    @Test func `tries are counted by whom a trusted proxy asks for`() async throws {
        try await Self.with(trusting: "127.0.0.1") { site, client in
            let full = try await Self.guess(30, client, as: "a", forwardedFor: "192.0.2.1")
            #expect(full == .unprocessableContent)
            let over = try await Self.guess(1, client, as: "b", forwardedFor: "192.0.2.99")
            #expect(over == .tooManyRequests)
            let claimed = try await Self.guess(1, client, as: "c", forwardedFor: "203.0.113.5, 192.0.2.1")
            #expect(claimed == .tooManyRequests)
            let other = try await Self.guess(1, client, as: "d", forwardedFor: "192.0.2.1, 203.0.113.5")
            #expect(other == .unprocessableContent)
            #expect(!site.log.lines.contains { $0.contains("names another sender") })
        }
    }

    @Test func `whom a trusted proxy does not name shares the proxy's tries`() async throws {
        try await Self.with(trusting: "127.0.0.1") { _, client in
            _ = try await Self.guess(30, client, as: "a", forwardedFor: "unknown")
            let over = try await Self.guess(1, client, as: "b", forwardedFor: "nobody")
            #expect(over == .tooManyRequests)
        }
    }

    @Test(arguments: [nil, "192.0.2.0/24"])
    func `the word of any other is not taken, and the log says so once`(_ proxies: String?) async throws {
        try await Self.with(trusting: proxies) { site, client in
            let status = try await Self.guess(31, client, as: "a", forwardedFor: "192.0.2.1")
            #expect(status == .unprocessableContent)
            let lines = site.log.lines.filter { $0.contains("names another sender") }
            #expect(lines.count == 1)
            #expect(!site.log.lines.contains { $0.contains("192.0.2.1") })
        }
    }

    @Test func `a request that says nothing of a proxy is this machine's unless one is listed there`() async throws {
        try await Self.with { site, client in
            #expect(try await client.get("/metrics").status == .ok)
            for (name, value) in [
                ("X-Forwarded-For", "127.0.0.1"), ("X-Forwarded-For", ""), ("X-Forwarded-Proto", "https"),
                ("Forwarded", "for=127.0.0.1"), ("Via", "1.1 here"),
            ] {
                let headers = try Self.headers((name, value))
                #expect(try await client.get("/metrics", headers).status == .notFound, "\(name)")
            }
        }
    }

    @Test func `a trusted proxy that names nobody is not this machine, and the log says so once`() async throws {
        try await Self.with(trusting: "127.0.0.1") { site, client in
            for _ in 1...2 { #expect(try await client.get("/metrics").status == .notFound) }
            let lines = site.log.lines.filter { $0.contains("whom it asks for") }
            #expect(lines.count == 1)
            let browser = Browser(client)
            let page = try await browser.get("/sign-in")
            var statuses: [HTTPResponse.Status] = []
            for number in 1...31 {
                statuses.append(
                    try await browser.send("/sign-in", from: page, "name=a\(number)&password=wrong").status)
            }
            #expect(statuses.prefix(30).allSatisfy { $0 == .unprocessableContent })
            #expect(statuses.last == .tooManyRequests)
        }
    }

    @Test(
        arguments: [
            ("https", "127.0.0.1", true), ("HTTPS", "127.0.0.1", true), ("http, https", "127.0.0.1", true),
            ("http", "127.0.0.1", false), ("https, http", "127.0.0.1", false), ("", "127.0.0.1", false),
            ("https", "192.0.2.1", false),
        ])
    func `what came encrypted to a trusted proxy is encrypted`(
        _ scheme: String, _ proxies: String, _ isEncrypted: Bool
    ) async throws {
        try await Self.with(trusting: proxies) { _, client in
            let page = try await client.get("/sign-in/kept", try Self.headers(("X-Forwarded-Proto", scheme)))
            #expect(page.status == .ok)
            #expect(page.text.contains(KeptWords.unencrypted.prefix(40)) == !isEncrypted)
        }
    }

    @Test func `where the server speaks TLS itself, all is encrypted`() async throws {
        try await Self.with(isEncrypted: true) { _, client in
            let page = try await client.get("/sign-in/kept", try Self.headers(("X-Forwarded-Proto", "http")))
            #expect(!page.text.contains(KeptWords.unencrypted.prefix(40)))
        }
    }
}

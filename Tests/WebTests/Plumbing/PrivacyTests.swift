import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Features
@testable import Web

/// What an address is that nobody may keep or learn of, it is whatever is answered there.
struct PrivacyTests {
    private func expectSecret(_ answer: TestResponse, _ status: Int, _ what: String) {
        #expect(Int(answer.status.code) == status, "\(what)")
        #expect(answer.headers[values: .cacheControl] == ["no-store"], "\(what)")
        #expect(answer.headers.value(named: "Referrer-Policy") == "no-referrer", "\(what)")
        #expect(answer.headers.value(named: "X-Robots-Tag") == "noindex, nofollow", "\(what)")
    }

    @Test func `a link's address stays secret when something is wrong with what comes there`() async throws {
        try await TestSite.with { site, client in
            let paths = [try await site.signInLink(for: "ben"), try await site.resetLink(for: site.town.ada)]
            let form: HTTPFields = [.contentType: "application/x-www-form-urlencoded"]
            for path in paths {
                expectSecret(try await client.get(path), 200, path)
                expectSecret(try await client.get("\(path)/"), 301, path)
                expectSecret(try await client.get(path.replacing("/sign-in/", with: "/sign-in//")), 301, path)
                expectSecret(try await client.get("\(path)x"), 404, path)
                expectSecret(try await client.execute(uri: path, method: .delete), 405, path)
                expectSecret(try await client.execute(uri: path, method: .post, headers: form), 403, path)
                expectSecret(try await client.execute(uri: path, method: .post), 415, path)
                expectSecret(
                    try await client.execute(uri: path, method: .post, headers: [.contentLength: "999999"]), 413, path)
            }
            try await site.town.breakDatabase()
            let session = Secret { [UInt8](repeating: 9, count: $0) }.text
            for path in paths {
                expectSecret(try await client.get(path), 503, path)
                expectSecret(try await client.get(path, [.cookie: "__Host-member=\(session)"]), 503, path)
            }
        }
    }

    @Test func `what is a member's own is kept by nobody, nor is that they may not see it`() async throws {
        try await TestSite.with { site, client in
            for path in ["/account", "/account/password", "/sign-in", "/sign-in/kept"] {
                for answer in [try await client.get(path), try await client.execute(uri: path, method: .put)] {
                    #expect(answer.headers[.cacheControl] == "no-store", "\(path)")
                    #expect(answer.headers.value(named: "X-Robots-Tag") == "noindex, nofollow", "\(path)")
                    #expect(answer.headers.value(named: "Referrer-Policy") == "same-origin", "\(path)")
                }
            }
            let browser = try await site.signIn(as: "ada", client)
            #expect(try await browser.send("/account/sign-ins/end-all", "t=x").headers[.cacheControl] == "no-store")
            #expect(try await browser.get("/latest").headers[.cacheControl] == "private, no-cache")
        }
    }

    @Test func `every address of an account, and of signing in, is private`() async throws {
        try await TestSite.with { site, client in
            let addresses = try await RouteSamples(site)
            var seen = 0
            for route in site.app.routes
            where ["/account", "/admin", "/confirm", "/dev", "/join", "/sign-in", "/sign-out"]
                .contains(where: route.path.hasPrefix)
            {
                let uri = try #require(addresses[route.path])
                let method = try #require(HTTPRequest.Method(route.method))
                let answer = try await client.execute(uri: uri, method: method)
                #expect(answer.headers[.cacheControl] == "no-store", "\(route.method) \(route.path)")
                let isSecret = route.path.contains("{token}") || route.path.hasPrefix("/dev")
                #expect((answer.headers.value(named: "Referrer-Policy") == "no-referrer") == isSecret, "\(route.path)")
                seen += 1
            }
            #expect(seen > 20)
        }
    }
}

import Foundation
import TestSupport
import Testing

/// The server behind nginx.
struct ProxyTests {
    /// A server, and a proxy before it that is set up as the README says.
    private static func with(
        trusting proxies: String?, _ body: (RunningServer, Nginx, Curl) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let certificate = try Certificate(in: folder)
            let port = try FreePort.find()
            var environment = ["BANDSTAND_PASSWORD_COST": "10"]
            if let proxies {
                environment["BANDSTAND_SITE_URL"] = "https://127.0.0.1:\(port)"
                environment["BANDSTAND_TRUSTED_PROXIES"] = proxies
            }
            try await RunningServer.with(folder, environment: environment) { server in
                try await Nginx.with(at: port, before: server, certificate, in: folder) { nginx in
                    try await body(server, nginx, Curl(folder, trusting: certificate))
                }
            }
        }
    }

    /// Signs in with a wrong password, as somebody who sits at `address`.
    private func guess(
        _ name: String, from address: String, _ nginx: Nginx, _ curl: Curl, _ header: String = "X-Nothing: 1"
    ) async throws -> Int {
        let url = "https://127.0.0.1:\(nginx.port)/sign-in"
        let page = try await curl(url)
        let token = try #require(page.text.firstMatch(of: #/name="t" value="([^"]+)"/#), "\(page.errors)")
        let form = "t=\(token.1)&name=\(name)&password=wrong"
        return try await curl(url, "--interface", address, "-H", header, "--data-raw", form).status
    }

    @Test func `behind a trusted proxy tries are counted by whom it asks for, whatever they claim`() async throws {
        try await Self.with(trusting: "127.0.0.1/32") { server, nginx, curl in
            var statuses: Set<Int> = []
            // 30 in a minute, of which a second may begin meanwhile.
            for number in 1...61 where !statuses.contains(429) {
                let claim = "X-Forwarded-For: 192.0.\(number).1"
                let address = "127.0.1.\(number % 2 + 1)"
                statuses.insert(try await guess("name\(number)", from: address, nginx, curl, claim))
            }
            #expect(statuses == [422, 429])
            #expect(try await guess("other", from: "127.0.2.1", nginx, curl) == 422)
            let code = try await server.terminate()
            #expect(code == 0)
            #expect(!server.process.errors.contains("names another sender"))
        }
    }

    @Test func `a page that came encrypted to the proxy came encrypted`() async throws {
        try await Self.with(trusting: "127.0.0.1") { server, nginx, curl in
            let page = try await curl("https://127.0.0.1:\(nginx.port)/sign-in/kept")
            #expect(page.version == "2")
            #expect(page.status == 200)
            #expect(page.text.contains("You are not signed in"))
            #expect(!page.text.contains("without encryption"))
            #expect(try server.get("/sign-in/kept").text.contains("without encryption"))
        }
    }

    @Test func `what a proxy asks is never asked by this machine, and one that nobody lists is noticed once`()
        async throws
    {
        try await Self.with(trusting: nil) { server, nginx, curl in
            for path in ["/dev/mail", "/metrics"] {
                #expect(try server.get(path).statuses == [200])
                #expect(try await curl("https://127.0.0.1:\(nginx.port)\(path)").status == 404)
            }
            // As before, they don't use up each other's tries.
            for number in 1...31 {
                #expect(try await guess("name\(number)", from: "127.0.1.1", nginx, curl) == 422)
            }
            let code = try await server.terminate()
            #expect(code == 0)
            #expect(server.process.errors.components(separatedBy: "names another sender").count == 2)
            #expect(!server.process.errors.contains("127.0.1.1"))
        }
    }
}

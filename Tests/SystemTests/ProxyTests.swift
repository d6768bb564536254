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
            var environment: [String: String] = [:]
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

    /// Asks so often for a link in place of a password, from `address`, and says what came of each request.
    private func ask(
        _ times: Int, from address: String, claiming claim: String = "192.0.2.1", _ nginx: Nginx, _ curl: Curl
    ) async throws -> [Int] {
        let url = "https://127.0.0.1:\(nginx.port)/sign-in/forgotten"
        let page = try await curl(url)
        let token = try #require(page.text.firstMatch(of: #/name="t" value="([^"]+)"/#), "\(page.errors)").1
        let answers = try await curl(
            "\(url)?n=[1-\(times)]", "--interface", address, "-H", "X-Forwarded-For: \(claim)", "--data-raw",
            "t=\(token)&address=nobody@mail.example")
        return answers.text.matches(of: #/HTTP/2 (\d{3})/#).compactMap { Int($0.1) }
    }

    @Test func `behind a trusted proxy tries are counted by whom it asks for, whatever they claim`() async throws {
        try await Self.with(trusting: "127.0.0.1/32") { server, nginx, curl in
            // 30 in an hour, of which a second may begin meanwhile.
            let statuses = try await ask(61, from: "127.0.1.1", nginx, curl)
            #expect(statuses.count == 61)
            #expect(statuses.prefix(30).allSatisfy { $0 == 303 })
            #expect(statuses.last == 429)
            let neighbour = try await ask(1, from: "127.0.1.9", claiming: "198.51.100.1", nginx, curl)
            #expect(neighbour == [429])
            let other = try await ask(1, from: "127.0.2.1", nginx, curl)
            #expect(other == [303])
            let code = try await server.terminate()
            #expect(code == 0)
            #expect(!server.process.errors.contains("names another sender"))
            #expect(!server.process.errors.contains("whom it asks for"))
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
            // They don't use up each other's tries.
            let statuses = try await ask(31, from: "127.0.1.1", nginx, curl)
            #expect(statuses == Array(repeating: 303, count: 31))
            let code = try await server.terminate()
            #expect(code == 0)
            #expect(server.process.errors.components(separatedBy: "names another sender").count == 2)
            #expect(!server.process.errors.contains("127.0.1.1"))
        }
    }
}

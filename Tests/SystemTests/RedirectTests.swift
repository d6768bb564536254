import Foundation
import TestSupport
import Testing

/// The listener that sends readers on to TLS.
struct RedirectTests {
    /// What comes of a request to it.
    private func ask(_ request: String, _ server: RunningServer) throws -> String {
        let connection = try RawConnection(port: try #require(server.plainPort))
        connection.send("\(request)\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
        return connection.receive(within: .seconds(10)).text
    }

    @Test func `whoever looks without encryption is sent on, whoever sends is told why not`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.withTLS(folder, environment: ["BANDSTAND_HTTP_PORT": "0"]) { server, _, curl in
                for (target, path) in [
                    ("/", "/"), ("/b/general?page=2", "/b/general?page=2"), ("//evil.example/x", "//evil.example/x"),
                    ("http://evil.example/latest", "/latest"),
                ] {
                    for method in ["GET", "HEAD"] {
                        let answer = try ask("\(method) \(target) HTTP/1.1", server)
                        #expect(answer.hasPrefix("HTTP/1.1 308 "), "\(answer)")
                        #expect(answer.contains("\r\nLocation: \(server.origin)\(path)\r\n"), "\(answer)")
                        #expect(answer.contains("default-src 'self'"))
                        #expect(!answer.contains("Strict-Transport-Security"))
                        #expect(answer.hasSuffix("\r\n\r\n") == (method == "HEAD"))
                    }
                }
                for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
                    let answer = try ask("\(method) /sign-in HTTP/1.1\r\nContent-Length: 0", server)
                    #expect(answer.hasPrefix("HTTP/1.1 403 "), "\(answer)")
                    #expect(answer.contains("Nothing is taken here"))
                    #expect(!answer.contains("Location:"))
                }
                #expect(try ask("GET /%zz HTTP/1.1", server).hasPrefix("HTTP/1.1 400 "))
                #expect(try ask("nonsense", server).hasPrefix("HTTP/1.1 400 "))
                // As a browser does it.
                let port = try #require(server.plainPort)
                let followed = try await curl("http://127.0.0.1:\(port)/help", "--location")
                #expect(followed.text.contains("308 Permanent Redirect"))
                #expect(followed.text.contains("<h1>"))
                let code = try await server.terminate()
                #expect(code == 0)
                #expect(!server.process.errors.contains("evil"))
            }
        }
    }

    @Test func `it has the limits of the server and ends with it`() async throws {
        try await withTemporaryFolder { folder in
            let environment = ["BANDSTAND_HTTP_PORT": "0", "BANDSTAND_HEAD_SECONDS": "2"]
            try await RunningServer.withTLS(folder, environment: environment) { server, _, curl in
                let port = try #require(server.plainPort)
                let slow = try RawConnection(port: port)
                slow.send("GET / HTTP/1.1\r\nX-Slow: ")
                #expect(slow.receive(within: .seconds(10)).isClosed)
                let body = try RawConnection(port: port)
                body.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf")
                #expect(body.receive(within: .seconds(10)) { $0.contains("Nothing") }.statuses == [403])
                let code = try await server.terminate()
                #expect(code == 0, "\(server.process.errors)")
                #expect(throws: POSIXError.self) { try RawConnection(port: port) }
            }
        }
    }

    @Test func `a port that is taken is one sentence, which names the right option`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                let certificate = try Certificate(in: folder)
                let run = try await Program.run(
                    "serve", "--port", "0", "--http-port", "\(server.port)", "--database",
                    folder.appending(path: "second.sqlite").path, environment: certificate.settings, in: folder)
                #expect(run.code == 1)
                let sentence =
                    "Port \(server.port) at 127.0.0.1 is taken: stop what uses it, or choose another by --http-port."
                #expect(run.errors == "Error: \(sentence)\n")
            }
        }
    }
}

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
            let environment = [
                "BANDSTAND_HTTP_PORT": "0", "BANDSTAND_HEAD_SECONDS": "2", "BANDSTAND_BODY_SECONDS": "60",
            ]
            try await RunningServer.withTLS(folder, environment: environment) { server, _, curl in
                let port = try #require(server.plainPort)
                let slow = try RawConnection(port: port)
                slow.send("GET / HTTP/1.1\r\nX-Slow: ")
                #expect(slow.receive(within: .seconds(10)).isClosed)
                let body = try RawConnection(port: port)
                body.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf")
                let refused = body.receive(within: .seconds(10))
                #expect(refused.statuses == [403])
                #expect(refused.isClosed)
                for request in ["GET / HTTP/1.1\r\nContent-Length: 100", "GET /%zz HTTP/1.1"] {
                    let other = try RawConnection(port: port)
                    other.send("\(request)\r\nHost: a\r\n\r\n")
                    let answer = other.receive(within: .seconds(10))
                    #expect(answer.text.lowercased().contains("\r\nconnection: close\r\n"), "\(answer.text)")
                    #expect(answer.isClosed)
                }
                // Who only looks may go on.
                let kept = try RawConnection(port: port)
                for _ in 1...2 {
                    kept.send("GET / HTTP/1.1\r\nHost: a\r\n\r\n")
                    let answer = kept.receive(within: .seconds(10)) { $0.hasSuffix("/\n") }
                    #expect(answer.statuses == [308])
                    #expect(!answer.isClosed)
                }
                let code = try await server.terminate()
                #expect(code == 0, "\(server.process.errors)")
                #expect(throws: POSIXError.self) { try RawConnection(port: port) }
            }
        }
    }

    @Test func `readers are not sent on to an address that stands for all`() async throws {
        try await withTemporaryFolder { folder in
            let certificate = try Certificate(in: folder)
            let database = folder.appending(path: "bandstand.sqlite").path
            let run = try await Program.run(
                "serve", "--host", "0.0.0.0", "--port", "0", "--http-port", "0", "--database", database,
                environment: certificate.settings, in: folder)
            #expect(run.code == 1)
            let sentence =
                "Readers can't be sent on to 0.0.0.0, which stands for every address: name the site's by --site-url."
            #expect(run.errors == "Error: \(sentence)\n")
            #expect(!FileManager.default.fileExists(atPath: database))
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

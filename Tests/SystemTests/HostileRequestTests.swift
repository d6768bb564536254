import Foundation
import TestSupport
import Testing

struct HostileRequestTests {
    /// What every answer carries, even to what is no request.
    private func isGuarded(_ text: String) -> Bool {
        let text = text.lowercased()
        return text.contains("content-security-policy: default-src 'self'")
            && text.contains("x-content-type-options: nosniff")
    }

    @Test func `a header that is too large is refused and the connection closed`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                let field = "X-Long: \(String(repeating: "a", count: 8_000))\r\n"
                for fields in [
                    "X-Long: \(String(repeating: "a", count: 20_000))\r\n",
                    String(repeating: field, count: 100),
                    (0..<100).map { "X-\($0): 1\r\n" }.joined(),
                ] {
                    let connection = try server.connect()
                    connection.send("GET / HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n")
                    let received = connection.receive(within: .seconds(10))
                    #expect(received.isClosed)
                    #expect(received.statuses == [431])
                    #expect(isGuarded(received.text))
                }
                #expect(try server.get("/healthz").statuses == [200])
            }
        }
    }

    @Test func `what is no HTTP is refused and the connection closed`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                for text in [
                    "HELO forum\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u{0}\u{1}\u{2}\u{3}\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: many\r\n\r\n",
                    "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
                ] {
                    let connection = try server.connect()
                    connection.send(text)
                    let received = connection.receive(within: .seconds(10))
                    #expect(received.isClosed, "\(text.debugDescription)")
                    #expect(received.statuses == [400], "\(text.debugDescription)")
                    #expect(isGuarded(received.text))
                }
            }
        }
    }

    @Test func `who asks to speak another protocol is answered in this one, and the connection closed`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                let upgrade = "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAAA\r\n"
                for (request, status) in [
                    ("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\(upgrade)\r\n", 200),
                    ("CONNECT localhost:80 HTTP/1.1\r\nHost: localhost\r\n\r\n", 405),
                ] {
                    let connection = try server.connect()
                    connection.send(request)
                    let received = connection.receive(within: .seconds(10))
                    #expect(received.isClosed, "\(request)")
                    #expect(received.statuses == [status], "\(request)")
                    #expect(received.text.lowercased().contains("connection: close"), "\(request)")
                }
            }
        }
    }

    @Test func `a fault after good requests is answered after them`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                let connection = try server.connect()
                let good = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
                connection.send(good + good + "nonsense\r\n\r\n")
                let received = connection.receive(within: .seconds(10))
                #expect(received.isClosed)
                #expect(received.statuses == [200, 200, 400])
            }
        }
    }

    @Test func `pipelined requests are answered in order`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                let connection = try server.connect()
                let targets = (0..<16).map { $0.isMultiple(of: 3) ? "/no-such-page" : "/healthz" }
                connection.send(targets.map { "GET \($0) HTTP/1.1\r\nHost: localhost\r\n\r\n" }.joined())
                connection.finish()
                let received = connection.receive(within: .seconds(20))
                #expect(received.isClosed)
                #expect(received.statuses == targets.map { $0 == "/healthz" ? 200 : 404 })
            }
        }
    }

    @Test func `of too many pipelined requests the first are answered, and the rest is not read`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                let connection = try server.connect()
                // One write, so that all are there before the first is answered.
                connection.send(String(repeating: "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", count: 400))
                let received = connection.receive(within: .seconds(20))
                #expect(received.isClosed)
                #expect((16..<100).contains(received.statuses.count), "\(received.statuses.count)")
                #expect(received.statuses.allSatisfy { $0 == 200 })
                let closings = received.text.lowercased().matches(of: /\r\nconnection: close\r\n/)
                #expect(closings.count == 1)
                #expect(received.text.hasSuffix("</html>\n"))
            }
        }
    }

    @Test func `a request names one host`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                let good = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
                for (text, statuses) in [
                    ("GET /healthz HTTP/1.1\r\n\r\n\(good)", [400]),
                    ("GET /healthz HTTP/1.1\r\nHost: localhost\r\nhost: other\r\n\r\n", [400]),
                    ("GET /healthz HTTP/1.0\r\nHost: localhost\r\nHost: localhost\r\n\r\n", [400]),
                    ("\(good)GET http://localhost/healthz HTTP/1.1\r\n\r\n", [200, 400]),
                    ("GET /healthz HTTP/1.0\r\n\r\n", [200]),
                ] {
                    let connection = try server.connect()
                    connection.send(text)
                    let received = connection.receive(within: .seconds(10))
                    #expect(received.isClosed)
                    #expect(received.statuses == statuses, "\(text.debugDescription)")
                    #expect(!statuses.contains(400) || isGuarded(received.text))
                }
            }
        }
    }

    @Test func `an old client gets its answer and the end of the connection`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                let connection = try server.connect()
                connection.send("GET /healthz HTTP/1.0\r\n\r\n")
                let received = connection.receive(within: .seconds(10))
                #expect(received.isClosed)
                #expect(received.text.hasSuffix("ok\n"))
            }
        }
    }

    @Test func `a long body is refused unread`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                for fields in ["Content-Length: 1000000000\r\n", "Transfer-Encoding: chunked\r\n"] {
                    let connection = try server.connect()
                    connection.send("GET / HTTP/1.1\r\nHost: localhost\r\n\(fields)\r\n")
                    let received = connection.receive(within: .seconds(10))
                    #expect(received.isClosed)
                    #expect(received.statuses == [413])
                }
            }
        }
    }

    @Test func `nothing follows an answer that was the last`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                let next = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
                for (text, status) in [
                    ("GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nno chunk\r\n\(next)", 413),
                    ("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: Close\r\n\r\n\(next)", 200),
                    ("GET /healthz HTTP/1.0\r\n\r\nnonsense", 200),
                ] {
                    let connection = try server.connect()
                    connection.send(text)
                    let received = connection.receive(within: .seconds(10))
                    #expect(received.isClosed)
                    #expect(received.statuses == [status])
                    #expect(received.text.lowercased().contains("connection: close"))
                }
            }
        }
    }

    @Test func `a short body that nobody wants does no harm`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                let connection = try server.connect()
                connection.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nbody")
                connection.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                #expect(connection.receive(within: .seconds(10)).statuses == [200, 200])
            }
        }
    }
}

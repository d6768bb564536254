import Foundation
import TestSupport
import Testing

struct ShutdownTests {
    private static let request = "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"

    @Test func `an idle connection does not keep the server`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                let idle = try server.connect()
                idle.send(Self.request)
                #expect(idle.receive(within: .seconds(10)) { $0.contains("</html>") }.statuses == [200])
                let silent = try server.connect()
                #expect(try await server.terminate() == 0)
                #expect(idle.receive(within: .seconds(1)).isClosed)
                #expect(silent.receive(within: .seconds(1)).isClosed)
            }
        }
    }

    @Test func `half a request does not keep the server`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                let head = try server.connect()
                head.send("GET / HTTP/1.1\r\nHost: loc")
                let body = try server.connect()
                body.send("GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf")
                #expect(body.receive(within: .seconds(10)) { $0.contains("</html>") }.statuses == [200])
                #expect(try await server.terminate() == 0)
                #expect(head.receive(within: .seconds(1)).isClosed)
                #expect(body.receive(within: .seconds(1)).isClosed)
            }
        }
    }

    @Test func `requests that were taken are answered, in order, before the end`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                let connection = try server.connect()
                let targets = ["/healthz", "/no-such-page", "/healthz", "/", "/healthz"]
                connection.send(targets.map { "GET \($0) HTTP/1.1\r\nHost: localhost\r\n\r\n" }.joined())
                #expect(try await server.terminate() == 0)
                let received = connection.receive(within: .seconds(5))
                #expect(received.isClosed)
                let expected = [200, 404, 200, 200, 200]
                #expect(expected.starts(with: received.statuses))
                // No answer is cut: the last one is whole.
                let isWhole = received.text.hasSuffix("</html>\n") || received.text.hasSuffix("ok\n")
                #expect(received.statuses.isEmpty || isWhole)
            }
        }
    }

    @Test func `it ends while many readers ask, and each answer is whole or not begun`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                let readers = try (0..<20).map { _ in try server.connect() }
                for reader in readers { reader.send(Self.request) }
                #expect(try await server.terminate() == 0)
                for reader in readers {
                    let received = reader.receive(within: .seconds(5))
                    #expect(received.isClosed)
                    #expect(received.text.isEmpty || received.text.contains("</html>"))
                }
            }
        }
    }

    @Test func `a hang-up of the terminal does not end it`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                server.process.send(SIGHUP)
                let answer = try server.get("/healthz")
                #expect(answer.statuses == [200])
                let code = try await server.terminate()
                #expect(code == 0)
            }
        }
    }
}

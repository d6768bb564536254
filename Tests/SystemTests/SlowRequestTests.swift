import Foundation
import TestSupport
import Testing

struct SlowRequestTests {
    private static let hurry = [
        "BANDSTAND_HEAD_SECONDS": "0.5", "BANDSTAND_BODY_SECONDS": "0.5", "BANDSTAND_IDLE_SECONDS": "0.5",
    ]

    @Test func `a head that drips in is cut off while others are answered`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder, environment: Self.hurry) { server in
                let slow = try (0..<50).map { _ in try server.connect() }
                for connection in slow { connection.send("GET / HTTP/1.1\r\nX-Slow: ") }
                // Each drop would start a deadline anew, were it counted from the last byte.
                let isCut = try await poll(within: .seconds(5)) { () -> Bool? in
                    let start = ContinuousClock.now
                    let answer = try server.get("/healthz")
                    #expect(answer.statuses == [200])
                    #expect(start.duration(to: .now) < .seconds(2), "a slow head slowed another request")
                    for connection in slow { connection.send("a") }
                    return slow.allSatisfy { $0.receive(within: .milliseconds(1)).isClosed } ? true : nil
                }
                #expect(isCut == true)
            }
        }
    }

    @Test func `a body that never comes is waited for no longer than promised`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder, environment: Self.hurry) { server in
                let connection = try server.connect()
                connection.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n")
                let received = connection.receive(within: .seconds(10))
                #expect(received.isClosed)
                #expect(received.statuses == [200])
            }
        }
    }

    @Test func `a connection that asks nothing is closed`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder, environment: Self.hurry) { server in
                let silent = try server.connect()
                let kept = try server.connect()
                kept.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n")
                #expect(kept.receive(within: .seconds(10)).isClosed)
                #expect(silent.receive(within: .seconds(10)).isClosed)
            }
        }
    }

    @Test func `who asks much and reads nothing keeps no reader out`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder, environment: ["BANDSTAND_MAX_CONNECTIONS": "10"]) { server in
                let requests = String(repeating: "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", count: 16)
                let greedy = try (0..<10).map { _ in try server.connect(receiveBytes: 2_048) }
                for connection in greedy { connection.send(requests) }
                for _ in 0..<10 {
                    // While one of ten is at work, so may all be; a reader then asks again.
                    let isAnswered = try await poll(within: .seconds(10)) {
                        try server.get("/healthz").statuses == [200] ? true : nil
                    }
                    #expect(isAnswered == true)
                }
            }
        }
    }

    @Test func `an answer is sent whole before the connection is closed, however slowly it is taken`() async throws {
        try await withTemporaryFolder { folder in
            try await LongPage.make(in: folder)
            try await RunningServer.with(folder) { server in
                let whole = try server.get(LongPage.path).bytes.count
                #expect(whole > LongPage.bytes)
                let connection = try server.connect(receiveBytes: 2_048)
                connection.send("GET \(LongPage.path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                var bytes = connection.receive(within: .seconds(10)) { !$0.isEmpty }.bytes.count
                try #require((1..<whole).contains(bytes))
                // Nothing is read meanwhile: to another, asked later, all was said, and no more is waited for them.
                let other = try server.connect()
                let asked = ContinuousClock.now
                other.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                let isLeft = try await poll(within: Program.patience) { other.send("x") ? nil : true }
                #expect(isLeft == true)
                #expect(ContinuousClock.now - asked > .milliseconds(900), "it was left before it was lingered on")
                bytes += connection.receive(within: .seconds(10)).bytes.count
                #expect(bytes == whole)
            }
        }
    }

    @Test func `requests of one who is gone are not run`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                let requests = String(repeating: "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n", count: 400)
                for _ in 0..<20 {
                    let connection = try server.connect()
                    connection.send(requests)
                    connection.abort()
                }
                #expect(try server.get("/healthz").statuses == [200])
                #expect(try await server.terminate() == 0)
                let run = server.process.errors.matches(of: /"message":"request"/).count
                // With the last one, which is answered.
                #expect((1...20 * 16 + 1).contains(run))
            }
        }
    }

    @Test func `idle connections make room for new readers`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder, environment: ["BANDSTAND_MAX_CONNECTIONS": "10"]) { server in
                let idle = try (0..<30).map { _ in try server.connect() }
                #expect(try server.get("/healthz").statuses == [200])
                let closed = idle.filter { $0.receive(within: .milliseconds(50)).isClosed }
                #expect(closed.count >= 20)
                #expect(closed.count < 30)
            }
        }
    }
}

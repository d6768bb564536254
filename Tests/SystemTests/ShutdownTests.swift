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
                #expect(try await server.terminate() == 0, "\(server.process.errors)")
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
                #expect(try await server.terminate() == 0, "\(server.process.errors)")
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
                #expect(try await server.terminate() == 0, "\(server.process.errors)")
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
                #expect(try await server.terminate() == 0, "\(server.process.errors)")
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

    /// Puts letters for nobody into the outbox of the community in `folder`.
    private func write(_ letters: Int, in folder: URL) async throws {
        let database = folder.appending(path: "bandstand.sqlite").path
        let run = try await Program.run("flood", "--letters", "\(letters)", "--database", database, in: folder)
        try #require(run.code == 0, "\(run.errors)")
    }

    @Test func `a slow reader and a slow mail server together do not keep it`() async throws {
        try await withTemporaryFolder { folder in
            try await LongPage.make(in: folder)
            try await write(4, in: folder)
            try await withMailServer("--silent", "after-data") { mail in
                let environment = ["BANDSTAND_SMTP_URL": "smtp://127.0.0.1:\(mail.port)"]
                try await RunningServer.with(folder, environment: environment) { server in
                    let isTaken = try await poll(within: Program.patience) { try mail.mails().count == 4 ? true : nil }
                    #expect(isTaken == true)
                    let reader = try server.connect(receiveBytes: 2_048)
                    // More than the system keeps for a reader.
                    let request = "GET \(LongPage.path) HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    let times = 12
                    reader.send(String(repeating: request, count: times))
                    #expect(reader.receive(within: .seconds(10)) { !$0.isEmpty }.statuses == [200])
                    #expect(try await server.terminate() == 0, "\(server.process.errors)")
                    #expect(server.process.errors.components(separatedBy: "a letter may have arrived").count == 5)
                    let received = reader.receive(within: .seconds(1)).bytes.count
                    #expect(received < times * LongPage.bytes, "it had read everything")
                }
            }
        }
    }

    @Test func `a name server that does not answer does not keep it`() async throws {
        try await withTemporaryFolder { folder in
            try await write(4, in: folder)
            let environment = try await SlowLookUp.environment(in: folder)
                .merging(["BANDSTAND_SMTP_URL": "smtp://\(SlowLookUp.host):25"]) { $1 }
            try await RunningServer.with(folder, environment: environment) { server in
                let isLooking = try await poll(within: Program.patience) {
                    server.process.errors.contains(SlowLookUp.sign) ? true : nil
                }
                #expect(isLooking == true)
                #expect(try await server.terminate() == 0, "\(server.process.errors)")
            }
        }
    }
}

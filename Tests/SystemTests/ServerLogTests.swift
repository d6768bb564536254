import Foundation
import TestSupport
import Testing

struct ServerLogTests {
    @Test func `the log is JSON, a line for each request, without what was asked or by whom`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                _ = try server.get(
                    "/b/secret-board?q=\"secret\"", "User-Agent: secret\r\nX-Forwarded-For: 192.0.2.1\r\n")
                _ = try server.get("/healthz")
                let code = try await server.terminate()
                #expect(code == 0)
                let lines = try server.process.errors.split(separator: "\n").map { line in
                    try #require(
                        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: any Sendable], "\(line)")
                }
                let requests = lines.filter { $0["message"] as? String == "request" }
                #expect(requests.map { $0["status"] as? Int } == [404, 200])
                #expect(requests.map { $0["route"] as? String } == ["/b/{board}", "/healthz"])
                for request in requests {
                    #expect(
                        Set(request.keys) == [
                            "time", "level", "message", "request", "method", "route", "status", "bytes", "us",
                        ])
                }
                #expect(!server.process.errors.contains("secret"))
                #expect(!server.process.errors.contains("192.0.2.1"))
            }
        }
    }

    @Test func `what never became a request has its line too`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder) { server in
                let connection = try server.connect()
                connection.send("secret nonsense\r\n\r\n")
                #expect(connection.receive(within: .seconds(10)).statuses == [400])
                let code = try await server.terminate()
                #expect(code == 0)
                let line = server.process.errors.split(separator: "\n").first { $0.contains("\"request\"") }
                #expect(line?.contains("\"route\":\"none\",\"status\":400") == true)
                #expect(!server.process.errors.contains("secret"))
            }
        }
    }

    @Test func `a log level above info leaves requests out`() async throws {
        try await withTemporaryFolder { folder in
            try await RunningServer.with(folder, environment: ["BANDSTAND_LOG_LEVEL": "error"]) { server in
                _ = try server.get("/healthz")
                let code = try await server.terminate()
                #expect(code == 0)
                #expect(server.process.errors.isEmpty)
            }
        }
    }
}

import Foundation
import TestSupport
import Testing

/// The stream of how many notices wait, from a real server.
struct BellStreamTests {
    /// A connection on which a member of the demo listens, and the cookie.
    private static func listen(_ server: RunningServer, _ cookie: String) throws -> RawConnection {
        let connection = try server.connect()
        connection.send(
            "GET /notices/stream HTTP/1.1\r\nHost: localhost\r\nLast-Event-ID: 7\r\nCookie: \(cookie)\r\n\r\n")
        return connection
    }

    /// Signs in by the first link that the demo prints.
    private static func signIn(_ server: RunningServer) async throws -> String {
        let link = try await poll(within: Program.patience) {
            server.process.output.firstMatch(of: #/(\/sign-in\/link\/[A-Za-z0-9_-]{43})/#).map { String($0.1) }
        }
        let path = try #require(link)
        let page = try server.get(path).text
        let token = try #require(page.firstMatch(of: #/name="t" value="([^"]+)"/#)).1
        let form = "t=\(token)"
        let connection = try server.connect()
        connection.send(
            """
            POST \(path) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
            Content-Type: application/x-www-form-urlencoded\r\nContent-Length: \(form.utf8.count)\r\n\r\n\(form)
            """)
        let answer = connection.receive(within: .seconds(10)).text
        let cookie = try #require(answer.firstMatch(of: #/(?i)set-cookie: (__Host-member=[^;]+)/#)).1
        return String(cookie)
    }

    private static func withDemo(
        _ environment: [String: String] = [:], _ body: (RunningServer, String) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "bandstand.sqlite").path
            try #require(try await Program.run("seed", "--database", database, in: folder).code == 0)
            let environment = environment.merging(["BANDSTAND_DEMO_LINKS": "yes"]) { $1 }
            try await RunningServer.with(folder, environment: environment) { server in
                try await body(server, try await Self.signIn(server))
            }
        }
    }

    @Test func `it tells the number at once, stays open when other times are up, and ends with the server`()
        async throws
    {
        try await Self.withDemo(["BANDSTAND_IDLE_SECONDS": "0.2", "BANDSTAND_BODY_SECONDS": "0.2"]) { server, cookie in
            let connection = try Self.listen(server, cookie)
            let begun = connection.receive(within: .seconds(10)) { $0.contains("data: {\"count\":") }
            #expect(begun.statuses == [200])
            #expect(begun.text.contains("text/event-stream"))
            #expect(begun.text.contains("event: bell\ndata: {\"count\":"))
            // Several times as long as an idle connection may stay.
            let later = connection.receive(within: .seconds(1))
            #expect(!later.isClosed)
            #expect(try await server.terminate() == 0, "\(server.process.errors)")
            #expect(connection.receive(within: .seconds(1)).isClosed)
        }
    }

    @Test func `there is an end to how many there are, and a place is free when its page has gone`() async throws {
        try await Self.withDemo(["BANDSTAND_NOTICE_STREAMS": "1"]) { server, cookie in
            let first = try Self.listen(server, cookie)
            #expect(first.receive(within: .seconds(10)) { $0.contains("data:") }.statuses == [200])
            #expect(try server.get("/notices/stream", "Cookie: \(cookie)\r\n").statuses == [503])
            first.abort()
            let isFree = try await poll(within: Program.patience) {
                try server.get("/notices/stream?once=yes", "Cookie: \(cookie)\r\n").statuses == [200] ? true : nil
            }
            #expect(isFree == true)
            #expect(try await server.terminate() == 0)
        }
    }
}

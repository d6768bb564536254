import Foundation
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// The link for whoever sets a community up.
struct FirstAdministratorTests {
    /// The path of the link that the server prints after its ready line.
    private func link(_ server: RunningServer) async throws -> String {
        let line = try await poll(within: Program.patience) {
            server.process.output.split(separator: "\n").dropFirst().first.map(String.init)
        }
        let shape = /Make the first administrator: (http:\/\/127\.0\.0\.1:\d+)(\/sign-in\/link\/[A-Za-z0-9_-]{43})/
        let match = try #require(line?.wholeMatch(of: shape))
        #expect(String(match.1) == server.origin)
        return String(match.2)
    }

    @Test func `each start prints another link, the one before is dead, and none is in the log`() async throws {
        try await withTemporaryFolder { folder in
            let first = try await RunningServer.with(folder) { server in
                let path = try await link(server)
                #expect(try server.get(path).statuses == [200])
                #expect(try await server.terminate() == 0)
                #expect(!server.process.errors.contains(path))
                return path
            }
            try await RunningServer.with(folder) { server in
                let second = try await link(server)
                let (dead, page) = (try server.get(first), try server.get(second))
                #expect(dead.statuses == [410])
                #expect(page.statuses == [200])
            }
        }
    }

    @Test func `a community whose administrator has a password gets none`() async throws {
        try await withTemporaryFolder { folder in
            let database = folder.appending(path: "bandstand.sqlite").path
            #expect(try await Program.run("seed", "--database", database, in: folder).code == 0)
            let store = try SQLiteStore(path: database)
            try await store.write {
                try $0.run(
                    """
                    INSERT INTO credential (member, password, password_set_at)
                    SELECT id, 'x', 1 FROM member WHERE role = 'administrator'
                    """)
            }
            try store.close()
            try await RunningServer.with(folder) { server in
                let answer = try server.get("/")
                #expect(answer.statuses == [200])
                #expect(try await server.terminate() == 0)
                #expect(server.process.output == "Bandstand is ready at \(server.origin)\n")
            }
        }
    }
}

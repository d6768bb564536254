import Foundation
import SQLiteStorage
import Storage
import TestSupport
import Testing

struct RerenderTests {
    @Test func `a server makes anew what an older renderer has left`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "bandstand.sqlite").path
            let seed = try await Program.run("seed", "--database", path, in: folder)
            #expect(seed.code == 0)
            let store = try SQLiteStore(path: path)
            let count = Query<Int>("SELECT COUNT(*) FROM body WHERE renderer = 'old' OR html = ''") { try $0.next() }
            let aged = try await store.write { transaction in
                try transaction.run("UPDATE body SET renderer = 'old', html = ''")
                return try transaction.one(count)
            }
            #expect(aged > 100, "the demo has too few posts to prove anything")
            try await RunningServer.with(folder) { server in
                let end = ContinuousClock.now + Program.patience
                var left = aged
                while left > 0, ContinuousClock.now < end {
                    _ = try server.get("/healthz")
                    left = try await store.read { try $0.one(count) }
                }
                #expect(left == 0)
                let code = try await server.terminate()
                #expect(code == 0)
            }
            try store.close()
        }
    }
}

import Foundation
import SQLiteStorage
import Storage
import Testing

/// How many writes the newest commit holds, as the server tells.
struct GroupSizeTests {
    @Test func `writes that waited at the same time share a commit, and are counted`() async throws {
        let store = try SQLiteStore()
        try await store.migrate([songs])
        let gate = DispatchSemaphore(value: 0)
        let (isInside, inside) = AsyncStream<Void>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await store.write { _ in
                    inside.finish()
                    gate.wait()
                }
            }
            for await _ in isInside {}
            #expect(store.writesInGroup == 1)
            for number in 0..<5 {
                group.addTask { try await store.write { _ = try $0.run(.add("song \(number)")) } }
            }
            while store.waitingWrites < 5 { await Task.yield() }
            gate.signal()
            try await group.waitForAll()
        }
        #expect(store.writesInGroup == 5)
        #expect(try await store.read { try $0.all(.titles) }.count == 5)
    }
}

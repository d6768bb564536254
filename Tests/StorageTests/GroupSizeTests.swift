import SQLiteStorage
import Storage
import Testing

/// How many writes the newest commit holds, as the server tells.
struct GroupSizeTests {
    @Test func `writes that waited at the same time share a commit, and are counted`() async throws {
        let store = try SQLiteStore()
        try await store.migrate([songs])
        let writer = await HeldWriter(of: store)
        #expect(store.writesInGroup == 1)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<5 {
                group.addTask { try await store.write { _ = try $0.run(.add("song \(number)")) } }
            }
            while store.waitingWrites < 5 { await Task.yield() }
            writer.release()
            try await group.waitForAll()
        }
        #expect(store.writesInGroup == 5)
        #expect(try await store.read { try $0.all(.titles) }.count == 5)
    }
}

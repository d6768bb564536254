import SQLiteStorage
import Storage
import Testing

/// What bodies that share a commit do to the search index.
@Suite struct IndexChangesTests {
    private func entry(_ key: Int) -> SearchEntry {
        SearchEntry(key: Int64(key), title: "", thread: "", text: "bone", author: "ada", board: "b")
    }

    @Test(arguments: [false, true])
    func `bodies that share a commit add one part to the index, without what was undone`(
        changesRows: Bool
    ) async throws {
        let store = try SQLiteStore()
        try await store.migrate([songs, Migration("002-search", sql: "{search}")])
        let index = store.searchIndex
        let writer = await HeldWriter(of: store)
        await withTaskGroup(of: Void.self) { group in
            for number in 1...20 {
                let added = entry(number)
                group.addTask {
                    try? await store.write { transaction in
                        try index.add(added, in: transaction)
                        if changesRows { try transaction.run(.add("song \(number)")) }
                        if number.isMultiple(of: 4) { throw Refusal() }
                    }
                }
            }
            while store.waitingWrites < 20 { await Task.yield() }
            writer.release()
        }
        #expect(try await keys(store) == (1...20).filter { !$0.isMultiple(of: 4) })
        #expect(try await parts(store) == 1)
    }

    @Test func `what comes in falling order is one part as well`() async throws {
        let store = try SQLiteStore()
        try await store.migrate([Migration("001-search", sql: "{search}")])
        let (index, entries) = (store.searchIndex, (1...20).reversed().map(entry))
        try await store.write { transaction in
            for entry in entries { try index.add(entry, in: transaction) }
        }
        #expect(try await keys(store) == Array(1...20))
        #expect(try await parts(store) == 1)
    }

    @Test func `what a body takes in and out again is not in the index`() async throws {
        let store = try SQLiteStore()
        try await store.migrate([Migration("001-search", sql: "{search}")])
        let (index, first, second) = (store.searchIndex, entry(1), entry(2))
        try await store.write { transaction in
            try index.add(first, in: transaction)
            try index.add(second, in: transaction)
            try index.remove(first, in: transaction)
        }
        #expect(try await keys(store) == [2])
    }

    @Test func `what the index does not take fails alone`() async throws {
        let store = try SQLiteStore()
        try await store.migrate([songs, Migration("002-search", sql: "{search}")])
        let (index, stranger) = (store.searchIndex, entry(1))
        let writer = await HeldWriter(of: store)
        let failed = await withTaskGroup(of: Int?.self, returning: [Int].self) { group in
            for number in 1...5 {
                group.addTask {
                    do {
                        try await store.write { transaction in
                            try transaction.run("INSERT INTO song (title) VALUES (\("song \(number)"))")
                            // What was never taken in can't be taken out.
                            if number == 3 { try index.remove(stranger, in: transaction) }
                        }
                        return nil
                    } catch {
                        return number
                    }
                }
            }
            while store.waitingWrites < 5 { await Task.yield() }
            writer.release()
            return await group.reduce(into: []) { numbers, number in
                if let number { numbers.append(number) }
            }
        }
        #expect(failed == [3])
        #expect(try await store.read { try $0.one(Query<Int>("SELECT COUNT(*) FROM song")) } == 4)
    }

    /// How many parts FTS5 has written that it has not merged yet.
    private func parts(_ store: SQLiteStore) async throws -> Int {
        try await store.read { try $0.one(Query("SELECT COUNT(DISTINCT segid) FROM search_index_idx")) }
    }

    /// Keys of the entries that have words, in order.
    private func keys(_ store: SQLiteStore) async throws -> [Int] {
        let index = store.searchIndex
        return try await store.read { transaction in
            var keys: Set<Int> = []
            try index.eachWord(in: transaction) { keys.insert(Int($0.key)) }
            return keys.sorted()
        }
    }
}

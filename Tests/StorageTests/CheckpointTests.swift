import Foundation
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// What is left of deleted words in SQLite's files, and for how long.
@Suite struct CheckpointTests {
    /// True when these words stand in the database's file or in its log.
    private func holds(_ words: String, _ path: String) throws -> Bool {
        try [path, path + "-wal"].contains { file in
            try Data(contentsOf: URL(filePath: file)).range(of: Data(words.utf8)) != nil
        }
    }

    @Test func `deleted words leave the log by a checkpoint, and the search index by tidying`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "a.sqlite").path
            let store = try SQLiteStore(path: path)
            try await store.migrate([songs, Migration("002-search", sql: "{search}")])
            let index = store.searchIndex
            let entry = SearchEntry(key: 1, title: "zwieback", thread: "", text: "dust", author: "ada", board: "b")
            try await store.write { transaction in
                try transaction.run(.add("Regrets of a baker"))
                try transaction.run(.add("kept"))
                try index.add(entry, in: transaction)
            }
            try await store.write { transaction in
                try transaction.run("DELETE FROM song WHERE title LIKE 'Regrets%'")
                try index.remove(entry, in: transaction)
            }
            try #require(try holds("Regrets of a baker", path))
            #expect(try await store.checkpoint())
            #expect(try !holds("Regrets of a baker", path))
            #expect(try holds("kept", path))
            try #require(try holds("zwieback", path))
            var isFirst = true
            while try await store.write({ [isFirst] in try index.tidy(isFirst: isFirst, in: $0) }) { isFirst = false }
            #expect(try await store.checkpoint())
            #expect(try !holds("zwieback", path))
            #expect(try await store.engineFaults() == [])
            try store.close()
        }
    }

    @Test func `somebody who reads for long keeps the log, and nobody waits for them`() async throws {
        try await withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder.appending(path: "a.sqlite").path)
            try await store.migrate([songs])
            let gate = DispatchSemaphore(value: 0)
            let (isInside, inside) = AsyncStream<Void>.makeStream()
            async let reading = store.read(while: { true }) { transaction in
                let titles = try transaction.all(.titles)
                inside.finish()
                gate.wait()
                return titles
            }
            for await _ in isInside {}
            // Whatever comes of it, the reader goes on.
            let isEmptied = try? await addAndCheckpoint(store)
            gate.signal()
            let titles = try await reading
            #expect(isEmptied == false)
            #expect(titles == [])
            #expect(try await store.checkpoint())
            #expect(try await store.read { try $0.all(.titles) } == ["new"])
        }
    }

    private func addAndCheckpoint(_ store: SQLiteStore) async throws -> Bool {
        try await store.write { try $0.run(.add("new")) }
        return try await store.checkpoint()
    }

    /// Writes on and on: each write lets the next one begin, and does not end before that one waits.
    private func writeOn(_ store: SQLiteStore, until isOver: @escaping @Sendable () -> Bool) async throws {
        let (turns, turn) = AsyncStream<Void>.makeStream()
        turn.yield()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for await _ in turns {
                group.addTask {
                    try await store.write { transaction in
                        try transaction.run("INSERT INTO song (title) SELECT 'song ' || COUNT(*) FROM song")
                        guard !isOver() else {
                            turn.finish()
                            return
                        }
                        turn.yield()
                        while store.waitingWrites == 0, !isOver() {}
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    @Test func `a checkpoint has its turn though somebody waits to write at any time`() async throws {
        try await withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder.appending(path: "a.sqlite").path)
            try await store.migrate([songs])
            let isOver = Flag()
            let end = ContinuousClock.now + .seconds(30)
            async let writing: Void = writeOn(store) { isOver.isRaised || ContinuousClock.now > end }
            while try await store.read({ try $0.all(.titles) }).count < 3 { await Task.yield() }
            let isEmptied = try await store.checkpoint()
            isOver.raise()
            try await writing
            #expect(isEmptied)
            #expect(ContinuousClock.now < end)
            try store.close()
        }
    }

    @Test func `a database in memory has nothing to move`() async throws {
        let store = try SQLiteStore()
        try await store.migrate([songs])
        #expect(try await store.checkpoint())
    }
}

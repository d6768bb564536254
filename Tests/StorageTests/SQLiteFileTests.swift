import Foundation
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// What only SQLite's file has: its pragmas, and refusals of what is no database.
@Suite struct SQLiteFileTests {
    @Test func `the writer keeps its promises on disk`() async throws {
        try await withTemporaryFolder { folder in
            let store = try SQLiteStore(path: folder.appending(path: "a.sqlite").path)
            let pragmas = try await store.write { transaction in
                try ["synchronous", "secure_delete", "foreign_keys", "wal_autocheckpoint"].map { name in
                    try transaction.one(Query<Int>(SQLText(stringLiteral: "PRAGMA \(name)")))
                } + [try transaction.one(Query<String>("PRAGMA journal_mode")) == "wal" ? 1 : 0]
            }
            // synchronous 2 is FULL: an acknowledged write survives a power cut.
            #expect(pragmas == [2, 1, 1, 4_000, 1])
        }
    }

    @Test func `a file that is no database is refused by name`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "song.txt").path
            try Data(repeating: 0x41, count: 4096).write(to: URL(filePath: path))
            do {
                _ = try SQLiteStore(path: path)
                Issue.record("it was opened")
            } catch let StorageError.unusable(refused, _) {
                #expect(refused == path)
            }
        }
    }

    @Test func `what one store wrote another reads`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "a.sqlite").path
            let first = try SQLiteStore(path: path)
            try await first.migrate([songs])
            try await first.write { try $0.run(.add("kept")) }
            try first.close()
            let second = try SQLiteStore(path: path)
            #expect(try await second.read { try $0.all(.titles) } == ["kept"])
        }
    }

    @Test func `what waits when a store is closed is written first`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "a.sqlite").path
            let store = try SQLiteStore(path: path)
            try await store.migrate([songs])
            let writer = await HeldWriter(of: store)
            try await withThrowingTaskGroup(of: Void.self) { group in
                // More than one commit takes.
                for number in 0..<600 {
                    group.addTask { try await store.write { _ = try $0.run(.add("song \(number)")) } }
                }
                while store.waitingWrites < 600 { await Task.yield() }
                writer.release()
                try store.close()
                try await group.waitForAll()
            }
            let again = try SQLiteStore(path: path)
            #expect(try await again.read { try $0.all(.titles) }.count == 600)
            try again.close()
        }
    }
}

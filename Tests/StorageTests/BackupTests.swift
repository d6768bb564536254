import Foundation
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// A copy of a database that is in use.
@Suite struct BackupTests {
    /// Writes songs in pairs until it is told to end; returns how many pairs were acknowledged.
    private func write(_ name: String, to store: SQLiteStore, until isOver: @Sendable () -> Bool) async throws -> Int {
        var count = 0
        while !isOver() {
            let number = count
            try await store.write { transaction in
                try transaction.run(.add("\(name) \(number) first"))
                try transaction.run(.add("\(name) \(number) second"))
            }
            count += 1
        }
        return count
    }

    @Test func `copies made while writers write are whole: every pair or none of it, and all from before`()
        async throws
    {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "a.sqlite").path
            let store = try SQLiteStore(path: path)
            try await store.migrate([songs])
            try await store.write { transaction in
                for number in 0..<200 { try transaction.run(.add("before \(number)")) }
            }
            let copies = (1...3).map { folder.appending(path: "copy\($0).sqlite").path }
            let isOver = Flag()
            try await withThrowingTaskGroup(of: Int.self) { group in
                for name in ["ada", "ben"] {
                    group.addTask { try await write(name, to: store) { isOver.isRaised } }
                }
                for copy in copies { try await SQLiteStore.backUp(path, into: copy, cleaning: []) }
                isOver.raise()
                let written = try await group.reduce(0, +)
                #expect(written > 0)
            }
            try store.close()
            var sizes: [Int] = []
            for copy in copies {
                let restored = try SQLiteStore(path: copy)
                #expect(try await restored.engineFaults() == [])
                #expect(try await restored.appliedMigrations() == ["001-songs"])
                let titles = Set(try await restored.read { try $0.all(.titles) })
                #expect((0..<200).allSatisfy { titles.contains("before \($0)") })
                let halves = titles.filter { $0.hasSuffix(" first") }
                #expect(halves.allSatisfy { titles.contains($0.replacing(" first", with: " second")) })
                #expect(titles.count == 200 + 2 * halves.count)
                sizes.append(titles.count)
                try restored.close()
            }
            // Each copy holds what the ones before it hold.
            #expect(sizes == sizes.sorted())
        }
    }

    @Test func `a copy is cleaned, and the words are gone from its file; the database keeps them`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "a.sqlite").path
            let copy = folder.appending(path: "b.sqlite").path
            let store = try SQLiteStore(path: path)
            try await store.migrate([songs])
            try await store.write { try $0.run(.add("swordfish")) }
            try await store.write { try $0.run(.add("kept")) }
            try await SQLiteStore.backUp(path, into: copy, cleaning: ["DELETE FROM song WHERE title = 'swordfish'"])
            #expect(try await store.read { try $0.all(.titles) } == ["swordfish", "kept"])
            let bytes = try Data(contentsOf: URL(filePath: copy))
            #expect(bytes.range(of: Data("swordfish".utf8)) == nil)
            #expect(bytes.range(of: Data("kept".utf8)) != nil)
            let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("b.") }
            #expect(files == ["b.sqlite"])
        }
    }

    @Test func `nothing is written over a file`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "a.sqlite").path
            let letter = folder.appending(path: "letter.txt")
            try Data("Dear band".utf8).write(to: letter)
            let store = try SQLiteStore(path: path)
            try await store.migrate([songs])
            await #expect(throws: StorageError.self) {
                try await SQLiteStore.backUp(path, into: letter.path, cleaning: [])
            }
            #expect(try Data(contentsOf: letter) == Data("Dear band".utf8))
        }
    }

    @Test func `cleaning that fails says so`() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "a.sqlite").path
            let store = try SQLiteStore(path: path)
            try await store.migrate([songs])
            await #expect(throws: StorageError.self) {
                try await SQLiteStore.backUp(
                    path, into: folder.appending(path: "b.sqlite").path, cleaning: ["DELETE FROM dance"])
            }
        }
    }
}

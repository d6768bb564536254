import Foundation
import Storage
import Testing

/// What every engine does with writes that wait at the same time.
@Suite struct GroupCommitContract {
    @Test(arguments: Engine.allCases)
    func `a body that throws leaves nothing behind`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        await #expect(throws: Refusal()) {
            try await store.write { transaction in
                try transaction.run(.add("half"))
                throw Refusal()
            }
        }
        #expect(try await store.read { try $0.all(.titles) } == [])
    }

    @Test(arguments: Engine.allCases)
    func `among many that write at once only those that throw are undone`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        let refused = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<300 {
                group.addTask {
                    do {
                        try await store.write { transaction in
                            try transaction.run(.add("song \(number)"))
                            if number.isMultiple(of: 3) { throw Refusal() }
                        }
                        return false
                    } catch is Refusal {
                        return true
                    }
                }
            }
            return try await group.reduce(into: 0) { if $1 { $0 += 1 } }
        }
        let titles = try await store.read { try $0.all(.titles) }
        #expect(refused == 100)
        #expect(Set(titles) == Set((0..<300).filter { !$0.isMultiple(of: 3) }.map { "song \($0)" }))
    }

    @Test(arguments: Engine.allCases)
    func `when the commit fails everyone who shared it is told and nothing is stored`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs, covers])
        // Nothing commits before all twenty wait, so they share the next commit: the key that only the last of them
        // breaks makes it fail for each.
        let writer = await HeldWriter(of: store)
        let outcomes = await withTaskGroup(of: String.self) { group in
            for number in 0..<20 {
                group.addTask {
                    do {
                        if number == 19 {
                            Thread.detachNewThread {
                                Thread.sleep(forTimeInterval: 0.2); writer.release()
                            }
                        }
                        try await store.write { transaction in
                            try transaction.run(.add("song \(number)"))
                            if number == 19 { try transaction.run("INSERT INTO cover (song) VALUES (1000)") }
                        }
                        return "stored"
                    } catch StorageError.unavailable {
                        return "unavailable"
                    } catch {
                        return "\(error)"
                    }
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes == Array(repeating: "unavailable", count: 20))
        #expect(try await store.read { try $0.all(.titles) } == [])
        try await store.write { try $0.run(.add("after")) }
        #expect(try await store.read { try $0.all(.titles) } == ["after"])
    }

    /// A key that is only looked at when the transaction commits.
    private var covers: Migration {
        Migration(
            "002-covers",
            sql: """
                CREATE TABLE cover (
                    song {int64} NOT NULL REFERENCES song (id) DEFERRABLE INITIALLY DEFERRED
                ) {strict};
                """)
    }

    @Test(arguments: Engine.allCases)
    func `a body that fails in the engine does not spoil its neighbours`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        let stored = await withTaskGroup(of: Bool.self) { group in
            for number in 0..<40 {
                group.addTask {
                    let title = number < 20 ? "same" : "song \(number)"
                    return (try? await store.write { try $0.run(.add(title)) }) != nil
                }
            }
            return await group.reduce(into: 0) { if $1 { $0 += 1 } }
        }
        #expect(stored == 21)
        #expect(try await store.read { try $0.all(.titles) }.count == 21)
    }
}

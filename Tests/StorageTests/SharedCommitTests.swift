import SQLiteStorage
import Storage
import Synchronization
import Testing

/// What becomes of bodies that share a commit when one of them must not leave anything behind.
@Suite struct SharedCommitTests {
    private typealias Body = @Sendable (any Transaction) throws -> Int

    /// Counts how often each body ran.
    private final class Runs: Sendable {
        private let counts: Mutex<[Int]>

        init(_ bodies: Int) { counts = Mutex(Array(repeating: 0, count: bodies)) }

        var all: [Int] { counts.withLock(\.self) }

        func note(_ body: Int) { counts.withLock { $0[body] += 1 } }
    }

    private static let count = Query<Int>("SELECT COUNT(*) FROM song")

    private func store() async throws -> SQLiteStore {
        let store = try SQLiteStore()
        try await store.migrate([songs])
        return store
    }

    /// Lets the bodies share a commit, in this order.
    ///
    /// - Returns: what each gave or threw, as text, and how often it ran.
    private func share(_ bodies: [Body], in store: SQLiteStore) async -> (outcomes: [String], runs: [Int]) {
        let runs = Runs(bodies.count)
        let writer = await HeldWriter(of: store)
        let outcomes = await withTaskGroup(of: (Int, String).self, returning: [String].self) { group in
            for (number, body) in bodies.enumerated() {
                group.addTask {
                    do {
                        let result = try await store.write { transaction in
                            runs.note(number)
                            return try body(transaction)
                        }
                        return (number, "\(result)")
                    } catch {
                        return (number, "\(error)")
                    }
                }
                while store.waitingWrites <= number { await Task.yield() }
            }
            writer.release()
            var outcomes = Array(repeating: "", count: bodies.count)
            for await (number, text) in group { outcomes[number] = text }
            return outcomes
        }
        return (outcomes, runs.all)
    }

    @Test func `what a body changed before it threw is not there for the others, nor afterwards`() async throws {
        let store = try await store()
        let (outcomes, runs) = await share(
            [
                { transaction in
                    try transaction.run(.add("a"))
                    return try transaction.one(Self.count)
                },
                { transaction in
                    try transaction.run(.add("b"))
                    throw Refusal()
                },
                { transaction in
                    try transaction.run(.add("c"))
                    return try transaction.one(Self.count)
                },
            ], in: store)
        #expect(outcomes == ["1", "Refusal()", "2"])
        // The second time each could be undone alone.
        #expect(runs == [2, 2, 1])
        #expect(try await store.read { try $0.all(.titles) } == ["a", "c"])
    }

    @Test func `a body that changes nothing before it throws lets nobody run again`() async throws {
        let store = try await store()
        let (outcomes, runs) = await share(
            [
                { try $0.run(.add("a")) },
                { transaction in
                    guard try transaction.one(Self.count) == 0 else { throw Refusal() }
                    return 0
                },
                { transaction in
                    let added = try transaction.run("INSERT INTO song (title) VALUES ('a') ON CONFLICT DO NOTHING")
                    guard added > 0 else { throw Refusal() }
                    return added
                },
                { transaction in
                    // The engine takes back the first of the two itself.
                    try transaction.run("INSERT INTO song (title) VALUES ('b'), ('a')")
                },
                { try $0.run(.add("b")) },
            ], in: store)
        #expect(Array(outcomes.prefix(3)) == ["1", "Refusal()", "Refusal()"])
        #expect(outcomes[3].contains("song.title"))
        #expect(outcomes[4] == "1")
        #expect(runs == [1, 1, 1, 1, 1])
        #expect(try await store.read { try $0.all(.titles) } == ["a", "b"])
    }

    @Test func `a body that goes on after the engine refused a row keeps what it did besides`() async throws {
        let store = try await store()
        let (outcomes, runs) = await share(
            [
                { try $0.run(.add("a")) },
                { transaction in
                    try transaction.run(.add("b"))
                    do {
                        try transaction.run(.add("a"))
                    } catch StorageError.constraint {
                        return try transaction.run(.add("c"))
                    }
                    return 0
                },
            ], in: store)
        #expect(outcomes == ["1", "1"])
        #expect(runs == [1, 1])
        #expect(try await store.read { try $0.all(.titles) } == ["a", "b", "c"])
    }

    @Test func `a body alone runs once, and leaves nothing when it throws`() async throws {
        let store = try await store()
        let (outcomes, runs) = await share(
            [
                { transaction in
                    try transaction.run(.add("a"))
                    throw Refusal()
                }
            ], in: store)
        #expect(outcomes == ["Refusal()"])
        #expect(runs == [1])
        #expect(try await store.read { try $0.all(.titles) } == [])
        #expect(try await store.write { try $0.run(.add("a")) } == 1)
    }

    @Test func `when the transaction ends in the midst of them nobody is told of a success, and nothing is kept`()
        async throws
    {
        let store = try await store()
        let (outcomes, _) = await share(
            [
                { try $0.run(.add("a")) },
                { transaction in
                    // As SQLite itself does when the disk is full.
                    try transaction.run("ROLLBACK")
                    return (try? transaction.run(.add("b"))) ?? 0
                },
                { try $0.run(.add("c")) },
            ], in: store)
        #expect(outcomes.allSatisfy { $0.hasPrefix("The database could not do its work") }, "\(outcomes)")
        #expect(try await store.read { try $0.all(.titles) } == [])
        #expect(try await store.write { try $0.run(.add("after")) } == 1)
        #expect(try await store.read { try $0.all(.titles) } == ["after"])
    }
}

import Foundation
import Storage
import Synchronization
import Testing

/// Reads that go on only while they may.
@Suite struct StoppedReadContract {
    /// Says yes so many times.
    private final class Patience: Sendable {
        private let left: Mutex<Int>
        private let count = Mutex(0)

        init(_ times: Int) { left = Mutex(times) }

        var asked: Int { count.withLock { $0 } }

        func isLeft() -> Bool {
            count.withLock { $0 += 1 }
            return left.withLock { left in
                left -= 1
                return left >= 0
            }
        }
    }

    /// One statement with one row that takes a while.
    private static let counting = Query<Int>(
        "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT COUNT(*) FROM n")

    @Test(arguments: Engine.allCases)
    func `a read that may go on is read like any other`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        let patience = Patience(.max)
        #expect(try await store.read(while: patience.isLeft) { try $0.one(Self.counting) } == 100_000)
        #expect(patience.asked > 100)
    }

    @Test(arguments: Engine.allCases)
    func `a statement is ended when it may not go on, and only in that read`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        let patience = Patience(10)
        await #expect(throws: StorageError.stopped) {
            try await store.read(while: patience.isLeft) { try $0.one(Self.counting) }
        }
        #expect(patience.asked == 11)
        #expect(try await store.read { try $0.one(Self.counting) } == 100_000)
        #expect(patience.asked == 11)
    }

    @Test(arguments: Engine.allCases)
    func `a body that may not begin is not run, and what a body throws is thrown`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        await #expect(throws: StorageError.stopped) {
            try await store.read(while: { false }, { _ in throw Refusal() })
        }
        await #expect(throws: Refusal()) { try await store.read(while: { true }, { _ in throw Refusal() }) }
        await #expect(throws: (any Error).self) {
            try await store.read(while: { true }, { try $0.one(Query<Int>("SELECT nothing")) })
        }
    }

    @Test(arguments: Engine.allCases)
    func `nothing more is read for a task that was cancelled`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        let gate = DispatchSemaphore(value: 0)
        let (isInside, inside) = AsyncStream<Void>.makeStream()
        let reading = Task {
            try await store.read(while: { true }) { transaction in
                inside.finish()
                gate.wait()
                return try transaction.all(.titles)
            }
        }
        for await _ in isInside {}
        reading.cancel()
        gate.signal()
        await #expect(throws: CancellationError.self) { try await reading.value }
        #expect(try await store.read { try $0.all(.titles) } == [])
    }

    @Test(arguments: Engine.allCases)
    func `a statement is ended when its task is cancelled`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        let patience = Patience(.max)
        let reading = Task {
            try await store.read(
                while: {
                    if patience.isLeft(), patience.asked == 5 { withUnsafeCurrentTask { $0?.cancel() } }
                    return true
                },
                { try $0.one(Self.counting) })
        }
        await #expect(throws: CancellationError.self) { try await reading.value }
        #expect(patience.asked < 50)
        #expect(try await store.read { try $0.one(Self.counting) } == 100_000)
    }

    @Test(arguments: Engine.allCases)
    func `short reads and writes of a task that was cancelled are done`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs])
        let work = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await store.write { try $0.run(.add("kept")) }
            return try await store.read { try $0.all(.titles) }
        }
        #expect(try await work.value == ["kept"])
    }

    @Test(arguments: Engine.allCases)
    func `full-text search is ended where it finds nothing, and finds again afterwards`(_ engine: Engine) async throws {
        let store = try engine.makeStore()
        try await store.migrate([songs, Migration("002-search", sql: "{search}")])
        let index = store.searchIndex
        let text = Array(repeating: "the saddle", count: 100).joined(separator: " ")
        try await store.write { transaction in
            for key in 1...Int64(3_000) {
                try index.add(
                    SearchEntry(key: key, title: "", thread: "", text: text, author: "ada", board: "b"),
                    in: transaction)
            }
        }
        func count(_ words: [String], while mayGoOn: @escaping @Sendable () -> Bool) async throws -> Int {
            let matches = index.matches(SearchTerms(all: [[.init(words)]]), isScored: false)
            return try await store.read(while: mayGoOn) {
                try $0.one(Query("SELECT COUNT(*) FROM (\(matches)) s"))
            }
        }
        let again = Array(repeating: "the", count: 10)
        let patience = Patience(2)
        await #expect(throws: StorageError.stopped) { try await count(again, while: patience.isLeft) }
        #expect(patience.asked == 3)
        #expect(try await count(again) { true } == 0)
        #expect(try await count(["saddle", "the"]) { true } == 3_000)
    }
}

import GRDB
import Storage
import Synchronization

/// The one writer: drains its queue into a transaction with a savepoint for each body, commits once, then answers
/// everyone.
///
/// So a commit is durable and its price is shared under load.
final class GroupCommit: Sendable {
    /// Writes that may wait; more are refused, so that memory is bounded when the disk stands still.
    private static let maximumWaiting = 10_000
    /// Bodies that share one commit at most, so that the first of them is not kept waiting for the last.
    private static let maximumGroup = 256

    private struct State {
        var waiting: [WaitingWrite] = []
        var isDraining = false
    }

    private let database: any DatabaseWriter
    private let state = Mutex(State())

    init(_ database: any DatabaseWriter) {
        self.database = database
    }

    var waitingCount: Int { state.withLock { $0.waiting.count } }

    func write<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result
    ) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            enqueue(WaitingWrite(body, continuation))
        }
    }

    private func enqueue(_ write: WaitingWrite) {
        enum Next { case start, wait, refuse }
        let next: Next = state.withLock { state in
            guard state.waiting.count < Self.maximumWaiting else { return .refuse }
            state.waiting.append(write)
            defer { state.isDraining = true }
            return state.isDraining ? .wait : .start
        }
        switch next {
        case .wait: break
        case .refuse: write.refuse(.unavailable(reason: "too many writes are waiting"))
        case .start: database.asyncWriteWithoutTransaction { self.drain($0) }
        }
    }

    private func drain(_ database: Database) {
        while let group = nextGroup() {
            commit(group, on: database)
        }
    }

    private func nextGroup() -> ArraySlice<WaitingWrite>? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isDraining = false
                return nil
            }
            let group = state.waiting.prefix(Self.maximumGroup)
            state.waiting.removeFirst(group.count)
            return group
        }
    }

    private func commit(_ group: ArraySlice<WaitingWrite>, on database: Database) {
        var answers: [WaitingWrite.Answer] = []
        do {
            try database.beginTransaction(.immediate)
            for write in group {
                answers.append(try run(write, on: database))
            }
            try database.commit()
            answers.forEach { $0(nil) }
        } catch {
            try? database.rollback()
            let reason = (error as? DatabaseError)?.message ?? "the commit failed"
            answers.forEach { $0(.unavailable(reason: reason)) }
            group.dropFirst(answers.count).forEach { $0.refuse(.unavailable(reason: reason)) }
        }
    }

    private func run(_ write: WaitingWrite, on database: Database) throws -> WaitingWrite.Answer {
        try database.execute(sql: "SAVEPOINT body")
        let outcome = write.run(GRDBTransaction(database: database))
        if !outcome.succeeded {
            // A full disk or a lost lock may have ended the whole transaction already: then this throws too.
            try database.execute(sql: "ROLLBACK TO SAVEPOINT body")
        }
        try database.execute(sql: "RELEASE SAVEPOINT body")
        return outcome.answer
    }
}

/// A body that waits for its turn, with whoever waits for its result.
struct WaitingWrite: Sendable {
    /// Gives the result to whoever waits: as it is, or the failure of the commit in place of a success.
    typealias Answer = (StorageError?) -> Void

    /// How a body ended and how to say so once the commit's fate is known.
    struct Outcome {
        let succeeded: Bool
        let answer: Answer
    }

    let run: @Sendable (any Transaction) -> Outcome
    let refuse: @Sendable (StorageError) -> Void

    init<Result: Sendable>(
        _ body: @escaping @Sendable (any Transaction) throws -> Result,
        _ continuation: CheckedContinuation<Result, any Error>
    ) {
        run = { transaction in
            do {
                let result = try body(transaction)
                return Outcome(succeeded: true) { failure in
                    if let failure {
                        continuation.resume(throwing: failure)
                    } else {
                        continuation.resume(returning: result)
                    }
                }
            } catch {
                return Outcome(succeeded: false) { _ in continuation.resume(throwing: error) }
            }
        }
        refuse = { continuation.resume(throwing: $0) }
    }
}

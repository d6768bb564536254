import GRDB
import Storage
import Synchronization

/// The one writer: drains its queue into a transaction with a savepoint for each body, commits once, then answers
/// everyone.
///
/// So a commit is durable and its price is shared under load, and so is that of changing the search index.
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
        let changes = IndexChanges()
        do {
            try database.beginTransaction(.immediate)
            for write in group {
                answers.append(try run(write, on: database, changes))
            }
            do {
                try changes.make(in: GRDBTransaction(database: database))
            } catch {
                guard group.count > 1 else { throw error }
                // Nobody knows whose words the index does not take: each is tried by itself, and only that one fails.
                try database.rollback()
                group.indices.forEach { commit(group[$0...$0], on: database) }
                return
            }
            try database.commit()
            answers.forEach { $0(nil) }
        } catch {
            try? database.rollback()
            let reason = Self.reason(error) ?? "the commit failed"
            answers.forEach { $0(.unavailable(reason: reason)) }
            group.dropFirst(answers.count).forEach { $0.refuse(.unavailable(reason: reason)) }
        }
    }

    private static func reason(_ error: any Error) -> String? {
        switch error as? StorageError {
        case .unavailable(let reason)?, .constraint(let reason)?: reason
        default: (error as? DatabaseError)?.message
        }
    }

    private func run(
        _ write: WaitingWrite, on database: Database, _ changes: IndexChanges
    ) throws -> WaitingWrite.Answer {
        let known = changes.count
        try database.cachedStatement(sql: "SAVEPOINT body").execute()
        let outcome = write.run(GRDBTransaction(database: database, later: changes))
        if !outcome.succeeded {
            changes.cut(to: known)
            // A full disk or a lost lock may have ended the whole transaction already: then this throws too.
            try database.cachedStatement(sql: "ROLLBACK TO SAVEPOINT body").execute()
        }
        try database.cachedStatement(sql: "RELEASE SAVEPOINT body").execute()
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

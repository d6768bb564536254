import GRDB
import Storage
import Synchronization

/// The one writer: drains its queue into a transaction, commits once, then answers everyone.
///
/// So a commit is durable and its price is shared under load, and so is that of changing the search index.
///
/// The bodies of a group change the same transaction one after the other. A savepoint for each would let it be undone
/// alone, but then SQLite copies every page that it touches. So there is none at first; where a body throws after it
/// has changed rows, everything is undone, and the whole group runs once more, with savepoints.
final class GroupCommit: Sendable {
    /// Writes that may wait; more are refused, so that memory is bounded when the disk stands still.
    private static let maximumWaiting = 10_000
    /// Bodies that share one commit at most, so that the first of them is not kept waiting for the last.
    private static let maximumGroup = 256

    private struct State {
        var waiting: [WaitingWrite] = []
        var isDraining = false
        var lastGroup = 0
    }

    private let database: any DatabaseWriter
    private let state = Mutex(State())

    init(_ database: any DatabaseWriter) {
        self.database = database
    }

    var waitingCount: Int { state.withLock { $0.waiting.count } }

    /// How many bodies the newest commit holds.
    var lastGroup: Int { state.withLock(\.lastGroup) }

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
        case .start: drainLater()
        }
    }

    private func drainLater() {
        database.asyncWriteWithoutTransaction { self.drain($0) }
    }

    /// Commits one group, and lets go of the connection before the next: under a load that never ends, others have to
    /// use it too.
    private func drain(_ database: Database) {
        guard let group = nextGroup() else { return }
        commit(group, on: database)
        drainLater()
    }

    /// Commits all that waits.
    func finish(on database: Database) {
        while let group = nextGroup() { commit(group, on: database) }
    }

    private func nextGroup() -> ArraySlice<WaitingWrite>? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isDraining = false
                return nil
            }
            let group = state.waiting.prefix(Self.maximumGroup)
            state.waiting.removeFirst(group.count)
            state.lastGroup = group.count
            return group
        }
    }

    /// - Parameter isCareful: each body has a savepoint, so that it can be undone alone.
    private func commit(_ group: ArraySlice<WaitingWrite>, on database: Database, isCareful: Bool = false) {
        var answers: [WaitingWrite.Answer] = []
        let changes = IndexChanges()
        do {
            try database.beginTransaction(.immediate)
            for write in group {
                if isCareful {
                    answers.append(try runCarefully(write, on: database, changes))
                    continue
                }
                switch run(write, on: database, changes) {
                case .shared(let answer):
                    answers.append(answer)
                case .spoiled(let answer) where group.count == 1:
                    try database.rollback()
                    answer(nil)
                    return
                case .spoiled, .lost:
                    try database.rollback()
                    commit(group, on: database, isCareful: true)
                    return
                }
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

    /// What a body that has no savepoint leaves.
    private enum Trace {
        /// A transaction that can be committed: what the body did is to stay, or it did nothing.
        case shared(WaitingWrite.Answer)
        /// Changes that are to be undone, among those of others.
        case spoiled(WaitingWrite.Answer)
        /// No transaction: a full disk or a lost lock ended it.
        case lost
    }

    private func run(_ write: WaitingWrite, on database: Database, _ changes: IndexChanges) -> Trace {
        let (known, before) = (changes.count, database.totalChangesCount)
        let outcome = write.run(GRDBTransaction(database: database, later: changes))
        guard database.isInsideTransaction else { return .lost }
        guard !outcome.succeeded else { return .shared(outcome.answer) }
        changes.cut(to: known)
        return database.totalChangesCount == before ? .shared(outcome.answer) : .spoiled(outcome.answer)
    }

    private func runCarefully(
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

package import Features
import Synchronization

/// Hashes passwords at next to no cost, and counts how often.
package final class TestPasswords: PasswordHashing {
    private struct State {
        var made = 0
        var isBusy = false
    }

    private let state = Mutex(State())

    /// One for all tests, so that no test starts threads of its own.
    private static let hasher = PasswordHasher(
        cost: ScryptCost(logN: 2, blockSize: 1, parallelism: 1) ?? .standard, atOnce: 2, queueLimit: 100_000,
        niceness: 0,
        randomBytes: { count in (0..<count).map { _ in UInt8.random(in: .min ... .max) } })

    package init() {}

    /// How many hashes were made so far, for whatever reason.
    package var made: Int { state.withLock { $0.made } }

    /// Takes no more passwords, as when too many wait.
    package var isBusy: Bool {
        get { state.withLock { $0.isBusy } }
        set { state.withLock { $0.isBusy = newValue } }
    }

    package var cost: ScryptCost { Self.hasher.cost }

    package func hash(_ password: Password) async throws(PasswordHashingError) -> PasswordHash {
        try count()
        return try await Self.hasher.hash(password)
    }

    package func verify(
        _ password: Password, against stored: PasswordHash?
    ) async throws(PasswordHashingError) -> Bool {
        try count()
        return try await Self.hasher.verify(password, against: stored)
    }

    private func count() throws(PasswordHashingError) {
        let isBusy = state.withLock { state in
            if !state.isBusy { state.made += 1 }
            return state.isBusy
        }
        if isBusy { throw .busy }
    }
}

import Synchronization

/// Hashes and checks passwords on threads of its own, a few at a time.
///
/// One hash takes some tenths of a second and 32 MiB: a flood of sign-ins must cost neither the readers their pages nor the
/// machine its memory. Beyond the bound it says `busy` at once.
package final class PasswordHasher: Sendable {
    /// The cost of new hashes.
    package let cost: ScryptCost
    private let threads: WorkerThreads
    private let randomBytes: @Sendable (Int) -> [UInt8]
    /// Stands in for the hash of an account that is not there.
    private let decoy: PasswordHash
    private let counter = Atomic(0)

    /// Most hashes that wait for each thread: two to three seconds' work, as long as a person waits.
    private static let waitingForEach = 8
    /// How far the threads stand back behind those that serve pages (nice values, 0 to 19): where both want a core, the
    /// pages get three quarters of it.
    package static let standardNiceness: Int32 = 5

    /// Starts the threads: at most `atOnce` hashes are made at the same time and `queueLimit` wait, eight for each thread
    /// if nothing else is said.
    package init(
        cost: ScryptCost, atOnce: Int, queueLimit: Int? = nil, niceness: Int32 = standardNiceness,
        randomBytes: @escaping @Sendable (Int) -> [UInt8]
    ) {
        self.cost = cost
        self.randomBytes = randomBytes
        decoy = PasswordHash(
            cost: cost, salt: randomBytes(PasswordHash.saltLength), hash: randomBytes(PasswordHash.hashLength))
        let count = max(atOnce, 1)
        threads = WorkerThreads(
            count: count, queueLimit: max(queueLimit ?? count * Self.waitingForEach, 1), niceness: niceness,
            name: "passwords")
    }

    /// The hash of a new password, with a salt of its own.
    package func hash(_ password: Password) async throws(PasswordHashingError) -> PasswordHash {
        let salt = randomBytes(PasswordHash.saltLength)
        let hash = try await derive(password, salt: salt, cost: cost, length: PasswordHash.hashLength)
        return PasswordHash(cost: cost, salt: salt, hash: hash)
    }

    /// True when `password` is the one whose hash is stored.
    ///
    /// With no hash (no such account) the same work is done and the answer is false.
    package func verify(
        _ password: Password, against stored: PasswordHash?
    ) async throws(PasswordHashingError) -> Bool {
        let hash = stored ?? decoy
        let derived = try await derive(password, salt: hash.salt, cost: hash.cost, length: hash.hash.count)
        let isSame = ConstantTime.areEqual(derived, hash.hash)
        return isSame && stored != nil
    }

    /// How many hashes were made so far, for whatever reason: equal work can be counted.
    package var made: Int { counter.load(ordering: .relaxed) }

    /// Takes no more passwords; the threads end when those taken are done.
    package func stop() {
        threads.stop()
    }

    private func derive(
        _ password: Password, salt: [UInt8], cost: ScryptCost, length: Int
    ) async throws(PasswordHashingError) -> [UInt8] {
        let outcome: Result<[UInt8], Scrypt.Failure>
        do {
            outcome = try await threads.run {
                Result { () throws(Scrypt.Failure) in
                    try Scrypt.derive(password: password.bytes, salt: salt, cost: cost, length: length)
                }
            }
        } catch {
            switch error {
            case .full: throw .busy
            case .stopped: throw .stopped
            }
        }
        switch outcome {
        case .success(let bytes):
            counter.add(1, ordering: .relaxed)
            return bytes
        case .failure: throw .failed
        }
    }
}

/// Why a password was neither hashed nor checked.
package enum PasswordHashingError: Error, Equatable {
    /// As many wait as may: try again in a few seconds (503).
    case busy
    /// The server is being shut down.
    case stopped
    /// The library refused, for want of memory most likely.
    case failed
}

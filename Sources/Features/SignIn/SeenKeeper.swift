import Storage
import Synchronization

/// Remembers which sessions were seen, so that a page never waits for that to be written down.
package final class SeenKeeper: Sendable {
    /// Sessions that may wait to be noted; the others are noted after their next request.
    private static let capacity = 10_000

    private struct Sight {
        let signIn: SignIn.ID
        let at: Moment
    }

    private let store: any Store
    private let sights = Mutex<[[UInt8]: Sight]>([:])

    init(store: any Store) {
        self.store = store
    }

    func note(_ session: [UInt8], of signIn: SignIn.ID, at now: Moment) {
        sights.withLock { sights in
            guard sights.count < Self.capacity || sights[session] != nil else { return }
            sights[session] = Sight(signIn: signIn, at: now)
        }
    }

    /// Writes down what was seen since the last time; returns how many sessions that were.
    ///
    /// What could not be written is dropped: those sessions are noted again.
    @discardableResult
    package func flush() async throws -> Int {
        let waiting = sights.withLock { sights in
            defer { sights = [:] }
            return sights
        }
        var rest = Array(waiting)[...]
        while !rest.isEmpty {
            let batch = rest.prefix(Purge.batch)
            try await store.write { transaction in
                for (session, sight) in batch {
                    try transaction.run(.seen(session: session, at: sight.at))
                    try transaction.run(.seen(sight.signIn, at: sight.at))
                }
            }
            rest = rest.dropFirst(batch.count)
        }
        return waiting.count
    }
}

import SQLiteStorage
import Synchronization

/// Counts what a store is asked to do.
package final class StoreCount: Sendable {
    private let counts = Mutex<[StoreObserver.Work: Int]>([:])

    /// Transactions that read.
    package var reads: Int { counts.withLock { $0[.read, default: 0] } }

    var observer: StoreObserver {
        StoreObserver { [self] work, _ in counts.withLock { $0[work, default: 0] += 1 } }
    }
}

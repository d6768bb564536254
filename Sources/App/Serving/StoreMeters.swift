import CoreMetrics
import SQLiteStorage

/// Counts what the store does: how often, how long.
struct StoreMeters {
    static func observer(_ factory: any MetricsFactory) -> StoreObserver {
        let reads = factory.makeTimer(label: "bandstand_store_read_seconds", dimensions: [])
        let writes = factory.makeTimer(label: "bandstand_store_write_seconds", dimensions: [])
        return StoreObserver { work, duration in
            let (seconds, attoseconds) = duration.components
            let nanoseconds = seconds * 1_000_000_000 + attoseconds / 1_000_000_000
            switch work {
            case .read: reads.recordNanoseconds(nanoseconds)
            case .write: writes.recordNanoseconds(nanoseconds)
            }
        }
    }
}

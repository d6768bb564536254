import GRDB
import GRDBSQLite
import Storage

/// Ends what a connection does once its work may not go on.
///
/// SQLite asks between two of its steps; full-text search takes such steps for each page of its index, however little
/// it finds there.
final class WorkWatch {
    /// Steps between two questions: some milliseconds at most, of which asking takes next to nothing.
    private static let steps: Int32 = 1_000

    private let mayGoOn: @Sendable () -> Bool
    private var isStopped = false

    private init(_ mayGoOn: @escaping @Sendable () -> Bool) {
        self.mayGoOn = mayGoOn
    }

    /// Runs `body`; throws `StorageError.stopped` when its statements were ended.
    static func run<Result>(
        on database: Database, while mayGoOn: @escaping @Sendable () -> Bool, _ body: () throws -> Result
    ) throws -> Result {
        guard mayGoOn() else { throw StorageError.stopped }
        let watch = WorkWatch(mayGoOn)
        return try withExtendedLifetime(watch) {
            sqlite3_progress_handler(
                database.sqliteConnection, steps, { WorkWatch.ask($0) }, Unmanaged.passUnretained(watch).toOpaque())
            // What ends the transaction afterwards is not to be ended.
            defer { sqlite3_progress_handler(database.sqliteConnection, 0, nil, nil) }
            do {
                return try body()
            } catch {
                throw watch.isStopped ? StorageError.stopped : error
            }
        }
    }

    /// What SQLite calls; anything but 0 ends the statement.
    private static func ask(_ context: UnsafeMutableRawPointer?) -> Int32 {
        guard let context else { return 0 }
        let watch = Unmanaged<WorkWatch>.fromOpaque(context).takeUnretainedValue()
        guard !watch.isStopped, watch.mayGoOn() else {
            watch.isStopped = true
            return 1
        }
        return 0
    }
}

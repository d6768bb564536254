/// What can go wrong below the features.
package enum StorageError: Error, Equatable, CustomStringConvertible {
    /// The engine could not do its work: full disk, broken file, too many waiting writes.
    case unavailable(reason: String)
    /// The work was not to go on: a read that was asked for `while` something.
    case stopped
    /// A statement broke a rule of the schema (unique, foreign key, check).
    case constraint(reason: String)
    /// A column was missing, NULL or of another type than its reader expected.
    case unexpectedColumn(index: Int)
    /// A query that always has a row had none.
    case noRow
    /// The database was made by a newer Bandstand.
    case newerSchema(migration: String)
    /// The file is no database of ours or can't be opened.
    case unusable(path: String, reason: String)

    package var description: String {
        switch self {
        case .unavailable(let reason): "The database could not do its work: \(reason)."
        case .stopped: "The database was told to stop before it was done."
        case .constraint(let reason): "The database refused a change: \(reason)."
        case .unexpectedColumn(let index): "Column \(index) of a result is not what its reader expects."
        case .noRow: "A query that always has a row had none."
        case .newerSchema(let migration):
            "The database was made by a newer Bandstand (it has migration \(migration)). Use that version or newer."
        case .unusable(let path, let reason): "\(path) can't be used as Bandstand's database: \(reason)."
        }
    }
}

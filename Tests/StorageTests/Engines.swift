import SQLiteStorage
import Storage
import Testing

/// The engines that the contract is run against; a second one adds a case and its factory.
enum Engine: CaseIterable, CustomTestStringConvertible {
    case sqlite

    /// An empty store of this engine.
    func makeStore() throws -> any Store {
        switch self {
        case .sqlite: try SQLiteStore()
        }
    }

    var testDescription: String { "\(self)" }
}

/// A table to try things on.
let songs = Migration(
    "001-songs",
    sql: """
        CREATE TABLE song (
            id {id},
            title TEXT NOT NULL UNIQUE,
            played {int64} NOT NULL DEFAULT 0,
            cover {bytes},
            loud {bool} NOT NULL DEFAULT 0
        ) {strict};
        """)

extension Query where Row == String {
    static let titles = Query("SELECT title FROM song ORDER BY id")
}

extension SQLText {
    static func add(_ title: String) -> SQLText {
        "INSERT INTO song (title) VALUES (\(title))"
    }
}

/// What a body throws to be undone.
struct Refusal: Error, Equatable {}

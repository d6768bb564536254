import Storage

/// What the bodies of one group change in the search index, in order: it is done when all of them are.
///
/// FTS5 writes down what it was given whenever a savepoint ends, as a part of its own that is merged with others later.
/// A group may have a savepoint for each of its bodies, and this way has one part for all of them.
final class IndexChanges {
    /// An entry to be taken in, or out.
    struct Change {
        enum Kind { case add, remove }

        let kind: Kind
        let entry: SearchEntry
    }

    private var changes: [Change] = []

    var count: Int { changes.count }

    func append(_ change: Change) {
        changes.append(change)
    }

    /// Forgets what came after the first `count`: the body that wanted it was undone.
    func cut(to count: Int) {
        changes.removeLast(changes.count - count)
    }

    /// Does what is wanted, by rising keys: FTS5 begins another part whenever a key is smaller than the one before.
    ///
    /// What is done to one entry keeps its order, as sorting is stable.
    func make(in transaction: any Transaction) throws {
        for change in changes.sorted(by: { $0.entry.key < $1.entry.key }) { try transaction.run(change.statement) }
        changes = []
    }
}

extension IndexChanges.Change {
    var statement: SQLText {
        switch kind {
        case .add:
            """
            INSERT INTO search_index (rowid, title, thread, text, author, board)
            VALUES (\(entry.key), \(entry.title), \(entry.thread), \(entry.text), \(entry.author), \(entry.board))
            """
        case .remove:
            """
            INSERT INTO search_index (search_index, rowid, title, thread, text, author, board)
            VALUES ('delete', \(entry.key), \(entry.title), \(entry.thread), \(entry.text), \(entry.author),
                \(entry.board))
            """
        }
    }
}

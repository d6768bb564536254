import Storage

/// Rows of a list, one page.
enum ListSize {
    /// Threads or posts on a page of a list.
    static let rows = 30
}

/// A row that a list can be paged by.
protocol ListRow: Sendable, Equatable {
    /// The key that the list is ordered by, newest first.
    var cursorKey: (at: Moment, id: Int64) { get }
}

extension DiscussionSummary: ListRow {
    var cursorKey: (at: Moment, id: Int64) { (discussion.lastAt, discussion.id.rawValue) }
}

extension PersonPage.Entry: ListRow {
    var cursorKey: (at: Moment, id: Int64) { (at, post.rawValue) }
}

/// The part of a list's statement that a cursor decides: which rows, in which order, how many.
struct ListRange: Sendable {
    let cursor: ListCursor?

    /// The condition, over the two columns the list is ordered by.
    func condition(_ at: SQLText, _ id: SQLText) -> SQLText {
        switch cursor?.direction {
        case nil: "1 = 1"
        case .older: "(\(at), \(id)) < (\(cursor?.at), \(cursor?.id))"
        case .newer: "(\(at), \(id)) > (\(cursor?.at), \(cursor?.id))"
        }
    }

    /// The order, and one row more than a page holds: it says whether there is another page.
    func order(_ at: SQLText, _ id: SQLText) -> SQLText {
        cursor?.direction == .newer
            ? "ORDER BY \(at), \(id) LIMIT \(ListSize.rows + 1)"
            : "ORDER BY \(at) DESC, \(id) DESC LIMIT \(ListSize.rows + 1)"
    }
}

extension Transaction {
    /// A page of a list, with the cursors of its neighbours.
    func page<Row: ListRow>(
        at cursor: ListCursor?, _ query: (ListRange) -> Query<Row>
    ) throws -> ListPage<Row> {
        let found = try all(query(ListRange(cursor: cursor)))
        let isNewer = cursor?.direction == .newer
        let rows = isNewer ? Array(found.prefix(ListSize.rows).reversed()) : Array(found.prefix(ListSize.rows))
        let hasMore = found.count > ListSize.rows
        let hasNewer = isNewer ? hasMore : cursor != nil
        let hasOlder = isNewer ? true : hasMore
        func neighbour(_ direction: ListCursor.Direction, of row: Row?) -> ListCursor? {
            row.map { ListCursor(direction, at: $0.cursorKey.at, id: $0.cursorKey.id) }
        }
        return ListPage(
            rows: rows,
            newer: hasNewer ? neighbour(.newer, of: rows.first) : nil,
            older: hasOlder ? neighbour(.older, of: rows.last) : nil)
    }
}

extension Notice: ListRow {
    var cursorKey: (at: Moment, id: Int64) { (at, id.rawValue) }
}

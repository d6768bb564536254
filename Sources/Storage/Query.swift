/// A statement and how its rows are read.
package struct Query<Row>: Sendable {
    /// The statement with its bound values.
    package let sql: SQLText
    /// Reads one row, its columns in the order of the SELECT.
    package let decode: @Sendable (inout SQLRow) throws -> Row

    package init(_ sql: SQLText, decode: @escaping @Sendable (inout SQLRow) throws -> Row) {
        self.sql = sql
        self.decode = decode
    }
}

extension Query where Row: SQLReadable {
    /// A query of one column.
    package init(_ sql: SQLText) {
        self.init(sql) { try $0.next() }
    }
}

/// The columns of one result row, as an engine hands them out.
package protocol SQLColumns {
    /// How many columns the row has.
    var count: Int { get }
    /// True where the column holds NULL.
    func isNull(at index: Int) -> Bool
    /// The column as an integer; throws `StorageError.unexpectedColumn` when it holds something else.
    func integer(at index: Int) throws -> Int64
    /// The column as text; throws `StorageError.unexpectedColumn` when it holds something else.
    func text(at index: Int) throws -> String
    /// The column as bytes; throws `StorageError.unexpectedColumn` when it holds something else.
    func bytes(at index: Int) throws -> [UInt8]
}

/// Reads a row column by column, in the order in which its SELECT names them.
package struct SQLRow {
    private let columns: any SQLColumns
    private var position = 0

    package init(_ columns: any SQLColumns) {
        self.columns = columns
    }

    /// The next column; throws when there is none left or when it holds NULL or another type.
    package mutating func next<Value: SQLReadable>(_ type: Value.Type = Value.self) throws -> Value {
        let index = try advance()
        return try Value.read(columns, at: index)
    }

    /// The next column, or nil where it holds NULL.
    package mutating func next<Value: SQLReadable>(_ type: Value?.Type = Value?.self) throws -> Value? {
        let index = try advance()
        return columns.isNull(at: index) ? nil : try Value.read(columns, at: index)
    }

    private mutating func advance() throws -> Int {
        guard position < columns.count else { throw StorageError.unexpectedColumn(index: position) }
        defer { position += 1 }
        return position
    }
}

/// What can be read from a column.
package protocol SQLReadable: Sendable {
    /// Reads the column at `index`; throws when it can't be read as this type.
    static func read(_ columns: any SQLColumns, at index: Int) throws -> Self
}

extension Int64: SQLReadable {
    package static func read(_ columns: any SQLColumns, at index: Int) throws -> Int64 {
        try columns.integer(at: index)
    }
}

extension Int: SQLReadable {
    package static func read(_ columns: any SQLColumns, at index: Int) throws -> Int {
        Int(try columns.integer(at: index))
    }
}

extension Bool: SQLReadable {
    package static func read(_ columns: any SQLColumns, at index: Int) throws -> Bool {
        try columns.integer(at: index) != 0
    }
}

extension String: SQLReadable {
    package static func read(_ columns: any SQLColumns, at index: Int) throws -> String {
        try columns.text(at: index)
    }
}

extension [UInt8]: SQLReadable {
    package static func read(_ columns: any SQLColumns, at index: Int) throws -> [UInt8] {
        try columns.bytes(at: index)
    }
}

extension SQLReadable where Self: RawRepresentable, RawValue: SQLReadable {
    package static func read(_ columns: any SQLColumns, at index: Int) throws -> Self {
        guard let value = Self(rawValue: try RawValue.read(columns, at: index)) else {
            throw StorageError.unexpectedColumn(index: index)
        }
        return value
    }
}

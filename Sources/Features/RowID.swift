package import Storage

/// A row's key as a type of its own, so that a board's can't be passed where a post's is meant.
package protocol RowID: RawRepresentable, Hashable, Comparable, Sendable, SQLBindable, SQLReadable,
    CustomStringConvertible
where RawValue == Int64 {
    init(rawValue: Int64)
}

extension RowID {
    package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    package var description: String { "\(rawValue)" }
}

import Storage

/// A point in time: milliseconds since 1970, UTC.
package struct Moment: RawRepresentable, Hashable, Comparable, Sendable, SQLBindable, SQLReadable {
    package let rawValue: Int64

    package init(rawValue: Int64) {
        self.rawValue = rawValue
    }

    package static func < (left: Moment, right: Moment) -> Bool { left.rawValue < right.rawValue }

    /// The moment `seconds` later (earlier when negative).
    package func advanced(seconds: Int64) -> Moment {
        Moment(rawValue: rawValue + seconds * 1000)
    }

    /// One day in seconds.
    package static let day: Int64 = 86_400
}

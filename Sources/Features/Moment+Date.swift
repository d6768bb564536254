package import Foundation

extension Moment {
    /// The moment of a date, to the millisecond.
    package init(_ date: Date) {
        self.init(rawValue: Int64((date.timeIntervalSince1970 * 1_000).rounded()))
    }

    /// The same as Foundation knows it.
    package var date: Date { Date(timeIntervalSince1970: Double(rawValue) / 1_000) }
}

import Features
import Foundation

extension Moment {
    /// The moment of a date, to the millisecond.
    init(_ date: Date) {
        self.init(rawValue: Int64(date.timeIntervalSince1970 * 1_000))
    }
}

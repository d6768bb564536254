import Foundation

/// A day of the calendar, or the first day of a month or a year, as a query names it: `2024`, `2024-06`, `2024-06-15`.
package struct CalendarDay: Sendable, Equatable, CustomStringConvertible {
    package let year: Int
    /// 1 to 12; nil: the whole year is meant.
    package let month: Int?
    /// From 1; nil: the whole month is meant.
    package let day: Int?

    package init(year: Int, month: Int? = nil, day: Int? = nil) {
        self.year = year
        self.month = month
        self.day = day
    }

    /// Nil when it is no date: `2024-13`, `24`, `2023-02-29`.
    init?(_ text: some StringProtocol) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard (1...3).contains(parts.count), parts[0].utf8.count == 4,
            parts.dropFirst().allSatisfy({ (1...2).contains($0.utf8.count) }),
            parts.allSatisfy({ $0.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } })
        else { return nil }
        let numbers = parts.compactMap { Int($0) }
        let date = CalendarDay(
            year: numbers[0], month: numbers.count > 1 ? numbers[1] : nil, day: numbers.count > 2 ? numbers[2] : nil)
        guard date.year > 0, date.isThere else { return nil }
        self = date
    }

    private var components: DateComponents { DateComponents(year: year, month: month ?? 1, day: day ?? 1) }

    private var isThere: Bool {
        guard (1...12).contains(month ?? 1) else { return false }
        return components.isValidDate(in: Calendar(identifier: .gregorian))
    }

    package var description: String {
        func digits(_ number: Int, _ count: Int) -> String {
            String(repeating: "0", count: max(0, count - String(number).count)) + String(number)
        }
        return ([digits(year, 4)] + [month, day].compactMap(\.self).map { digits($0, 2) }).joined(separator: "-")
    }

    /// Its first moment in a zone.
    func start(in zone: TimeZone) -> Moment {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let date = calendar.date(from: components) ?? .distantPast
        return Moment(date)
    }

    /// The month that a moment is in, in a zone.
    static func month(of moment: Moment, in zone: TimeZone) -> CalendarDay {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let parts = calendar.dateComponents([.year, .month], from: moment.date)
        return CalendarDay(year: parts.year ?? 1970, month: parts.month ?? 1)
    }
}

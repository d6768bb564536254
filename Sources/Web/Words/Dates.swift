import Features
import Foundation

/// Dates in words, in a reader's zone; for guests that is the community's.
///
/// Guests' pages are shared, so they never say "today".
struct Dates: Sendable {
    private let zone: TimeZone
    /// The year that goes without saying.
    private let year: Int
    private let now: Moment

    init(zone: TimeZone, now: Moment) {
        self.zone = zone
        year = Self.civil(now, in: zone).year
        self.now = now
    }

    /// "Fri 20 Nov, 18:40", or "Fri 20 Nov 2009, 18:40" in another year.
    func time(_ moment: Moment) -> String {
        let civil = Self.civil(moment, in: zone)
        return "\(Self.weekdays[civil.weekday]) \(date(civil)), \(Self.clock(civil))"
    }

    /// "20 Nov", or "20 Nov 2009" in another year.
    func day(_ moment: Moment) -> String {
        date(Self.civil(moment, in: zone))
    }

    /// "18:40".
    func clock(_ moment: Moment) -> String {
        Self.clock(Self.civil(moment, in: zone))
    }

    /// Midnights between a moment and now.
    func days(since moment: Moment) -> Int {
        Self.civil(now, in: zone).dayNumber - Self.civil(moment, in: zone).dayNumber
    }

    /// The day of the week, 0 for Monday.
    func weekday(_ moment: Moment) -> Int { Self.civil(moment, in: zone).weekday }

    /// "Fri 20 Nov 2026, 20:31".
    func full(_ moment: Moment) -> String {
        let civil = Self.civil(moment, in: zone)
        let date = "\(civil.day) \(Self.months[civil.month - 1]) \(civil.year)"
        return "\(Self.weekdays[civil.weekday]) \(date), \(Self.clock(civil))"
    }

    /// The first moment of the next year.
    static func yearEnd(after now: Moment, in zone: TimeZone) -> Moment {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        let next = DateComponents(year: civil(now, in: zone).year + 1, month: 1, day: 1)
        // Without a calendar's answer the page is good for a day: its dates are right until then, or until midnight.
        guard let date = calendar.date(from: next) else { return now.advanced(seconds: Moment.day) }
        return Moment(date)
    }

    /// "Nov", for 11.
    static func month(_ number: Int) -> String {
        months[number - 1]
    }

    /// The moment for machines, in UTC, with its words.
    func element(_ moment: Moment, _ words: String) -> HTML {
        "<time datetime=\"\(Self.machine(moment))\">\(words)</time>"
    }

    /// `2026-11-20T18:40:05Z`.
    static func machine(_ moment: Moment) -> String {
        let civil = CivilTime(milliseconds: moment.rawValue, offset: 0)
        let year = String(civil.year)
        let zeros = String(repeating: "0", count: max(0, yearDigits - year.count))
        let date = "\(zeros)\(year)-\(padded(civil.month))-\(padded(civil.day))"
        return "\(date)T\(clock(civil)):\(padded(civil.second))Z"
    }

    /// The zone's name as people say it: "United Kingdom Time".
    static func name(of zone: TimeZone) -> String {
        guard zone.identifier != "GMT", zone.identifier != "UTC" else { return "UTC" }
        return zone.localizedName(for: .generic, locale: Locale(identifier: "en_GB")) ?? zone.identifier
    }

    private func date(_ civil: CivilTime) -> String {
        let day = "\(civil.day) \(Self.months[civil.month - 1])"
        return civil.year == year ? day : "\(day) \(civil.year)"
    }

    private static func civil(_ moment: Moment, in zone: TimeZone) -> CivilTime {
        CivilTime(milliseconds: moment.rawValue, offset: zone.secondsFromGMT(for: moment.date))
    }

    private static func clock(_ civil: CivilTime) -> String {
        "\(padded(civil.hour)):\(padded(civil.minute))"
    }

    private static func padded(_ number: Int) -> String {
        number < 10 ? "0\(number)" : String(number)
    }

    private static let yearDigits = 4
    private static let weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}

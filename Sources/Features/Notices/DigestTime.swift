package import Foundation

/// When digests come: at a fixed hour of the member's own day, on Mondays when once a week.
package enum DigestTime {
    /// The hour of the day.
    package static let hour = 8
    /// Mondays, as Foundation counts days of the week.
    private static let weekday = 2

    /// The next such time after a moment.
    package static func next(after now: Moment, _ every: NoticeSettings.Every, in zone: TimeZone) -> Moment {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        var time = DateComponents(hour: hour, minute: 0, second: 0)
        if every == .week { time.weekday = weekday }
        // There is such a time in every zone; were there none, it would be a day or a week on.
        guard let date = calendar.nextDate(after: now.date, matching: time, matchingPolicy: .nextTime) else {
            return now.advanced(seconds: every == .day ? Moment.day : 7 * Moment.day)
        }
        return Moment(date)
    }
}

/// In which zone a member's day begins.
struct DigestZone: Sendable {
    /// That of the site.
    let usual: TimeZone

    func zone(of preferences: Preferences) -> TimeZone { preferences.zone ?? usual }

    func zone(named name: String?) -> TimeZone { name.flatMap(TimeZone.init(identifier:)) ?? usual }
}

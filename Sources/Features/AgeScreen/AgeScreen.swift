import Foundation

/// Asks everyone the same neutral question before anything else, and keeps nothing of the answer but a band.
///
/// Goals: no hint at the answer that lets people in; no answer stored; nobody taken for older than they certainly are.
/// The month and the year live in one call: no type of ours holds them, and neither the outcome nor the error does.
package struct AgeScreen: Sendable {
    /// What comes of an answer.
    package enum Outcome: Sendable, Equatable {
        /// May join by themselves; the band is what is kept.
        case mayJoin(AgeBand)
        /// May not; the browser session remembers that alone.
        case minor
    }

    /// The answer can't be read: one error for whatever is wrong with it, so that no text gives anything away.
    package struct Unreadable: Error, Equatable {}

    /// The oldest people alive were born after it.
    private static let earliestYear = 1900
    /// Longest answer that is read, in bytes.
    private static let byteLimit = 32
    /// Seconds by which the last places on earth (UTC-12) are behind: a month has ended when it has ended there.
    private static let lastPlaceOnEarth: Int64 = 12 * 3600

    private let thresholds: AgeThresholds

    package init(thresholds: AgeThresholds) {
        self.thresholds = thresholds
    }

    /// Judges what was typed: a month (1 to 12, or its English name, of which three letters do), a year of four digits, a country's code.
    ///
    /// The month of the birthday counts as not yet reached until it has ended everywhere. Every month from 1900 to the
    /// current one is an answer.
    package func outcome(
        month: String, year: String, country: String, at now: Moment
    ) throws(Unreadable) -> Outcome {
        guard let month = Self.month(month), let year = Self.year(year),
            let country = Country(code: country.trimmingCharacters(in: .whitespaces))
        else { throw Unreadable() }
        let present = CalendarDay.month(of: now, in: .gmt)
        guard Self.monthsSince(year: year, month: month, until: present) >= 0 else { throw Unreadable() }
        let ended = CalendarDay.month(of: now.advanced(seconds: -Self.lastPlaceOnEarth), in: .gmt)
        let months = Self.monthsSince(year: year, month: month, until: ended)
        let certainYears = max(months - 1, 0) / 12
        guard let years = thresholds.years(in: country), certainYears >= years,
            let band = AgeBand.allCases.last(where: { $0.years <= certainYears })
        else { return .minor }
        return .mayJoin(band)
    }

    private static func monthsSince(year: Int, month: Int, until day: CalendarDay) -> Int {
        (day.year - year) * 12 + (day.month ?? 1) - month
    }

    private static func month(_ typed: String) -> Int? {
        guard typed.utf8.count <= byteLimit else { return nil }
        let text = typed.trimmingCharacters(in: .whitespaces).lowercased()
        if let number = number(text, digits: 1...2) { return (1...12).contains(number) ? number : nil }
        guard text.count >= shortestName else { return nil }
        return monthNames.firstIndex { $0.hasPrefix(text) }.map { $0 + 1 }
    }

    /// Letters of a month's name that tell it from the others.
    private static let shortestName = 3

    private static func year(_ typed: String) -> Int? {
        guard typed.utf8.count <= byteLimit else { return nil }
        let number = number(typed.trimmingCharacters(in: .whitespaces), digits: 4...4)
        return number.flatMap { $0 >= earliestYear ? $0 : nil }
    }

    private static func number(_ text: String, digits: ClosedRange<Int>) -> Int? {
        guard digits.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(text)
    }

    private static let monthNames = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
}

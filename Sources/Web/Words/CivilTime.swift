/// A moment on the calendar and clock of a zone.
struct CivilTime: Sendable, Equatable {
    let year: Int
    /// 1 to 12.
    let month: Int
    let day: Int
    /// 0 is Monday.
    let weekday: Int
    let hour: Int
    let minute: Int
    let second: Int
    /// Days since 1 January 1970.
    let dayNumber: Int

    /// - Parameters:
    ///   - milliseconds: since 1970, UTC.
    ///   - offset: what the zone adds to UTC at that moment, in seconds.
    init(milliseconds: Int64, offset: Int) {
        let seconds = Self.divided(milliseconds, by: 1000).quotient + Int64(offset)
        let (days, time) = Self.divided(seconds, by: Self.secondsPerDay)
        dayNumber = Int(days)
        hour = Int(time) / 3600
        minute = Int(time) / 60 % 60
        second = Int(time) % 60
        // 1 January 1970 was a Thursday.
        weekday = Int(Self.divided(days + 3, by: 7).remainder)
        (year, month, day) = Self.date(daysSince1970: days)
    }

    private static let secondsPerDay: Int64 = 86_400

    /// Years are counted from 1 March 0000 here, so that the day a leap year adds is the last of its year.
    private static func date(daysSince1970 days: Int64) -> (year: Int, month: Int, day: Int) {
        let (era, dayOfEra) = divided(days + daysFromMarch0To1970, by: daysPerEra)
        // Leap days that the era has had up to this day.
        let leaps = dayOfEra / 1_460 - dayOfEra / 36_524 + dayOfEra / 146_096
        let yearOfEra = (dayOfEra - leaps) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        // Months from March on have 153 days in five.
        let shifted = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * yearsPerEra + (month <= 2 ? 1 : 0)
        return (Int(year), Int(month), Int(day))
    }

    /// The Gregorian calendar repeats itself after so many years and days.
    private static let yearsPerEra: Int64 = 400
    private static let daysPerEra: Int64 = 146_097
    private static let daysFromMarch0To1970: Int64 = 719_468

    /// Rounds down, so that remainders before 1970 are positive as well.
    private static func divided(_ value: Int64, by divisor: Int64) -> (quotient: Int64, remainder: Int64) {
        let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
    }
}

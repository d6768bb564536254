import Foundation
import TestSupport
import Testing

@testable import Features
@testable import Web

struct ReadingWordsTests {
    /// Sunday noon.
    private let dates = Dates(zone: .gmt, now: FixedClock.noon)

    private func ago(hours: Int64) -> Moment { FixedClock.noon.advanced(seconds: -hours * 3_600) }

    @Test func `the last visit is a clock time, yesterday, a day of this week, or a date`() {
        #expect(dates.since(ago(hours: 2)) == "10:00")
        #expect(dates.since(ago(hours: 13)) == "yesterday")
        #expect(dates.since(ago(hours: 37)) == "Friday")
        #expect(dates.since(ago(hours: 6 * 24)) == "Monday")
        #expect(dates.since(ago(hours: 7 * 24)) == "15 Nov")
    }

    @Test func `news is counted, up to what anybody counts`() {
        #expect(ReadingWords.news(0, since: ago(hours: 37), dates) == "Nothing new since Friday")
        #expect(ReadingWords.news(1, since: nil, dates) == "1 new post")
        #expect(ReadingWords.news(14, since: ago(hours: 37), dates) == "14 new posts since Friday")
        #expect(ReadingWords.new(100, since: ago(hours: 13), dates) == "99+ new since yesterday")
    }
}

import Delivery
import Testing

@Suite struct RetryScheduleTests {
    @Test func `waits grow from about a minute to about half a day, and end after about two days`() throws {
        var waits: [Duration] = []
        while let wait = RetrySchedule.wait(afterAttempt: waits.count + 1, of: "a@forum.test") { waits.append(wait) }
        let minutes: [Int64] = [1, 5, 15, 60, 180, 360, 720, 720, 720]
        try #require(waits.count == minutes.count)
        for (wait, minutes) in zip(waits, minutes) {
            #expect(wait >= .seconds(minutes * 54) && wait <= .seconds(minutes * 66))
        }
        let whole = waits.reduce(.zero, +)
        #expect(whole > .seconds(40 * 3600) && whole < .seconds(52 * 3600))
    }

    @Test func `the same try of the same mail waits the same time`() {
        for attempt in 1...9 {
            let wait = RetrySchedule.wait(afterAttempt: attempt, of: "a@forum.test")
            #expect(wait != nil && wait == RetrySchedule.wait(afterAttempt: attempt, of: "a@forum.test"))
        }
    }

    @Test func `mails of one outage are spread over the time`() {
        let waits = Set((1...1_000).map { RetrySchedule.wait(afterAttempt: 4, of: "\($0)@forum.test") })
        #expect(waits.count == 21)
    }

    @Test func `after the last try a mail is given up, and there is no try before the first`() {
        for attempt in [10, 11, 1_000_000, Int.max] {
            #expect(RetrySchedule.wait(afterAttempt: attempt, of: "a") == nil)
        }
        for attempt in [0, -1, Int.min] {
            #expect(RetrySchedule.wait(afterAttempt: attempt, of: "a").map { $0 < .seconds(70) } == true)
        }
    }
}

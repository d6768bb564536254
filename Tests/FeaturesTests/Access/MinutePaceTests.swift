import TestSupport
import Testing

@testable import Features

@Suite struct MinutePaceTests {
    private let now = FixedClock.noon.advanced(seconds: 15)

    @Test func `so many get through in a minute, each by themselves, and then the next minute's`() {
        let pace = MinutePace<Int>()
        #expect([1, 1, 1, 2].map { pace.take(by: $0, atMost: 2, at: now) } == [nil, nil, 45, nil])
        let last = now.advanced(seconds: 44)
        #expect(pace.take(by: 1, atMost: 2, at: last) == 1)
        #expect(pace.take(by: 1, atMost: 3, at: last) == nil, "whoever had to wait was not counted")
        #expect(pace.take(by: 1, atMost: 2, at: now.advanced(seconds: 45)) == nil)
    }

    @Test func `what is given back may be taken again, in that minute alone and no more than was taken`() {
        let pace = MinutePace<Int>()
        for _ in 1...2 { #expect(pace.take(by: 1, atMost: 2, at: now) == nil) }
        pace.giveBack(by: 1, at: now)
        pace.giveBack(by: 2, at: now)
        #expect([1, 1, 2, 2, 2].map { pace.take(by: $0, atMost: 2, at: now) } == [nil, 45, nil, nil, 45])
        let next = now.advanced(seconds: 60)
        for _ in 1...2 { #expect(pace.take(by: 1, atMost: 2, at: next) == nil) }
        pace.giveBack(by: 1, at: now)
        #expect(pace.take(by: 1, atMost: 2, at: next) == 45)
    }

    @Test func `no more are remembered than it has room for`() {
        let pace = MinutePace<Int>()
        for key in 1...MinutePace<Int>.keys { #expect(pace.take(by: key, atMost: 1, at: now) == nil) }
        #expect(pace.take(by: 1, atMost: 1, at: now) == 45)
        #expect(pace.take(by: 0, atMost: 1, at: now) == nil)
        #expect(pace.take(by: 1, atMost: 1, at: now) == nil, "counting began anew")
    }
}

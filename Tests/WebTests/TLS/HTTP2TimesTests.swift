import NIOCore
import Testing

@testable import Web

/// Times of connections that speak HTTP/2.
struct HTTP2TimesTests {
    private static let start = NIODeadline.uptimeNanoseconds(1_000_000_000_000)

    @Test func `twenty pings in ten seconds are taken, and one more is one too many`() {
        var allowance = PingAllowance()
        var taken: [Bool] = []
        for _ in 1...20 { taken.append(allowance.takes(at: Self.start)) }
        taken.append(allowance.takes(at: Self.start + .seconds(9)))
        taken.append(allowance.takes(at: Self.start + .seconds(10)))
        #expect(taken == Array(repeating: true, count: 20) + [false, true])
        // A browser's, for as long as it likes.
        var browser = PingAllowance()
        var refused = 0
        for number in 1...1_000 where !browser.takes(at: Self.start + .seconds(Int64(number) * 11)) { refused += 1 }
        #expect(refused == 0)
    }

    @Test func `a request that crosses the farewell is waited for, and its answer has a moment to arrive`() {
        let limits = ConnectionLimits()
        func end(_ idleSince: NIODeadline?) -> NIODeadline {
            HTTP2Guard.end(since: Self.start, idleSince: idleSince, limits: limits)
        }
        #expect(end(Self.start - .seconds(60)) == Self.start + limits.lingering)
        #expect(end(nil) == Self.start + limits.draining)
        #expect(end(Self.start + .milliseconds(500)) == Self.start + .milliseconds(500) + limits.lingering)
        #expect(end(Self.start + .milliseconds(2_900)) == Self.start + limits.draining)
    }
}

import NIOCore
import Testing

@testable import Web

struct RequestClockTests {
    private let limits = ConnectionLimits()

    private func at(_ seconds: Int64) -> NIODeadline {
        .uptimeNanoseconds(UInt64(seconds) * 1_000_000_000)
    }

    @Test func `a new connection owes a head within 10 s, however often it sends a byte`() {
        var clock = RequestClock(limits: limits, now: at(100))
        #expect(clock.deadline == at(110))
        clock.bytesArrived(at: at(109))
        #expect(clock.deadline == at(110))
    }

    @Test func `after the head the body has 30 s`() {
        var clock = RequestClock(limits: limits, now: at(100))
        clock.headRead(at: at(105))
        #expect(clock.isReadingBody)
        #expect(clock.deadline == at(135))
        clock.bytesArrived(at: at(134))
        #expect(clock.deadline == at(135))
    }

    @Test func `while we answer nobody else is late`() {
        var clock = RequestClock(limits: limits, now: at(100))
        clock.headRead(at: at(101))
        clock.requestRead(at: at(101))
        #expect(clock.deadline == nil)
        clock.bytesArrived(at: at(102))
        #expect(clock.deadline == nil)
    }

    @Test func `an answer has 60 s to be taken, then the connection may rest 60 s`() {
        var clock = RequestClock(limits: limits, now: at(100))
        clock.headRead(at: at(101))
        clock.requestRead(at: at(101))
        clock.answerWritten(at: at(102))
        #expect(clock.deadline == at(162))
        clock.answerSent(at: at(103))
        #expect(clock.answering == 0)
        #expect(clock.deadline == at(163))
        clock.bytesArrived(at: at(150))
        #expect(clock.deadline == at(160))
    }

    @Test func `the next head's time begins when the last answer has left`() {
        var clock = RequestClock(limits: limits, now: at(100))
        clock.headRead(at: at(101))
        clock.requestRead(at: at(101))
        clock.bytesArrived(at: at(102))
        clock.answerWritten(at: at(130))
        clock.answerSent(at: at(131))
        #expect(clock.deadline == at(141))
    }

    @Test func `a reader who takes answers one by one gains no time`() {
        var clock = RequestClock(limits: limits, now: at(100))
        for _ in 0..<2 {
            clock.headRead(at: at(101))
            clock.requestRead(at: at(101))
        }
        clock.answerWritten(at: at(102))
        clock.answerWritten(at: at(110))
        #expect(clock.deadline == at(162))
        clock.answerSent(at: at(120))
        #expect(clock.isReaderBehind)
        #expect(clock.deadline == at(162))
        #expect(clock.answering == 1)
        clock.answerSent(at: at(121))
        #expect(!clock.isReaderBehind)
        #expect(clock.deadline == at(181))
    }

    @Test func `half an answer that nobody takes has 60 s as well`() {
        var clock = RequestClock(limits: limits, now: at(100))
        clock.headRead(at: at(101))
        clock.requestRead(at: at(101))
        clock.blocked(true, at: at(102))
        clock.blocked(true, at: at(103))
        #expect(clock.isReaderBehind)
        #expect(clock.deadline == at(162))
        clock.blocked(false, at: at(110))
        #expect(!clock.isReaderBehind)
        #expect(clock.deadline == nil)
    }

    @Test func `after our last word, and at the server's end, time is short`() {
        var clock = RequestClock(limits: limits, now: at(100))
        clock.headRead(at: at(101))
        clock.ending(at: at(102))
        #expect(clock.deadline == at(105))
        clock.closed(at: at(103))
        clock.closed(at: at(104))
        #expect(clock.deadline == at(104))
    }

    @Test func `the clock is looked at often enough for the shortest time`() {
        var limits = ConnectionLimits()
        #expect(limits.tick == .milliseconds(250))
        limits.head = .milliseconds(200)
        #expect(limits.tick == .milliseconds(50))
        limits.head = .milliseconds(1)
        #expect(limits.tick == .milliseconds(20))
    }
}

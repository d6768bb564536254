import Features
import HTTPTypes
import HummingbirdTesting
import NIOCore
import TestSupport
import Testing

@testable import Web

struct PageCacheTests {
    private static let board = Board.ID(rawValue: 1)
    private static let later = FixedClock.noon.advanced(seconds: 60)

    private func page(_ text: String = "text", showing shown: Shown..., until: Moment = later) -> GuestPage {
        var facts = PageFacts.Facts()
        facts.shown = Set(shown)
        return GuestPage(
            facts, until: until, headers: [.contentType: "text/html"], safety: SafetyHeaders(isEncrypted: false),
            body: ByteBuffer(string: text))
    }

    private func key(_ text: String) -> ByteBuffer { ByteBuffer(string: text) }

    @Test func `a page that was read before a change is not kept after it`() async {
        let events = EventBus()
        let cache = PageCache(budget: 1_000_000, events: events)
        let (early, unrelated) = (cache.turn(), cache.turn())
        await events.publish(.arranged(Discussion.ID(rawValue: 5), in: Self.board))
        cache.keep(page(showing: .discussion(Discussion.ID(rawValue: 5))), at: key("/d/5"), readAfter: early)
        #expect(cache.page(at: key("/d/5"), now: FixedClock.noon) == nil)
        cache.keep(page(showing: .discussion(Discussion.ID(rawValue: 6))), at: key("/d/6"), readAfter: unrelated)
        #expect(cache.page(at: key("/d/6"), now: FixedClock.noon) != nil)
        cache.keep(page(showing: .discussion(Discussion.ID(rawValue: 5))), at: key("/d/5"), readAfter: cache.turn())
        #expect(cache.page(at: key("/d/5"), now: FixedClock.noon) != nil)
    }

    @Test func `when more has changed than is remembered, a page is not kept`() async {
        let events = EventBus()
        let cache = PageCache(budget: 1_000_000, events: events)
        let turn = cache.turn()
        for _ in 0..<100 { await events.publish(.enrolled(Member.ID(rawValue: 1))) }
        cache.keep(page(showing: .house), at: key("/help"), readAfter: turn)
        #expect(cache.page(at: key("/help"), now: FixedClock.noon) == nil)
    }

    @Test func `a page goes when the clock changes it`() {
        let cache = PageCache(budget: 1_000_000, events: EventBus())
        cache.keep(page(showing: .boards), at: key("/"), readAfter: cache.turn())
        #expect(cache.page(at: key("/"), now: Self.later.advanced(seconds: -1)) != nil)
        #expect(cache.page(at: key("/"), now: Self.later) == nil)
        #expect(cache.statistics == PageCache.Statistics(pages: 0, bytes: 0))
    }

    @Test func `a page that never said what it shows goes with every change`() async {
        let events = EventBus()
        let cache = PageCache(budget: 1_000_000, events: events)
        cache.keep(page(), at: key("/new"), readAfter: cache.turn())
        cache.keep(page(showing: .house), at: key("/help"), readAfter: cache.turn())
        await events.publish(.enrolled(Member.ID(rawValue: 1)))
        #expect(cache.page(at: key("/new"), now: FixedClock.noon) == nil)
        #expect(cache.page(at: key("/help"), now: FixedClock.noon) != nil)
        await events.publish(.changedOutside)
        #expect(cache.statistics == PageCache.Statistics(pages: 0, bytes: 0))
    }

    @Test func `pages stay within their budget of bytes`() {
        let cache = PageCache(budget: 100_000, events: EventBus())
        for number in 0..<100 {
            cache.keep(
                page(String(repeating: "words ", count: 1_000), showing: .boards), at: key("/\(number)"),
                readAfter: cache.turn())
            #expect(cache.statistics.bytes <= 100_000)
        }
        #expect(cache.statistics.pages > 1)
        #expect(cache.page(at: key("/99"), now: FixedClock.noon) != nil)
        #expect(cache.page(at: key("/0"), now: FixedClock.noon) == nil)
        let huge = page((0..<30_000).map { "\($0 &* 7_919)" }.joined(), showing: .boards)
        cache.keep(huge, at: key("/huge"), readAfter: cache.turn())
        #expect(cache.page(at: key("/huge"), now: FixedClock.noon) == nil)
        #expect(cache.page(at: key("/99"), now: FixedClock.noon) != nil)
    }
}

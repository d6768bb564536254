import Features
import HTTPTypes
import HummingbirdTesting
import TestSupport
import Testing

@testable import Web

/// Who is told at once that a notice came.
struct BellsTests {
    private let ada = Member.ID(rawValue: 1)
    private let ben = Member.ID(rawValue: 2)

    /// Ends both, and looks at how often each was called.
    private func expectOneCall(of mine: BellPull, butNotOf other: BellPull) async {
        mine.end()
        other.end()
        var calls = 0
        for await _ in mine.calls { calls += 1 }
        #expect(calls == 1)
        for await _ in other.calls { Issue.record("the other was called") }
    }

    @Test func `a member's pages are called and nobody else's, once for all that happened meanwhile`() async throws {
        let events = EventBus()
        let bells = Bells(events: events, most: 10)
        let (mine, other) = (try #require(bells.pull(for: ada)), try #require(bells.pull(for: ben)))
        for _ in 1...3 { await events.publish(.noticed([ada])) }
        await events.publish(.boardOpened(Board.ID(rawValue: 1)))
        await expectOneCall(of: mine, butNotOf: other)
    }

    @Test func `a post that comes or goes calls those whose bells told of it`() async throws {
        let events = EventBus()
        let bells = Bells(events: events, most: 10)
        let (mine, other) = (try #require(bells.pull(for: ada)), try #require(bells.pull(for: ben)))
        await events.publish(
            .postChanged(
                StateChange(
                    post: Post.ID(rawValue: 1), discussion: Discussion.ID(rawValue: 1), board: Board.ID(rawValue: 1),
                    author: ben, belled: [ada])))
        await expectOneCall(of: mine, butNotOf: other)
    }

    @Test func `what another process wrote may concern everybody`() async throws {
        let events = EventBus()
        let bells = Bells(events: events, most: 10)
        let pull = try #require(bells.pull(for: ben))
        await events.publish(.changedOutside)
        pull.end()
        var calls = 0
        for await _ in pull.calls { calls += 1 }
        #expect(calls == 1)
    }

    @Test func `there are four of one member and so many in all, and a place that is left is free`() async throws {
        let bells = Bells(events: EventBus(), most: 5)
        var pulls = (0..<4).map { _ in bells.pull(for: ada) }
        #expect(pulls.allSatisfy { $0 != nil })
        #expect(bells.pull(for: ada) == nil)
        let fifth = bells.pull(for: ben)
        #expect(fifth != nil)
        #expect(bells.pull(for: ben) == nil)
        #expect(bells.count == 5)
        pulls.removeLast()
        #expect(bells.count == 4)
        #expect(bells.pull(for: ada) != nil)
        fifth?.end()
        fifth?.end()
        #expect(bells.count == 3)
    }

    @Test func `the stream tells how many wait, to members alone`() async throws {
        try await TestSite.with { site, client in
            let browser = try await site.signIn(as: "ada", client)
            let post = try await site.town.start("Which strings for slide?")
            try await site.town.tell(site.town.ada, of: post)
            let answer = try await browser.get("/notices/stream?once=yes")
            #expect(answer.status == .ok)
            #expect(answer.headers[.contentType] == "text/event-stream")
            #expect(answer.headers[.cacheControl] == "no-store")
            #expect(answer.headers.value(named: "X-Accel-Buffering") == "no")
            let lines = try #require(answer.text.wholeMatch(of: #/retry: (\d+)\n\n([\s\S]*)/#))
            #expect((5_000...20_000).contains(Int(lines.1) ?? 0))
            #expect(lines.2 == "event: bell\ndata: {\"count\":1}\n\n")
            #expect(try await client.get("/notices/stream").status == .seeOther)
        }
    }
}

import TestSupport
import Testing

@testable import Features

struct EventBusTests {
    private static let event = CommunityEvent.changedOutside

    @Test func `who subscribes misses nothing that is published afterwards`() async {
        let bus = EventBus()
        let stream = await bus.subscribe(buffer: 8)
        await bus.publish(.boardOpened(Board.ID(rawValue: 1)))
        await bus.publish(.boardOpened(Board.ID(rawValue: 2)))
        var iterator = stream.makeAsyncIterator()
        #expect(await iterator.next() == .boardOpened(Board.ID(rawValue: 1)))
        #expect(await iterator.next() == .boardOpened(Board.ID(rawValue: 2)))
    }

    @Test func `a reader who falls behind is dropped, not waited for`() async {
        let bus = EventBus()
        let slow = await bus.subscribe(buffer: 2)
        let quick = await bus.subscribe(buffer: 8)
        for _ in 1...4 { await bus.publish(Self.event) }
        #expect(await bus.readerCount == 1)
        var count = 0
        for await _ in slow { count += 1 }
        #expect(count == 2)
        var iterator = quick.makeAsyncIterator()
        for _ in 1...4 { #expect(await iterator.next() == Self.event) }
    }
}

struct EventTests {
    /// What the verbs in `body` publish.
    private func published(
        _ town: TestCommunity, _ body: () async throws -> Void
    ) async throws -> [CommunityEvent] {
        let stream = await town.community.events.subscribe(buffer: 64)
        try await body()
        await town.community.events.publish(.changedOutside)
        var events: [CommunityEvent] = []
        for await event in stream {
            if event == .changedOutside { break }
            events.append(event)
        }
        return events
    }

    @Test func `a post is told of with its place, and whether its board's order changed`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("The first of two threads")
        let second = try await town.start("The second of two threads")
        let discussions = (try await town.discussion(of: first), try await town.discussion(of: second))
        var replies: [Post.ID] = []
        let events = try await published(town) {
            replies.append(try await town.reply(to: second))
            replies.append(try await town.reply(to: first))
        }
        func event(_ post: Post.ID, _ discussion: Discussion.ID, _ reorders: Bool) -> CommunityEvent {
            .posted(
                PostedEvent(
                    post: post, discussion: discussion, board: town.general, by: town.ben, reordersBoard: reorders))
        }
        let told = CommunityEvent.noticed([town.ada])
        #expect(
            events == [
                event(replies[0], discussions.1, false), told, event(replies[1], discussions.0, true), told,
            ])
    }

    @Test func `what is refused is not told of`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("A thread that is locked")
        let discussion = try await town.discussion(of: post)
        let events = try await published(town) {
            try await town.community.discussions.lock(discussion, as: town.maren, reason: "Done.", by: .seeder)
            await #expect(throws: PostingError.self) { try await town.reply(to: post) }
            await #expect(throws: PostingError.self) {
                try await town.community.discussions.pin(discussion, until: town.clock.now, by: .guest)
            }
            await #expect(throws: PostingError.missing) {
                try await town.community.discussions.pin(
                    Discussion.ID(rawValue: 999), until: town.clock.now, by: .seeder)
            }
        }
        #expect(events == [.arranged(discussion, in: town.general)])
    }

    @Test func `an import tells of every discussion that it touched, those that became part of another too`()
        async throws
    {
        let town = try await makeCommunity()
        func message(_ id: String, _ minute: Int, references: String? = nil, subject: String) -> String {
            """
            From a@b.example Sun Nov 22 10:\(minute):00 2026
            From: A <a@b.example>
            Date: Sun, 22 Nov 2026 10:\(minute):00 +0000
            Subject: \(subject)
            Message-ID: <\(id)@b.example>
            \(references.map { "References: \($0)\n" } ?? "")
            Words of \(id).


            """
        }
        let one = message("one", 10, subject: "Apples")
        let three = message("three", 12, references: "<two@b.example>", subject: "Pears")
        let two = message("two", 11, references: "<one@b.example>", subject: "Plums")
        let apart = try await published(town) { try await town.importMail(one + three, into: town.general) }
        guard case .archived(let before, town.general)? = apart.first else {
            Issue.record("no event of the import")
            return
        }
        #expect(before.count == 2)
        let joined = try await published(town) { try await town.importMail(two, into: town.general) }
        #expect(joined == [.archived(before, in: town.general)])
        let again = try await published(town) { try await town.importMail(two, into: town.general) }
        #expect(again == [])
    }
}

import Storage
import TestSupport
import Testing

@testable import Features

/// What waits, in which order, for whom.
@Suite struct QueueTests {
    @Test func `urgent ones come first, then those that wait longest`() async throws {
        let town = try await makeCommunity()
        let maren = try await town.moderator()
        let (early, first) = try await town.heldPost()
        let (late, second) = try await town.heldPost()
        let reported = try await town.start("Which recorder for a beginner?", in: town.guitars)
        try await town.community.reports.report(
            reported, ReportDraft(.under13), by: .guest, from: Network(address: "192.0.2.1"))
        let page = try await town.community.moderation.queue(for: maren)
        #expect(page.rows.map(\.item.post) == [reported, early, late])
        #expect(page.rows.map(\.item.isUrgent) == [true, false, false])
        #expect(page.rows[1].item.id == first && page.rows[2].item.id == second)
        #expect(page.waiting == 3 && page.next == nil)
        #expect(page.oldest == page.rows[1].item.openedAt)
        #expect(page.rows[0].reason == .under13 && page.rows[1].reason == nil)
        #expect(page.rows[1].item.rule == "personal-information")
    }

    @Test func `a long queue is paged, and no item is lost or shown twice`() async throws {
        let town = try await makeCommunity()
        let maren = try await town.moderator()
        let (now, board) = (town.clock.now, town.guitars)
        var posts: [Post.ID] = []
        for number in 1...ListSize.rows + 5 { posts.append(try await town.start("Thread number \(number)", in: board)) }
        let all = posts
        try await town.store.write { transaction in
            for (index, post) in all.enumerated() {
                // Several of one moment, and some that are urgent.
                try QueueKeeper(transaction: transaction).open(
                    post, board: board, kind: .reported, isUrgent: index.isMultiple(of: 7),
                    at: now.advanced(seconds: Int64(index / 3)))
            }
        }
        let first = try await town.community.moderation.queue(for: maren)
        #expect(first.rows.count == ListSize.rows)
        let next = try #require(first.next)
        let second = try await town.community.moderation.queue(from: next, for: maren)
        #expect(second.rows.count == 5 && second.next == nil && second.waiting == all.count)
        let ids = (first.rows + second.rows).map(\.item.post)
        #expect(Set(ids) == Set(all) && ids.count == all.count)
        let urgent = (first.rows + second.rows).map(\.item.isUrgent)
        #expect(urgent == urgent.sorted { $0 && !$1 })
    }

    @Test func `who moderates a board sees and decides what stands there, and nothing else`() async throws {
        let town = try await makeCommunity()
        let (post, item) = try await town.heldPost(by: town.maren)
        try await town.tamper(
            "INSERT INTO board_moderator (board, member, since) VALUES (\(town.general), \(town.ben), 1)")
        let elsewhere = try await town.member("ben")
        let moderation = town.community.moderation
        #expect(try await moderation.queue(for: elsewhere).rows == [])
        #expect(await moderation.waiting(for: elsewhere) == 0)
        await #expect(throws: ModerationError.missing) { try await moderation.look(at: item, for: elsewhere) }
        await #expect(throws: ModerationError.missing) { try await moderation.release(post, by: elsewhere) }
        await #expect(throws: ModerationError.missing) {
            try await moderation.reject(post, reason: "Not here.", by: elsewhere)
        }
        await #expect(throws: ModerationError.notAllowed) {
            try await moderation.remove(post, reason: "Not here.", by: elsewhere)
        }
        await #expect(throws: ModerationError.notAllowed) { try await moderation.subject(of: post, for: elsewhere) }
        try await town.tamper("UPDATE board_moderator SET board = \(town.guitars)")
        let here = try await town.member("ben")
        #expect(try await moderation.queue(for: here).rows.map(\.item.id) == [item])
        try await moderation.release(post, by: here)
        #expect(try await town.state(of: post) == .visible)
    }

    @Test(arguments: ["ada", nil])
    func `for members and guests there is no queue`(_ name: String?) async throws {
        let town = try await makeCommunity()
        let (post, item) = try await town.heldPost()
        let actor: Actor = if let name { try await town.member(name) } else { .guest }
        let maren = try await town.moderator()
        let moderation = town.community.moderation
        try await moderation.claim(item, by: maren)
        await #expect(throws: ModerationError.notAllowed) { try await moderation.queue(for: actor) }
        await #expect(throws: ModerationError.notAllowed) { try await moderation.look(at: item, for: actor) }
        await #expect(throws: ModerationError.notAllowed) { try await moderation.claim(item, by: actor) }
        await #expect(throws: ModerationError.notAllowed) { try await moderation.letGo(item, by: actor) }
        await #expect(throws: ModerationError.notAllowed) { try await moderation.release(post, by: actor) }
        await #expect(throws: ModerationError.notAllowed) { try await moderation.dismiss(post, by: actor) }
        await #expect(throws: ModerationError.notAllowed) {
            try await moderation.reject(post, reason: "Not here.", by: actor)
        }
        await #expect(throws: ModerationError.notAllowed) {
            try await moderation.decide(.reject(reason: "Not here."), on: item, by: actor)
        }
        await #expect(throws: ModerationError.notAllowed) { try await moderation.subject(of: post, for: actor) }
        #expect(await moderation.waiting(for: actor) == nil)
        #expect(try await moderation.look(at: item, for: maren).isTaken)
        #expect(try await town.decisions() == [])
    }

    @Test func `a post is one item however often it is put on the list, and the graver reason counts`() async throws {
        let town = try await makeCommunity()
        let (post, item) = try await town.heldPost()
        let (now, board) = (town.clock.now.advanced(seconds: 5), town.guitars)
        let again = try await town.store.write {
            try QueueKeeper(transaction: $0).open(post, board: board, kind: .reported, isUrgent: true, at: now)
        }
        #expect(again == item)
        let row = try #require(try await town.community.moderation.queue(for: town.moderator()).rows.first?.item)
        #expect(row.kind == .held && row.isUrgent && row.rule == "personal-information" && row.openedAt < now)
    }

    @Test func `what its author took back waits no more, and has no decision`() async throws {
        let town = try await makeCommunity()
        let (post, item) = try await town.heldPost()
        let now = town.clock.now
        try await town.store.write { try QueueKeeper(transaction: $0).withdrawn(post, at: now) }
        let maren = try await town.moderator()
        #expect(try await town.community.moderation.queue(for: maren).rows == [])
        let shown = try await town.community.moderation.look(at: item, for: maren)
        #expect(shown.outcome == QueueCase.Outcome(at: now, decision: nil))
        await #expect(throws: ModerationError.decided(by: nil)) {
            try await town.community.moderation.decide(.release(note: ""), on: item, by: maren)
        }
    }

    @Test func `a case shows what is to be known, and nothing of what is private`() async throws {
        let town = try await makeCommunity()
        let maren = try await town.moderator()
        let (post, item) = try await town.heldPost()
        try await town.community.moderation.reject(post, reason: "A telephone number.", by: maren)
        let (_, next) = try await town.heldPost()
        let shown = try await town.community.moderation.look(at: next, for: maren)
        #expect(shown.board.slug == "guitars" && shown.discussion.title == "Strings for slide playing")
        #expect(shown.html.contains("Ring me on the usual number."))
        #expect(shown.post.state == .held && shown.answers?.excerpt == "First words." && shown.answers?.name == "ada")
        #expect(shown.author?.decisions == 1 && shown.author?.past.map(\.reason) == ["A telephone number."])
        #expect(shown.author?.past.first?.by == "maren")
        #expect(!shown.isOwn && !shown.isTaken && shown.outcome == nil)
        let settled = try await town.community.moderation.look(at: item, for: maren)
        #expect(settled.outcome?.decision?.kind == .reject)
    }
}

import Features
import Storage
import TestSupport
import Testing

/// What crawlers are told of.
@Suite struct SitemapTests {
    @Test func `every thread that a guest may find stands in one part, with its last change`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("The first thread")
        let second = try await town.start("The second thread", in: town.guitars)
        try await town.reply(to: first)
        let lastAt = town.clock.now
        #expect(try await town.community.sitemap.parts(for: .guest) == [1])
        let entries = try await town.community.sitemap.part(1, for: .guest)
        let ids = [try await town.discussion(of: first), try await town.discussion(of: second)]
        #expect(entries.map(\.discussion.id) == ids)
        #expect(entries.first?.changedAt == lastAt)
    }

    @Test func `what guests may not find is left out`() async throws {
        let town = try await makeCommunity()
        let open = try await town.discussion(of: try await town.start("The open thread"))
        try await town.start("On a closed board", in: town.guitars)
        let kept = try await town.start("Begun for members")
        let gone = try await town.start("Taken down whole")
        let moved = try await town.discussion(of: try await town.start("Merged into another"))
        #expect(try await town.community.sitemap.part(1, for: .guest).count == 5)
        try await town.keep(town.guitars, for: .members)
        try await town.keep(kept, for: .members)
        try await town.remove(gone, by: .author)
        try await town.move(moved, to: open)
        #expect(try await town.community.sitemap.part(1, for: .guest).map(\.discussion.id) == [open])
    }

    @Test func `a part is a range of ids, and empty parts are not named`() async throws {
        let town = try await makeCommunity()
        #expect(try await town.community.sitemap.parts(for: .guest) == [])
        var threads: [Discussion.ID] = []
        for number in 1...3 {
            threads.append(try await town.discussion(of: try await town.start("Thread number \(number)")))
        }
        for (thread, id) in zip(threads, [10_000, 10_001, 40_001]) {
            try await town.tamper(
                """
                INSERT INTO discussion (id, board, title, slug, subject_key, opens_with_reply, started_at, last_at,
                    tail_at, post_count, visible_count, first_post, last_post, pinned_until, locked_at, locked_by,
                    lock_reason, moved_to)
                SELECT \(id), board, title, slug, subject_key, opens_with_reply, started_at, last_at,
                    tail_at, post_count, visible_count, first_post, last_post, pinned_until, locked_at, locked_by,
                    lock_reason, moved_to FROM discussion WHERE id = \(thread)
                """,
                "UPDATE post SET discussion = \(id) WHERE discussion = \(thread)",
                "DELETE FROM read_mark WHERE discussion = \(thread)",
                "DELETE FROM discussion_choice WHERE discussion = \(thread)",
                "DELETE FROM discussion WHERE id = \(thread)")
        }
        let sitemap = town.community.sitemap
        #expect(try await sitemap.parts(for: .guest) == [1, 2, 5])
        #expect(try await sitemap.part(1, for: .guest).map(\.discussion.id.rawValue) == [10_000])
        #expect(try await sitemap.part(2, for: .guest).map(\.discussion.id.rawValue) == [10_001])
        #expect(try await sitemap.part(3, for: .guest) == [])
        for absurd in [0, -1, Int.max, Int.min] { #expect(try await sitemap.part(absurd, for: .guest) == []) }
    }
}

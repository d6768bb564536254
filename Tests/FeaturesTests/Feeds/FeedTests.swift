import Features
import Storage
import TestSupport
import Testing

/// Feeds: the newest posts, as those who ask may read them.
@Suite struct FeedTests {
    @Test func `the site's feed has the newest posts of all boards, newest first`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("The oldest thread", in: town.general)
        let other = try await town.start("Another board's thread", "Words.", by: town.maren, in: town.guitars)
        let reply = try await town.reply(to: first, "An answer.")
        let feed = try await town.community.feeds.site(for: .guest)
        #expect(feed.subject == .site)
        #expect(feed.entries.map(\.id) == [reply, other, first])
        #expect(
            feed.entries.map(\.title) == ["Re: The oldest thread", "Another board's thread", "The oldest thread"])
        #expect(feed.entries.map(\.by.name) == ["ben", "maren", "ada"])
        #expect(feed.entries.map(\.board.slug) == ["general", "guitars", "general"])
        #expect(feed.entries[0].html == "<p>An answer.</p>\n")
    }

    @Test func `a feed ends after thirty posts, whether of many threads or of one`() async throws {
        let town = try await makeCommunity()
        for number in 1...32 { try await town.start("Thread number \(number)") }
        let first = try await town.start("A long thread")
        for _ in 1...20 { try await town.reply(to: first) }
        let id = try await town.discussion(of: first)
        let expected = try await town.store.read {
            try $0.all(Query<Post.ID>("SELECT id FROM post ORDER BY posted_at DESC, id DESC LIMIT 30"))
        }
        let feeds = town.community.feeds
        #expect(try await feeds.site(for: .guest).entries.map(\.id) == expected)
        #expect(try await feeds.board(slug: "general", for: .guest)?.entries.map(\.id) == expected)
        for _ in 21...31 { try await town.reply(to: first) }
        guard case .page(let thread) = try await feeds.discussion(id, for: .guest) else {
            Issue.record("no feed of the thread")
            return
        }
        #expect(thread.entries.count == 30)
        #expect(thread.entries.last?.id.rawValue == first.rawValue + 2)
    }

    @Test func `what guests may not read is in no feed of theirs`() async throws {
        let town = try await makeCommunity()
        let open = try await town.start("An open thread")
        let kept = try await town.reply(to: open, "For members.", by: town.ada)
        let removed = try await town.reply(to: open, "Taken down.", by: town.ada)
        let held = try await town.reply(to: open, "Held back.", by: town.ada)
        let closed = try await town.start("A thread of the closed board", in: town.guitars)
        let closedID = try await town.discussion(of: closed)
        let id = try await town.discussion(of: open)
        #expect(try await town.community.feeds.site(for: .guest).entries.count == 5)
        try await town.keep(kept, for: .members)
        try await town.remove(removed, by: .moderator)
        try await town.hold(held)
        try await town.keep(town.guitars, for: .members)
        let feeds = town.community.feeds
        let everywhere = [
            try await feeds.site(for: .guest), try #require(try await feeds.board(slug: "general", for: .guest)),
            try #require(try await feeds.member(named: "ada", for: .guest)),
        ]
        for feed in everywhere { #expect(feed.entries.map(\.id) == [open]) }
        guard case .page(let thread) = try await feeds.discussion(id, for: .guest) else {
            Issue.record("no feed of the thread")
            return
        }
        #expect(thread.entries.map(\.id) == [open])
        #expect(try await feeds.board(slug: "guitars", for: .guest) == nil)
        #expect(try await feeds.discussion(closedID, for: .guest) == .missing)
        #expect(try await feeds.board(slug: "guitars", for: .importer)?.entries.map(\.id) == [closed])
    }

    @Test func `a member's feed is found by the name in any case, and nobody's is not`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Which strings for slide?", by: town.maren)
        let feed = try #require(try await town.community.feeds.member(named: "MAREN", for: .guest))
        #expect(feed.entries.map(\.id) == [post])
        guard case .member(let by) = feed.subject else {
            Issue.record("it is of no member")
            return
        }
        #expect(by.name == "maren")
        #expect(try await town.community.feeds.member(named: "nobody", for: .guest) == nil)
        #expect(try await town.community.feeds.member(named: "ben", for: .guest)?.entries == [])
    }

    @Test func `the feed of a merged thread leads to the other, and an unknown one nowhere`() async throws {
        let town = try await makeCommunity()
        let target = try await town.discussion(of: try await town.start("The thread that stays"))
        let moved = try await town.discussion(of: try await town.start("The thread that goes"))
        try await town.move(moved, to: target)
        let outcome = try await town.community.feeds.discussion(moved, for: .guest)
        guard case .moved(let link, _) = outcome else {
            Issue.record("\(outcome)")
            return
        }
        #expect(link.id == target)
        #expect(try await town.community.feeds.discussion(Discussion.ID(rawValue: 99), for: .guest) == .missing)
    }

    @Test func `an edited post says when, and an archived one keeps its own subject`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("A thread to edit")
        town.clock.advance(seconds: 600)
        try await town.markEdited(post)
        try await withTemporaryFolder { folder in
            let messages = [
                Mailboxes.message("a@example.org", "Strings"),
                Mailboxes.message("b@example.org", "Strings (was: frets)", at: 1, references: ["a@example.org"]),
            ]
            try await town.importMailboxes(try Mailboxes.write(messages, to: folder))
        }
        let entries = try await town.community.feeds.site(for: .guest).entries
        #expect(entries.map(\.title) == ["A thread to edit", "Strings (was: frets)", "Strings"])
        #expect(entries[0].editedAt == town.clock.now)
        #expect(entries[1].editedAt == nil)
    }

    @Test func `of a post that is too long for a feed the first words are there`() async throws {
        let town = try await makeCommunity()
        let words = String(repeating: "A word after the other. ", count: 3_000)
        _ = try await town.importMail(
            """
            From ada Mon Jun  4 10:00:00 2007
            From: Ada <ada@example.org>
            Date: Mon, 04 Jun 2007 10:00:00 +0000
            Subject: A log file
            Message-ID: <log@example.org>

            \(words)

            """, into: town.general)
        let entry = try #require(try await town.community.feeds.site(for: .guest).entries.first)
        #expect(entry.html == nil)
        #expect(entry.excerpt.hasPrefix("A word after the other."))
    }
}

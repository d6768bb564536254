import Features
import Foundation
import SQLiteStorage
import Storage
import TestSupport
import Testing

/// The index follows every change, in the same transaction.
@Suite struct SearchKeeperTests {
    private func found(_ typed: String, in town: TestCommunity) async throws -> Int {
        try await town.community.search.find(SearchQuery.parse(typed), order: .newest, page: 1, for: .guest).count
            .number
    }

    /// A message of a mailbox.
    private func mail(_ id: String, _ subject: String, day: Int, references: String = "", _ text: String) -> String {
        """
        From ada@mail.example Sun Nov \(day) 10:00:00 2026
        From: Ada Okafor <ada@mail.example>
        Date: \(day) Nov 2026 10:00:00 +0000
        Subject: \(subject)
        Message-ID: <\(id)@mail.example>
        \(references.isEmpty ? "" : "References: <\(references)@mail.example>\n")
        \(text)


        """
    }

    @Test func `a reply that came before its parent is found by the title that the parent brings`() async throws {
        let town = try await makeCommunity()
        try await town.importMail(mail("m2", "Re: Bridge", day: 12, references: "m1", "second"), into: town.general)
        #expect(try await found("title:bridge", in: town) == 1)
        try await town.importMail(mail("m1", "Glued bridge lifts", day: 11, "first"), into: town.general)
        #expect(try await found("title:lifts", in: town) == 2)
        #expect(try await found("title:lifts second", in: town) == 1)
        #expect(try await found("by:okafor", in: town) == 2)
        #expect(try await town.faults() == [])
    }

    @Test func `threads that become one are found under one title`() async throws {
        let town = try await makeCommunity()
        try await town.importMail(
            mail("m3", "Saddle", day: 13, references: "m1", "third")
                + mail("m2", "Bridge", day: 12, references: "m0", "second"), into: town.general)
        #expect(try await found("title:saddle", in: town) == 1)
        try await town.importMail(
            mail("m1", "Re: Neck", day: 11, references: "m0", "first") + mail("m0", "Neck", day: 10, "zeroth"),
            into: town.general)
        #expect(try await found("title:neck", in: town) == 4)
        #expect(try await found("title:saddle", in: town) == 0)
        #expect(try await town.faults() == [])
    }

    @Test func `signs that stand alone are searched and examined like any word`() async throws {
        let town = try await makeCommunity()
        try await town.start(
            "A sign of its own", "A vowel \u{93F} without its letter, and a heart \u{2764}\u{FE0F} too.")
        #expect(try await found("\"vowel \u{93F} without\"", in: town) == 1)
        #expect(try await found("\"heart too\"", in: town) == 1)
        #expect(try await town.faults() == [])
    }

    @Test func `a post that is refused leaves nothing in the index`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("A thread that is locked")
        let id = try await town.discussion(of: post)
        try await town.community.discussions.lock(id, as: town.maren, reason: "done", by: .seeder)
        await #expect(throws: PostingError.self) { try await town.reply(to: post, "unheard") }
        #expect(try await found("unheard", in: town) == 0)
        #expect(try await town.faults() == [])
    }

    @Test func `a body that is rendered anew is searched by its new text`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("A thread to render", "the right words")
        try await town.tamper("UPDATE body SET renderer = 'old', source = 'other words' WHERE post = \(post)")
        #expect(try await town.community.discussions.rerenderStale(limit: 10) == 1)
        #expect(try await found("right", in: town) == 0)
        #expect(try await found("\"other words\"", in: town) == 1)
        #expect(try await town.faults() == [])
    }

    @Test func `what a migration left open is closed`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("A relic of old", "ancient words")
        try await town.tamper("UPDATE search_entry SET state = 'stale' WHERE post = \(post)")
        #expect(try await town.faults().count == 1)
        try await town.community.search.catchUp()
        #expect(try await town.faults() == [])
        #expect(try await found("ancient", in: town) == 1)
    }

    @Test func `posts older than the index are read into it, some at a time`() async throws {
        let store = try SQLiteStore()
        try await store.migrate(Schema.migrations.filter { $0.name < "005" })
        try await store.write { transaction in
            for statement in Self.oldPosts { try transaction.run(statement) }
        }
        let town = try await makeCommunity(store: store)
        #expect(try await found("ancient", in: town) == 0)
        #expect(try await town.remark(of: "search index") == "3 posts wait to be indexed")
        #expect(try await town.community.search.indexUnread(limit: 2) == 2)
        #expect(try await town.community.search.indexUnread(limit: 2) == 1)
        #expect(try await town.community.search.indexUnread(limit: 2) == 0)
        #expect(try await found("ancient", in: town) == 2)
        #expect(try await found("title:relic by:grace", in: town) == 2)
    }

    /// A discussion of three posts, one of them removed.
    private static let oldPosts: [SQLText] = [
        "INSERT INTO category (id, name, folded_name, position) VALUES (9, 'Old', 'old', 9)",
        """
        INSERT INTO board (id, category, position, slug, name, description, default_view, audience, created_at)
        VALUES (9, 9, 1, 'old', 'Old', 'Old.', 'flat', 'everyone', 1)
        """,
        "INSERT INTO member (id, name, folded_name, role, joined_at) VALUES (9, 'grace', 'grace', 'member', 1)",
        """
        INSERT INTO discussion (id, board, title, slug, subject_key, opens_with_reply, started_at, last_at, tail_at,
            post_count, visible_count, first_post, last_post)
        VALUES (9, 9, 'A relic', 'a-relic', 'relic', 0, 1, 2, 3, 3, 2, 1, 2)
        """,
        """
        INSERT INTO post (id, discussion, position, member, message_id, fingerprint, posted_at, arrived_at, excerpt,
            state, state_by, audience)
        VALUES (1, 9, 1, 9, 'a@b', \([UInt8(0)]), 1, 1, 'a', 'visible', NULL, 'everyone'),
            (2, 9, 2, 9, 'b@b', \([UInt8(0)]), 2, 2, 'a', 'visible', NULL, 'everyone'),
            (3, 9, 3, 9, 'c@b', \([UInt8(0)]), 3, 3, 'a', 'removed', 'author', 'everyone')
        """,
        """
        INSERT INTO body (post, kind, source, html, renderer)
        VALUES (1, 'markdown', 'ancient *words*', 'x', 'old'), (2, 'mail', 'ancient', 'x', 'old'),
            (3, 'mail', 'ancient', 'x', 'old')
        """,
    ]

    @Test func `the entry of a post that is not to be read has neither title nor author, until it is read again`()
        async throws
    {
        let town = try await makeCommunity()
        let reply = try await town.reply(to: town.start("Humming amp"), "Lift the ground.")
        func entry() async throws -> String {
            try await town.store.read {
                try $0.one(
                    Query("SELECT title || '/' || author || '/' || text FROM search_entry WHERE post = \(reply)"))
            }
        }
        #expect(try await entry() == "Humming amp/ben/Lift the ground.")
        let (maren, moderation) = (try await town.member("maren"), town.community.moderation)
        try await moderation.remove(reply, reason: "Be kind.", by: maren)
        #expect(try await entry() == "//Lift the ground.")
        #expect(try await town.faults() == [])
        try await moderation.restore(reply, by: maren)
        #expect(try await entry() == "Humming amp/ben/Lift the ground.")
        #expect(try await found("title:humming ground", in: town) == 1)
    }

    @Test func `an import leaves no entry open`() async throws {
        let town = try await makeCommunity()
        let messages = (1...40).map { mail("n\($0)", "Thread \($0)", day: 1 + $0 % 28, "words \($0)") }
        try await town.importMail(messages.joined(), into: town.general)
        #expect(try await found("words", in: town) == 40)
        let left = try await town.store.read {
            try $0.one(Query<Int>("SELECT COUNT(*) FROM search_entry WHERE state <> 'indexed'"))
        }
        #expect(left == 0)
    }
}

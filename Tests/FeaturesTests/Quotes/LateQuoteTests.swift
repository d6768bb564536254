import Prose
import Storage
import TestSupport
import Testing

@testable import Features

/// Quotes of posts that were taken away while somebody was still writing.
@Suite struct LateQuoteTests {
    /// A thread of ada's with a reply of hers, and what a composer began with before that was taken away.
    private struct Thread {
        let town: TestCommunity
        let first: Post.ID
        let original: Post.ID
        let quote: String

        init() async throws {
            town = try await makeCommunity()
            first = try await town.start("Buzzing low E")
            original = try await town.reply(to: first, "The humbucker hums.", by: town.ada)
            quote = try #require(try await town.community.quotes.quote(of: original, for: .guest))
        }

        /// Its author takes it back at once: no word of it is left.
        func wipe() async throws {
            try await town.community.ownPosts.delete(original, by: try await town.member("ada"))
        }

        func source(of post: Post.ID) async throws -> String {
            try await town.store.read { try $0.one(Query("SELECT source FROM body WHERE post = \(post)")) }
        }

        func html(of post: Post.ID) async throws -> String {
            try await town.store.read { try $0.one(Query("SELECT html FROM body WHERE post = \(post)")) }
        }

        /// Every place in which words of posts stand, those of drafts among them.
        func everything() async throws -> [String] {
            try await town.store.read {
                try $0.all(
                    Query<String>(
                        """
                        SELECT source || html FROM body UNION ALL SELECT source FROM revision
                        UNION ALL SELECT source FROM draft UNION ALL SELECT excerpt FROM post
                        UNION ALL SELECT text FROM search_entry
                        """))
            }
        }
    }

    @Test func `a reply is stored without the words of what was wiped meanwhile`() async throws {
        let thread = try await Thread()
        let (town, original) = (thread.town, thread.original)
        try await thread.wipe()
        let reply = try await town.reply(to: thread.first, thread.quote + "Mine.")
        #expect(try await thread.source(of: reply) == "> [#2](/p/\(original))\n\nMine.")
        #expect(try await thread.html(of: reply).contains("Quoted post removed"))
        #expect(!(try await thread.everything()).contains { $0.contains("hums") })
        #expect(try await town.faults() == [])
    }

    @Test func `a form that was opened before does not put the words back`() async throws {
        let thread = try await Thread()
        let (town, original) = (thread.town, thread.original)
        let reply = try await town.reply(to: thread.first, thread.quote + "Mine.")
        let ben = try await town.member("ben")
        let form = try await town.community.ownPosts.editable(reply, by: ben)
        try #require(form.source.contains("hums"))
        try await thread.wipe()
        try await town.community.ownPosts.edit(
            Edit(reply, title: nil, source: form.source + " And more.", base: form.base), by: ben)
        #expect(try await thread.source(of: reply) == "> [#2](/p/\(original))\n\nMine. And more.")
        #expect(!(try await thread.everything()).contains { $0.contains("hums") })
        #expect(try await town.faults() == [])
    }

    @Test func `what is wiped between reading a text and storing it is not stored either`() async throws {
        let thread = try await Thread()
        let (town, original) = (thread.town, thread.original)
        let discussions = town.community.discussions
        let source = thread.quote + "Mine."
        let text = WrittenText(
            body: try discussions.renderer.body(of: source, kind: .markdown, isArchived: false),
            cited: CitedSource(source))
        let reply = try await town.reply(to: thread.first, "Mine.")
        try await thread.wipe()
        try await town.tamper(
            "UPDATE body SET source = \(source), html = \(text.body.html) WHERE post = \(reply)")
        let desk = PostingDesk(renderer: discussions.renderer, store: town.store, town.surroundings)
        try await town.store.write { try desk.quotes(in: $0).record(reply, text, by: town.ben) }
        #expect(try await thread.source(of: reply) == "> [#2](/p/\(original))\n\nMine.")
        #expect(try await thread.html(of: reply).contains("Quoted post removed"))
        #expect(!(try await thread.everything()).contains { $0.contains("hums") })
    }

    @Test func `what was only removed is kept as a quote, shown again with it, and wiped with it`() async throws {
        let thread = try await Thread()
        let (town, original) = (thread.town, thread.original)
        try await town.settleIn(town.maren)
        let (moderation, maren) = (town.community.moderation, try await town.member("maren"))
        try await moderation.remove(original, reason: "No.", by: maren)
        let reply = try await town.reply(to: thread.first, thread.quote + "Mine.")
        #expect(try await thread.html(of: reply).contains("Quoted post removed"))
        #expect(!(try await thread.html(of: reply)).contains("hums"))
        let told: Int = try await town.store.read {
            try $0.one(Query("SELECT COUNT(*) FROM notice WHERE post = \(reply) AND kind = 'quote'"))
        }
        #expect(told == 0, "nobody is told of words that are not shown")
        try await moderation.restore(original, by: maren)
        #expect(try await thread.html(of: reply).contains("hums"))
        try await moderation.remove(original, reason: "No.", by: maren)
        town.clock.advance(seconds: RemovedTexts.kept)
        #expect(try await town.community.removedTexts.wipe(limit: 10) == 1)
        #expect(!(try await thread.everything()).contains { $0.contains("hums") })
        #expect(try await town.faults() == [])
    }

    @Test func `a preview and a draft are without the words as well`() async throws {
        let thread = try await Thread()
        let (town, original) = (thread.town, thread.original)
        try await thread.wipe()
        let ben = try await town.member("ben")
        let preview = try await town.community.discussions.preview(
            Draft(.reply(to: thread.first), source: thread.quote + "Mine.", by: town.ben), by: ben)
        #expect(preview.html.contains("Quoted post removed") && !preview.html.contains("hums"))
        let (drafts, target) = (town.community.savedDrafts, ComposerTarget.reply(to: thread.first))
        try await drafts.save(target, title: nil, source: thread.quote + "Mine.", base: nil, by: ben)
        #expect(try await drafts.draft(for: target, by: ben)?.source == "> [#2](/p/\(original))\n\nMine.")
        #expect(!(try await thread.everything()).contains { $0.contains("hums") })
    }

    @Test func `a draft knows what it quotes as long as it does`() async throws {
        let thread = try await Thread()
        let town = thread.town
        let ben = try await town.member("ben")
        let (drafts, target) = (town.community.savedDrafts, ComposerTarget.reply(to: thread.first))
        func kept() async throws -> Int {
            try await town.store.read { try $0.one(Query("SELECT COUNT(*) FROM draft_quote")) }
        }
        for _ in 1...2 {
            try await drafts.save(target, title: nil, source: thread.quote + "> Mine.", base: nil, by: ben)
            #expect(try await kept() == 1)
        }
        try await drafts.save(target, title: nil, source: "Mine.", base: nil, by: ben)
        #expect(try await kept() == 0)
        try await drafts.save(target, title: nil, source: thread.quote, base: nil, by: ben)
        #expect(try await kept() == 1)
        try await drafts.discard(target, by: ben)
        #expect(try await kept() == 0)
        #expect(try await town.faults() == [])
    }
}

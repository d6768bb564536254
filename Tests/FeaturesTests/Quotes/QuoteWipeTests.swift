import Storage
import TestSupport
import Testing

@testable import Features

/// Words that are gone for good leave whatever quotes them: at once as far as no writer has to wait for it, the rest by
/// a job, and nobody reads them meanwhile.
@Suite struct QuoteWipeTests {
    /// A post of ada's that twelve long replies quote, the last of them with twenty former versions, and a draft.
    private struct Thread {
        static let replies = 12
        static let versions = 20

        let town: TestCommunity
        let first: Post.ID
        let original: Post.ID
        let last: Post.ID

        init() async throws {
            town = try await makeCommunity()
            first = try await town.start("Buzzing low E")
            original = try await town.reply(to: first, "The humbucker hums.", by: town.ada)
            let quote = try #require(try await town.community.quotes.quote(of: original, for: .guest))
            let source = "\(quote)Mine. " + String(repeating: "Mine as well. ", count: 1_500)
            var last = first
            for _ in 1...Self.replies { last = try await town.reply(to: first, source) }
            self.last = last
            try await town.tamper(
                """
                INSERT INTO revision (post, number, kind, source, member, replaced_at)
                WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < \(Self.versions))
                SELECT \(last), n, 'markdown', \(source), \(town.ben), \(town.clock.now) FROM number
                """,
                """
                UPDATE post SET edited_at = \(town.clock.now), edit_count = \(Self.versions) WHERE id = \(last)
                """)
            try await town.community.savedDrafts.save(
                .reply(to: first), title: nil, source: quote + "Unsent.", base: nil, by: town.member("maren"))
            // No transaction is to read so much.
            try #require(Self.replies * source.utf8.count > QuoteWipe.bytesAtOnce)
        }

        /// How many texts have the words still: as they were written, and as anybody is shown them.
        func left() async throws -> (written: Int, shown: Int) {
            try await town.store.read { transaction in
                func count(_ texts: SQLText) throws -> Int {
                    try transaction.all(Query<String>(texts)).count { $0.contains("hums") }
                }
                return (
                    try count(
                        """
                        SELECT source FROM body UNION ALL SELECT source FROM revision
                        UNION ALL SELECT source FROM draft
                        """),
                    try count(
                        """
                        SELECT html FROM body UNION ALL SELECT excerpt FROM post
                        UNION ALL SELECT text FROM search_entry
                        """)
                )
            }
        }

        /// What those find who go on with what quotes it: in the editor, when their edit crosses another, as drafts.
        func opened() async throws -> [String] {
            let (ben, maren) = (try await town.member("ben"), try await town.member("maren"))
            let (own, drafts, target) = (
                town.community.ownPosts, town.community.savedDrafts, ComposerTarget.reply(to: first)
            )
            var texts = [try await own.editable(last, by: ben).source]
            let crossing = await #expect(throws: PostingError.self) {
                try await own.edit(Edit(last, title: nil, source: "Crossing.", base: 0), by: ben)
            }
            if case .crossed(let now)? = crossing { texts.append(now.source) }
            texts.append(try #require(try await drafts.draft(for: target, by: maren)).source)
            texts.append(try #require(try await drafts.text(for: target, by: maren)).source)
            texts += try await drafts.list(by: maren).map(\.beginning)
            return texts
        }

        func unfinished() async throws -> Int {
            try await town.store.read { try $0.one(Query("SELECT COUNT(*) FROM quote_wipe")) }
        }
    }

    @Test func `a post that is quoted very often is wiped piece by piece, and read by nobody meanwhile`() async throws {
        let thread = try await Thread()
        let (town, discussions) = (thread.town, thread.town.community.discussions)
        try await town.community.ownPosts.delete(thread.original, by: town.member("ada"))
        let soon = try await thread.left()
        let opened = try await thread.opened()
        #expect(opened.count == 5)
        #expect(opened.allSatisfy { !$0.contains("hums") && $0.contains("/p/\(thread.original)") })
        #expect(opened.contains { $0.hasSuffix("Unsent.") } && opened.contains { $0.contains("Mine. ") })
        #expect(soon.shown == 0)
        #expect((Thread.versions + 1..<Thread.versions + Thread.replies).contains(soon.written), "\(soon.written)")
        #expect(try await thread.unfinished() == 1)
        let source = try #require(try await discussions.source(of: thread.last, for: .guest)).source
        #expect(source.hasPrefix("> [#2](/p/\(thread.original))\n") && !source.contains("hums"))
        let versions = try #require(try await town.community.versions.page(of: thread.last, for: .guest)).entries
        #expect(!versions.contains { $0.source?.contains("hums") ?? false })
        #expect(try await town.faults() == [])
        var steps = 0
        while try await discussions.wipeQuotes() { steps += 1 }
        #expect(steps > 1)
        let later = try await thread.left()
        #expect(later.written == 0 && later.shown == 0)
        #expect(try await thread.unfinished() == 0)
        while try await discussions.rerenderQuotes(limit: 10) > 0 {}
        let bodies = try await town.store.read { try $0.all(Query<String>("SELECT html FROM body")) }
        #expect(bodies.count { $0.contains("Quoted post removed") && $0.contains("Mine as well") } == Thread.replies)
        #expect(try await town.faults() == [])
    }

    @Test func `what is edited meanwhile keeps none of the words in its versions`() async throws {
        let thread = try await Thread()
        let town = thread.town
        try await town.community.ownPosts.delete(thread.original, by: town.member("ada"))
        try await town.tamper("UPDATE post SET edited_at = NULL, edit_count = 0", "DELETE FROM revision")
        town.clock.advance(seconds: 600)
        try await town.community.ownPosts.edit(
            Edit(thread.last, title: nil, source: "Nothing of that.", base: 0), by: town.member("ben"))
        try #require(try await thread.left().written > 0)
        while try await town.community.discussions.wipeQuotes() {}
        #expect(try await thread.left().written == 0)
        #expect(try await town.faults() == [])
    }

    @Test func `a post that nobody quotes leaves nothing to be done`() async throws {
        let town = try await makeCommunity()
        let post = try await town.start("Buzzing low E", "The humbucker hums.")
        try await town.community.ownPosts.delete(post, by: town.member("ada"))
        #expect(try await town.community.discussions.wipeQuotes() == false)
    }
}

import Storage
import TestSupport
import Testing

@testable import Features

/// Whose words a reader does not see, and whose quotes of them.
@Suite struct FoldedPostTests {
    private func quote(_ post: Post.ID, in town: TestCommunity) async throws -> String {
        try #require(try await town.community.quotes.quote(of: post, for: .guest))
    }

    @Test func `a post is folded for whoever ignores its writer, or somebody whom it quotes`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E", "Shim it.", by: town.ben)
        let quote = try await quote(first, in: town)
        let other = try await town.reply(to: first, "\(quote)No.", by: town.maren)
        let plain = try await town.reply(to: first, "File it.", by: town.maren)
        let own = try await town.reply(to: first, "\(quote)Thanks.", by: town.ada)
        let all = [first, other, plain, own]
        let (ada, reading) = (try await town.member("ada"), town.community.reading)
        let id = try await town.discussion(of: first)
        #expect(try await reading.folded(all, for: ada) == [:])
        #expect(try await reading.posts(all, in: id, for: ada).quoting == [:])
        try await reading.ignore(town.ben, by: ada)
        #expect(try await reading.folded(all, for: ada) == [first: .written(by: "ben"), other: .quoting("ben")])
        #expect(try await reading.posts(all, in: id, for: ada).quoting == [other: "ben"])
        #expect(try await reading.folded([plain, own], for: ada) == [:])
        #expect(try await reading.folded([], for: ada) == [:])
        for actor in [Actor.guest, .importer, try await town.member("maren")] {
            #expect(try await reading.folded(all, for: actor) == [:])
        }
        try await reading.unignore(town.ben, by: ada)
        #expect(try await reading.folded(all, for: ada) == [:])
    }

    @Test func `a quote that is not there any more, or has no words, folds nothing`() async throws {
        let town = try await makeCommunity()
        try await town.settleIn()
        let first = try await town.start("Buzzing low E", "Shim it.", by: town.ben)
        let quote = try await quote(first, in: town)
        let edited = try await town.reply(to: first, "\(quote)No.", by: town.maren)
        let kept = try await town.reply(to: first, "\(quote)Never.", by: town.maren)
        let (ada, maren, reading) = (
            try await town.member("ada"), try await town.member("maren"), town.community.reading
        )
        try await reading.ignore(town.ben, by: ada)
        #expect(try await reading.folded([edited, kept], for: ada).count == 2)
        try await town.community.ownPosts.edit(Edit(edited, source: "No.", base: 0), by: maren)
        #expect(try await reading.folded([edited, kept], for: ada) == [kept: .quoting("ben")])
        try await town.community.moderation.remove(first, reason: "Not here.", by: maren)
        #expect(try await reading.folded([first, edited, kept], for: ada) == [:])
        try await town.community.moderation.restore(first, by: maren)
        #expect(try await reading.folded([edited, kept], for: ada) == [kept: .quoting("ben")])
    }

    @Test func `nobody learns whose a quoted post is that they may not read, and moderators are heard`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Buzzing low E", "Shim it.", by: town.ben, in: town.guitars)
        let quote = try await quote(first, in: town)
        let thread = try await town.start("Another thread", by: town.maren)
        let other = try await town.reply(to: thread, "\(quote)No.", by: town.maren)
        let (ada, reading) = (try await town.member("ada"), town.community.reading)
        try await reading.ignore(town.ben, by: ada)
        #expect(try await reading.folded([other], for: ada) == [other: .quoting("ben")])
        try await town.keep(town.guitars, for: .staff)
        #expect(try await reading.folded([other], for: ada) == [:])
        try await town.keep(town.guitars, for: .everyone)
        try await town.put(town.ben, in: .moderator)
        #expect(try await reading.folded([first, other], for: ada) == [:])
    }

    @Test func `what somebody has claimed of an archive is theirs`() async throws {
        let town = try await makeCommunity()
        try await town.importMail(
            Mailboxes.message("one@x", "Strings", from: "Old Ben <ben@mail.example>"), into: town.general)
        try await town.tamper("UPDATE author SET claimed_by = \(town.ben), claimed_at = 1")
        let post = try await town.store.read { try $0.one(Query<Post.ID>("SELECT id FROM post WHERE member IS NULL")) }
        let (ada, reading) = (try await town.member("ada"), town.community.reading)
        try await reading.ignore(town.ben, by: ada)
        #expect(try await reading.folded([post], for: ada) == [post: .written(by: "Old Ben")])
    }
}

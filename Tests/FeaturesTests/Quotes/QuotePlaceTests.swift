import Storage
import TestSupport
import Testing

@testable import Features

/// Quotes say where in its thread a post stands, and say so again when it stands elsewhere.
@Suite struct QuotePlaceTests {
    private func html(of post: Post.ID, in town: TestCommunity) async throws -> String {
        try await town.store.read { try $0.one(Query("SELECT html FROM body WHERE post = \(post)")) }
    }

    /// A reply that quotes a post.
    private func quote(_ post: Post.ID, in town: TestCommunity) async throws -> Post.ID {
        let quote = try #require(try await town.community.quotes.quote(of: post, for: .guest))
        return try await town.reply(to: post, "\(quote)Mine.", by: town.maren)
    }

    private func drawAgain(_ town: TestCommunity) async throws {
        while try await town.community.discussions.rerenderQuotes(limit: 10) > 0 {}
    }

    @Test func `a quote follows its post when one that waited before it comes last`() async throws {
        let town = try await makeCommunity()
        let first = try await town.start("Humming amp", by: town.ada)
        let ben = try await town.member("ben")
        let held = try await town.submit(.reply(to: first), "Filled by a program.", as: town.ben, ben, honeypot: "x")
        try #require(held.isHeld)
        let quoting = try await quote(try await town.reply(to: first, "The small one.", by: town.ada), in: town)
        try #require(try await html(of: quoting, in: town).contains("ada, #3</a>"))
        town.clock.advance(seconds: 60)
        try await town.community.moderation.release(held.post, by: town.member("maren"))
        #expect(try await town.faults() == [])
        try await drawAgain(town)
        #expect(try await html(of: quoting, in: town).contains("ada, #2</a>"))
        #expect(try await town.faults() == [])
    }

    @Test func `a quote follows a letter before which another came in`() async throws {
        let town = try await makeCommunity()
        try await town.importMail(
            Mailboxes.message("a") + Mailboxes.message("b", "Re: Strings", at: 20, references: ["a"]),
            into: town.general)
        let letter: Post.ID = try await town.store.read {
            try $0.one(Query("SELECT id FROM post WHERE message_id = 'b'"))
        }
        let quoting = try await quote(letter, in: town)
        try #require(try await html(of: quoting, in: town).contains("Ada, #2</a>"))
        try await town.importMail(
            Mailboxes.message("c", "Re: Strings", at: 10, references: ["a"]), into: town.general)
        #expect(try await town.faults() == [])
        try await drawAgain(town)
        #expect(try await html(of: quoting, in: town).contains("Ada, #3</a>"))
        #expect(try await town.faults() == [])
    }
}

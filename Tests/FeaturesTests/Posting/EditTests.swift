import Storage
import TestSupport
import Testing

@testable import Features

/// Editing, where it could do more than posting: calling others, making much work.
@Suite struct EditTests {
    private func told(of post: Post.ID, in town: TestCommunity) async throws -> [Member.ID] {
        try await town.store.read {
            try $0.all(Query("SELECT member FROM notice WHERE post = \(post) AND kind = 'mention' ORDER BY id"))
        }
    }

    @Test func `a post calls no more members with all its edits than it may at once`() async throws {
        let town = try await makeCommunity()
        var rates = Rates()
        (rates.mentions, rates.newcomerMentions) = (1, 1)
        town.surroundings.rules.replace(RuleBook(rates: rates))
        let (own, ada) = (town.community.ownPosts, try await town.member("ada"))
        let post = try await town.start("Which strings for slide?", "@ben, which ones?")
        await #expect {
            try await own.edit(Edit(post, source: "@maren, which ones?", base: 0), by: ada)
        } throws: { error in
            if case PostingError.tooMuch(let reason) = error { reason.contains("2 members") } else { false }
        }
        #expect(try await own.editable(post, by: ada).source == "@ben, which ones?")
        // Who was called once, or is oneself, is nobody new.
        for (base, words) in ["Which ones?", "@ben?", "@ada?"].enumerated() {
            try await own.edit(Edit(post, source: words, base: base), by: ada)
        }
        #expect(try await told(of: post, in: town) == [town.ben])
        let calm = try await town.start("And which for fingers?", "Which ones?")
        try await own.edit(Edit(calm, source: "@maren, which ones?", base: 0), by: ada)
        #expect(try await told(of: calm, in: town) == [town.maren])
    }

    @Test func `who has edited enough is told before anything is made of their words`() async throws {
        let town = try await makeCommunity()
        let (own, ada) = (town.community.ownPosts, try await town.member("ada"))
        let post = try await town.start("Which strings for slide?", "Words 0.")
        for number in 1...6 { try await own.edit(Edit(post, source: "Words \(number).", base: number - 1), by: ada) }
        let deep = Edit(post, source: String(repeating: "> ", count: 1_000) + "x", base: 6)
        await #expect {
            try await own.edit(deep, by: ada)
        } throws: { error in
            if case PostingError.tooSoon = error { true } else { false }
        }
        // What stands there already is nothing to wait for.
        try await own.edit(Edit(post, source: "Words 6.", base: 5), by: ada)
        town.clock.advance(seconds: 60)
        await #expect {
            try await own.edit(deep, by: ada)
        } throws: { error in
            if case PostingError.unreadable = error { true } else { false }
        }
    }

    @Test func `what can't be edited is not looked at, whatever it is to say`() async throws {
        let town = try await makeCommunity()
        let (own, ada) = (town.community.ownPosts, try await town.member("ada"))
        let post = try await town.start("Which strings for slide?", "First.")
        try await town.community.discussions.lock(
            try await town.discussion(of: post), as: town.maren, reason: "Answered.", by: .seeder)
        await #expect(throws: PostingError.locked(by: "maren", reason: "Answered.")) {
            try await own.edit(Edit(post, source: "Mail ada@strings.example", base: 0), by: ada)
        }
    }
}

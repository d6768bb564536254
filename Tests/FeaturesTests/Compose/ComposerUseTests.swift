import Storage
import TestSupport
import Testing

@testable import Features

/// What a form has made is remembered: sent twice, it makes one.
@Suite struct ComposerUseTests {
    private func use(_ town: TestCommunity) async throws -> ComposerUse {
        let (tokens, target) = (town.community.composerTokens, ComposerTarget.newDiscussion(in: town.general))
        let ada = try await town.signIn("ada").by.signIn
        return try #require(tokens.check(tokens.issue(for: ada, target: target), from: ada, target: target))
    }

    @Test func `a form that was sent leads to what it made`() async throws {
        let town = try await makeCommunity()
        let use = try await use(town)
        let (post, ada, now) = (try await town.start("Humming amp"), town.ada, town.clock.now)
        #expect(try await town.store.read { try $0.earlierUse(use) } == nil)
        #expect(try await town.store.read { try $0.wasUsed(use) } == false)
        try await town.store.write { try $0.remember(use, by: ada, post: post, at: now) }
        #expect(try await town.store.read { try $0.earlierUse(use) } == post)
        #expect(try await town.store.read { try $0.wasUsed(use) })
    }

    @Test func `a form that made nothing that is left was sent all the same`() async throws {
        let town = try await makeCommunity()
        let (use, ada, now) = (try await use(town), town.ada, town.clock.now)
        try await town.store.write { try $0.remember(use, by: ada, post: nil, at: now) }
        #expect(try await town.store.read { try $0.earlierUse(use) } == nil)
        #expect(try await town.store.read { try $0.wasUsed(use) })
    }

    @Test func `a form can't be noted twice`() async throws {
        let town = try await makeCommunity()
        let (use, ada, now) = (try await use(town), town.ada, town.clock.now)
        try await town.store.write { try $0.remember(use, by: ada, post: nil, at: now) }
        await #expect(throws: (any Error).self) {
            try await town.store.write { try $0.remember(use, by: ada, post: nil, at: now) }
        }
        #expect(try await town.rows()["composer_use"] == 1)
    }

    @Test func `forms that are shown one in place of the other know each other, and the draft of the first`()
        async throws
    {
        let town = try await makeCommunity()
        let (tokens, target) = (town.community.composerTokens, ComposerTarget.newDiscussion(in: town.general))
        let (signIn, noon) = (try await town.signIn("ada").by.signIn, FixedClock.noon)
        let first = tokens.issue(for: signIn, target: target, shownWith: noon)
        let one = try #require(tokens.check(first, from: signIn, target: target))
        #expect(one.nonce.shownDraft == noon)
        for second in [
            tokens.issue(for: signIn, target: target, after: one),
            tokens.issue(for: signIn, target: target, inPlaceOf: tokens.nonce(in: first), shownWith: town.clock.now),
        ] {
            let two = try #require(tokens.check(second, from: signIn, target: target))
            #expect(two.nonce.sharedHash == one.nonce.sharedHash && two.nonceHash != one.nonceHash)
            #expect(two.nonce.shownDraft == noon)
        }
        let other = try await use(town)
        #expect(other.nonce.sharedHash != one.nonce.sharedHash && other.nonce.shownDraft == nil)
    }

    @Test func `what a form is known by is read from its token, whoever has it`() async throws {
        let town = try await makeCommunity()
        let (tokens, target) = (town.community.composerTokens, ComposerTarget.newDiscussion(in: town.general))
        let signIn = try await town.signIn("ada").by.signIn
        let token = tokens.issue(for: signIn, target: target)
        let use = try #require(tokens.check(token, from: signIn, target: target))
        town.clock.advance(seconds: 2 * ComposerTokens.known)
        #expect(tokens.check(token, from: signIn, target: target) == nil)
        #expect(tokens.nonce(in: token) == use.nonce)
        let parts = token.split(separator: ".").map(String.init)
        for text in [
            "", "..", "x", "\(token).", parts[1], "\(parts[0]).\(parts[1].dropLast()).\(parts[2])",
            "\(parts[0]).\(parts[1])A.\(parts[2])", "1.é.2", String(repeating: "a", count: 100_000),
        ] {
            #expect(tokens.nonce(in: text) == nil, "\(text.prefix(80))")
        }
    }

    @Test func `a form was sent by its member alone`() async throws {
        let town = try await makeCommunity()
        let (use, ada, ben, now) = (try await use(town), town.ada, town.ben, town.clock.now)
        try await town.store.write { try $0.remember(use, by: ada, post: nil, at: now) }
        #expect(try await town.store.read { try $0.wasUsed(use.nonce, by: ada) })
        #expect(try await !town.store.read { try $0.wasUsed(use.nonce, by: ben) })
    }

    @Test func `what a form made is known for as long as its token is`() async throws {
        let town = try await makeCommunity()
        let (tokens, target) = (town.community.composerTokens, ComposerTarget.newDiscussion(in: town.general))
        let signIn = try await town.signIn("ada").by.signIn
        let token = tokens.issue(for: signIn, target: target)
        let use = try #require(tokens.check(token, from: signIn, target: target))
        let (ada, now) = (town.ada, town.clock.now)
        try await town.store.write { try $0.remember(use, by: ada, post: nil, at: now) }
        town.clock.advance(seconds: ComposerTokens.known - 1)
        try await town.community.purge.run()
        #expect(try await town.store.read { try $0.wasUsed(use) })
        #expect(tokens.check(token, from: signIn, target: target) != nil)
        town.clock.advance(seconds: 1)
        try await town.community.purge.run()
        #expect(try await town.rows()["composer_use"] == 0)
        #expect(tokens.check(token, from: signIn, target: target) == nil)
    }
}

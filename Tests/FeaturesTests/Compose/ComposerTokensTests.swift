import Crypto
import Features
import Storage
import TestSupport
import Testing

/// Proof that a composer came from a page of ours, and good for one post.
@Suite struct ComposerTokensTests {
    private let target = ComposerTarget.reply(to: Post.ID(rawValue: 5))
    private static let hour: Int64 = 3_600

    @Test func `a target has one key, and no other text is one`() {
        let targets = [
            "board:3": ComposerTarget.newDiscussion(in: Board.ID(rawValue: 3)),
            "reply:5": .reply(to: Post.ID(rawValue: 5)), "edit:9": .edit(Post.ID(rawValue: 9)),
            "edit:\(Int64.max)": .edit(Post.ID(rawValue: .max)),
        ]
        for (key, target) in targets {
            #expect(target.key == key)
            #expect(ComposerTarget(key: key) == target)
        }
        for key in [
            "", ":", "board", "board:", "board:0", "board:-3", "board:+3", "board:03", "board: 3", "board:3 ",
            "Board:3",
            "post:3", "board:3:3", "board:9223372036854775808", "é:3", "board:٣",
        ] {
            #expect(ComposerTarget(key: key) == nil, "\(key)")
        }
    }

    @Test func `a token is good for its sign-in and its target`() async throws {
        let town = try await makeCommunity()
        let tokens = town.community.composerTokens
        let (ada, ben) = (try await town.signIn("ada").by.signIn, try await town.signIn("ben").by.signIn)
        let token = tokens.issue(for: ada, target: target)
        let use = try #require(tokens.check(token, from: ada, target: target))
        #expect(use.madeAt == town.clock.now)
        #expect(!use.isStale)
        #expect(tokens.check(token, from: ben, target: target) == nil)
        #expect(tokens.check(token, from: ada, target: .reply(to: Post.ID(rawValue: 6))) == nil)
        #expect(tokens.check(token, from: ada, target: .edit(Post.ID(rawValue: 5))) == nil)
    }

    @Test func `two forms that are shown at the same time are two`() async throws {
        let town = try await makeCommunity()
        let tokens = town.community.composerTokens
        let ada = try await town.signIn("ada").by.signIn
        let uses = [0, 1].map { _ in tokens.check(tokens.issue(for: ada, target: target), from: ada, target: target) }
        #expect(try #require(uses[0]).nonceHash != (try #require(uses[1])).nonceHash)
    }

    @Test func `after two hours a token is stale, after three days nobody knows it`() async throws {
        let town = try await makeCommunity()
        let tokens = town.community.composerTokens
        let ada = try await town.signIn("ada").by.signIn
        let token = tokens.issue(for: ada, target: target)
        town.clock.advance(seconds: 2 * Self.hour)
        #expect(tokens.check(token, from: ada, target: target)?.isStale == false)
        town.clock.advance(seconds: 1)
        #expect(tokens.check(token, from: ada, target: target)?.isStale == true)
        town.clock.advance(seconds: 70 * Self.hour - 2)
        #expect(tokens.check(token, from: ada, target: target)?.isStale == true)
        town.clock.advance(seconds: 1)
        #expect(tokens.check(token, from: ada, target: target) == nil)
    }

    @Test func `a form that is shown again is another, and its time goes on, up to an hour`() async throws {
        let town = try await makeCommunity()
        let tokens = town.community.composerTokens
        let ada = try await town.signIn("ada").by.signIn
        let first = try #require(tokens.check(tokens.issue(for: ada, target: target), from: ada, target: target))
        town.clock.advance(seconds: 60)
        let again = try #require(
            tokens.check(tokens.issue(for: ada, target: target, after: first), from: ada, target: target))
        #expect(again.madeAt == first.madeAt)
        #expect(again.nonceHash != first.nonceHash)
        town.clock.advance(seconds: 47 * Self.hour)
        let late = try #require(
            tokens.check(tokens.issue(for: ada, target: target, after: again), from: ada, target: target))
        #expect(late.madeAt == town.clock.now.advanced(seconds: -Self.hour))
        #expect(!late.isStale)
    }

    @Test func `a token from the future is none`() async throws {
        let town = try await makeCommunity()
        let ada = try await town.signIn("ada").by.signIn
        let token = town.community.composerTokens.issue(for: ada, target: target)
        town.clock.advance(seconds: -1)
        #expect(town.community.composerTokens.check(token, from: ada, target: target) == nil)
    }

    @Test func `a forged token is none`() async throws {
        let town = try await makeCommunity()
        let tokens = town.community.composerTokens
        let ada = try await town.signIn("ada").by.signIn
        let token = tokens.issue(for: ada, target: target)
        let parts = token.split(separator: ".").map(String.init)
        let other = tokens.issue(for: ada, target: target).split(separator: ".").map(String.init)
        try #require(parts.count == 3 && other.count == 3 && parts[1] != other[1])
        let later = "\((Int64(parts[0]) ?? 0) + 1)"
        for text in [
            "", ".", "..", "x", token + "A", token + ".", String(token.dropLast()), "+" + token, "0" + token,
            "é" + token,
            "\(parts[0]).\(other[1]).\(parts[2])", "\(parts[0]).\(parts[1]).\(other[2])",
            "\(later).\(parts[1]).\(parts[2])",
            "\(Int64.min).\(parts[1]).\(parts[2])", "\(Int64.max).\(parts[1]).\(parts[2])", "\(parts[0])..\(parts[2])",
            String(repeating: "a", count: 100_000),
        ] {
            #expect(tokens.check(text, from: ada, target: target) == nil, "\(text.prefix(80))")
        }
    }

    @Test func `another key's token is none`() async throws {
        let (town, other) = (try await makeCommunity(), try await makeCommunity(key: SymmetricKey(size: .bits256)))
        let ada = try await town.signIn("ada").by.signIn
        let token = other.community.composerTokens.issue(for: ada, target: target)
        #expect(town.community.composerTokens.check(token, from: ada, target: target) == nil)
    }
}

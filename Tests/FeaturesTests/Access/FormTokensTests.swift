import Features
import TestSupport
import Testing

/// Proof that a form came from a page of ours.
@Suite struct FormTokensTests {
    private static let hour: Int64 = 3_600

    @Test func `a guest's token is good for its path, for two hours at least`() async throws {
        let town = try await makeCommunity()
        let tokens = town.community.formTokens
        let token = tokens.token(for: .guest(path: "/join"))
        #expect(tokens.check(token, from: .guest(path: "/join")) == .good)
        #expect(tokens.check(token, from: .guest(path: "/sign-in")) == .wrong)
        town.clock.advance(seconds: 2 * Self.hour)
        #expect(tokens.check(token, from: .guest(path: "/join")) == .good)
        #expect(tokens.token(for: .guest(path: "/join")) != token)
    }

    @Test func `an old token is known as ours for four days`() async throws {
        let town = try await makeCommunity()
        let tokens = town.community.formTokens
        let token = tokens.token(for: .guest(path: "/join"))
        town.clock.advance(seconds: 3 * Self.hour)
        #expect(tokens.check(token, from: .guest(path: "/join")) == .stale)
        town.clock.advance(seconds: 93 * Self.hour)
        #expect(tokens.check(token, from: .guest(path: "/join")) == .stale)
        town.clock.advance(seconds: Self.hour)
        #expect(tokens.check(token, from: .guest(path: "/join")) == .wrong)
    }

    @Test func `a member's token is bound to the sign-in, and outlives a change of its secret`() async throws {
        let town = try await makeCommunity()
        let tokens = town.community.formTokens
        let (ada, ben) = (try await town.signIn("ada").by.signIn, try await town.signIn("ben").by.signIn)
        let token = tokens.token(for: .member(ada))
        #expect(tokens.check(token, from: .member(ada)) == .good)
        #expect(tokens.check(token, from: .member(ben)) == .wrong)
        #expect(tokens.check(token, from: .guest(path: "/")) == .wrong)
        for text in [
            "", "x", token + "A", String(token.dropLast()), "é" + token.dropFirst(), "+" + token,
            "\(Int64.min).x", "\(Int64.max).x", "9999999999999999999.x", String(token.drop { $0 != "." }),
        ] {
            #expect(tokens.check(text, from: .member(ada)) == .wrong)
        }
    }

    @Test func `a token from the future is none`() async throws {
        let town = try await makeCommunity()
        let token = town.community.formTokens.token(for: .guest(path: "/join"))
        town.clock.advance(seconds: -Self.hour)
        #expect(town.community.formTokens.check(token, from: .guest(path: "/join")) == .wrong)
    }
}

import Foundation
import Synchronization
import Testing

@testable import Features

@Suite struct PasswordHasherTests {
    private let cost: ScryptCost
    private let hasher: PasswordHasher

    init() throws {
        cost = try #require(ScryptCost(logN: 4, blockSize: 1, parallelism: 1))
        hasher = PasswordHasher(cost: cost, atOnce: 2) { count in (0..<count).map { _ in .random(in: 0...255) } }
    }

    private func password(_ text: String) throws -> Password {
        try #require(Password(typed: text))
    }

    @Test func `the right password is let in and another is not`() async throws {
        let stored = try await hasher.hash(password("a mandolin in the rain"))
        #expect(try await hasher.verify(password("a mandolin in the rain"), against: stored))
        #expect(try await !hasher.verify(password("a mandolin in the Rain"), against: stored))
        #expect(try await !hasher.verify(password(""), against: stored))
    }

    @Test func `two hashes of the same password differ`() async throws {
        let (one, other) = (try await hasher.hash(password("same")), try await hasher.hash(password("same")))
        #expect(one != other)
        #expect(try await hasher.verify(password("same"), against: other))
    }

    @Test func `a password is the same from a keyboard that sends its accents apart`() async throws {
        let stored = try await hasher.hash(password("cl\u{E9} de sol"))
        #expect(try await hasher.verify(password("cle\u{301} de sol"), against: stored))
    }

    @Test func `an unknown account is never let in, after the same work`() async throws {
        let stored = try await hasher.hash(password("known"))
        let before = hasher.made
        #expect(try await !hasher.verify(password("anything"), against: nil))
        #expect(hasher.made == before + 1)
        #expect(try await !hasher.verify(password("anything"), against: stored))
        #expect(hasher.made == before + 2)
    }

    @Test func `a hash made at another cost is still checked`() async throws {
        let older = try #require(ScryptCost(logN: 5, blockSize: 2, parallelism: 1))
        let before = PasswordHasher(cost: older, atOnce: 1) { [UInt8](repeating: 1, count: $0) }
        let stored = try await before.hash(password("an older one"))
        #expect(try await hasher.verify(password("an older one"), against: PasswordHash(stored.text)))
    }

    @Test func `a cost that cannot be done is a failure`() async throws {
        let impossible = try #require(ScryptCost(logN: 16, blockSize: 1, parallelism: 1))
        let hasher = PasswordHasher(cost: impossible, atOnce: 1) { [UInt8](repeating: 1, count: $0) }
        await #expect(throws: PasswordHashingError.failed) { try await hasher.hash(password("whatever")) }
    }

    @Test func `after stopping no password is taken`() async throws {
        hasher.stop()
        await #expect(throws: PasswordHashingError.stopped) { try await hasher.hash(password("too late")) }
    }

    @Test func `a password longer than the limit is none`() {
        #expect(Password(typed: String(repeating: "a", count: 1_024)) != nil)
        #expect(Password(typed: String(repeating: "a", count: 1_025)) == nil)
    }

    @Test func `a password does not show in a log`() throws {
        let secret = try password("harmonica")
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!"\(secret) \(String(reflecting: secret)) \(dumped)".contains("harmonica"))
    }
}

import Crypto
import Foundation
import Storage
import TestSupport
import Testing

@testable import Features

/// How often signing in may be tried.
@Suite struct ThrottleTests {
    private func tries(
        _ count: Int, _ name: String, _ password: String = "a wrong guess", from address: String = "192.0.2.1",
        in town: TestCommunity
    ) async -> [SignInError?] {
        var results: [SignInError?] = []
        for _ in 0..<count {
            do {
                _ = try await town.community.signIns.signIn(
                    PasswordAttempt(
                        name: name, password: password, isRemembered: false, device: DeviceLabel(userAgent: nil),
                        replacing: nil, network: Network(address: address)))
                results.append(nil)
            } catch {
                results.append(error)
            }
        }
        return results
    }

    private func town() async throws -> TestCommunity {
        let town = try await makeCommunity()
        try await town.register(town.ada, address: "ada@mail.example")
        return town
    }

    private let wrong = [SignInError?](repeating: .wrong, count: 6)

    @Test(arguments: ["ada", "nobody"])
    func `an account is tried six times a minute, whether or not there is one`(_ name: String) async throws {
        let town = try await town()
        let before = town.passwords.made
        #expect(await tries(8, name, in: town) == wrong + [.tooOften(retryAfter: 60), .tooOften(retryAfter: 60)])
        #expect(town.passwords.made == before + 6, "what is refused costs no hash")
        town.clock.advance(seconds: 59)
        #expect(await tries(1, name, TestCommunity.password, in: town) == [.tooOften(retryAfter: 1)])
        town.clock.advance(seconds: 1)
        #expect(await tries(1, name, in: town) == [.wrong])
    }

    @Test func `other networks and other spellings help no guesser`() async throws {
        let town = try await town()
        _ = await tries(3, "ada", in: town)
        _ = await tries(3, "ADA", from: "198.51.100.7", in: town)
        #expect(await tries(1, "ada", from: "203.0.113.9", in: town) == [.tooOften(retryAfter: 60)])
    }

    @Test func `a refusal does not tell whose address it is`() async throws {
        let town = try await town()
        _ = await tries(7, "ada", in: town)
        #expect(await tries(1, "ada@mail.example", in: town) == [.wrong])
        #expect(await tries(1, "nobody@mail.example", in: town) == [.wrong])
    }

    @Test func `a burst shuts an account for a minute, not for an hour`() async throws {
        let town = try await town()
        for number in 1...4 { _ = await tries(20, "ada", from: "192.0.\(number).1", in: town) }
        town.clock.advance(seconds: 60)
        #expect(await tries(1, "ada", TestCommunity.password, in: town) == [nil])
    }

    @Test func `a network that may not try takes nothing from the account`() async throws {
        let town = try await town()
        _ = await tries(30, "somebody else", in: town)
        #expect(await tries(6, "ada", in: town) == [SignInError?](repeating: .tooOften(retryAfter: 60), count: 6))
        #expect(await tries(1, "ada", TestCommunity.password, from: "198.51.100.7", in: town) == [nil])
    }

    @Test func `an account is tried thirty times an hour`() async throws {
        let town = try await town()
        for _ in 1...5 {
            #expect(await tries(6, "ada", in: town) == wrong)
            town.clock.advance(seconds: 60)
        }
        #expect(await tries(1, "ada", in: town) == [.tooOften(retryAfter: 3_300)])
        town.clock.advance(seconds: 3_300)
        #expect(await tries(1, "ada", TestCommunity.password, in: town) == [nil])
    }

    @Test func `getting in forgives the account, not the network`() async throws {
        let town = try await town()
        for _ in 1...5 {
            #expect(await tries(5, "ada", in: town) == [SignInError?](repeating: .wrong, count: 5))
            #expect(await tries(1, "ada", TestCommunity.password, in: town) == [nil])
        }
        #expect(await tries(1, "ben", in: town) == [.tooOften(retryAfter: 60)])
        #expect(await tries(1, "ben", from: "198.51.100.7", in: town) == [.wrong])
    }

    @Test func `a network is a /24 or a /48`() async throws {
        let town = try await town()
        for number in 0..<30 {
            #expect(await tries(1, "name \(number)", from: "2001:db8:1::\(number + 1)", in: town) == [.wrong])
        }
        #expect(await tries(1, "other", from: "2001:db8:1:ffff::1", in: town) == [.tooOften(retryAfter: 60)])
        #expect(await tries(1, "other", from: "2001:db8:2::1", in: town) == [.wrong])
    }

    @Test func `at midnight networks begin anew, under another key`() async throws {
        let town = try await town()
        _ = await tries(1, "ada", in: town)
        town.clock.advance(seconds: 12 * 3_600)
        _ = await tries(1, "ada", in: town)
        let keys = try await town.store.read {
            try $0.all(Query<[UInt8]>("SELECT key_sealed FROM network_key ORDER BY day"))
        }
        #expect(Set(keys).count == 2)
        let opened = keys.map { town.surroundings.keys.opened($0, for: .networkKey) }
        #expect(opened.allSatisfy { $0?.count == NetworkKey.length })
        #expect(opened[0] != opened[1])
    }

    @Test func `72 hours after its day began the key is gone, and with it what it counted`() async throws {
        let town = try await town()
        _ = await tries(1, "ada", in: town)
        let day = Moment.day * 1_000
        let end = (town.clock.now.rawValue / day + 3) * day
        town.clock.advance(seconds: (end - town.clock.now.rawValue) / 1_000 - 1)
        try await town.community.purge.run()
        #expect(try await town.store.read { try $0.one(Query<Int>("SELECT COUNT(*) FROM network_key")) } == 1)
        town.clock.advance(seconds: 1)
        try await town.community.purge.run()
        for table: SQLText in ["SELECT COUNT(*) FROM network_key", "SELECT COUNT(*) FROM throttle"] {
            #expect(try await town.store.read { try $0.one(Query<Int>(table)) } == 0)
        }
    }

    @Test func `the database names nobody who tried`() async throws {
        let town = try await town()
        _ = await tries(1, "someone who mistyped", from: "192.0.2.1", in: town)
        let subjects = try await town.store.read { try $0.all(Query<[UInt8]>("SELECT subject FROM throttle")) }
        #expect(subjects.count == 4)
        #expect(subjects.allSatisfy { $0.count == 32 })
        // A bare hash of the name could be tried out.
        #expect(!subjects.contains(Array(SHA256.hash(data: Data("someone who mistyped".utf8)))))
        #expect(!subjects.contains(Array(SHA256.hash(data: Data("name someone who mistyped".utf8)))))
    }
}

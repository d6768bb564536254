import Storage
import TestSupport
import Testing

@testable import Features

/// How often one may search who has no account.
@Suite struct SearchPaceTests {
    private static let here = Network(address: "192.0.2.7")
    private static let neighbour = Network(address: "192.0.2.99")
    private static let elsewhere = Network(address: "198.51.100.7")

    private func find(
        _ typed: String = "nut", in town: TestCommunity, for actor: Actor = .guest, from network: Network? = Self.here
    ) async throws {
        _ = try await town.community.search.find(
            SearchQuery.parse(typed), order: .best, page: 1, for: actor, from: network)
    }

    private func follow(
        _ typed: String = "nut", in town: TestCommunity, for actor: Actor = .guest, from network: Network? = Self.here
    ) async throws {
        _ = try await town.community.feeds.search(SearchQuery.parse(typed), for: actor, from: network)
    }

    @Test func `guests of a network search fifteen times a minute, on pages and as feeds together`() async throws {
        let town = try await makeCommunity()
        try await town.start("About the nut")
        for _ in 1...8 { try await find(in: town) }
        for _ in 1...7 { try await follow(in: town) }
        town.clock.advance(seconds: 15)
        await #expect(throws: SearchError.tooOften(retryAfter: 45)) { try await find(in: town) }
        await #expect(throws: SearchError.tooOften(retryAfter: 45)) { try await follow(in: town) }
        await #expect(throws: SearchError.tooOften(retryAfter: 45)) {
            try await find("saddle", in: town, from: Self.neighbour)
        }
        try await find(in: town, from: Self.elsewhere)
        town.clock.advance(seconds: 45)
        try await find(in: town)
        try await follow(in: town, from: Self.neighbour)
    }

    @Test func `members search as they like, and so does whoever comes from where nobody knows`() async throws {
        let town = try await makeCommunity()
        try await town.start("About the nut")
        let ada = try await town.member("ada")
        for _ in 1...40 {
            try await find(in: town, for: ada)
            try await follow(in: town, for: ada)
            try await find(in: town, from: nil)
        }
        for _ in 1...15 { try await find(in: town) }
        await #expect(throws: SearchError.self) { try await find(in: town) }
        try await find(in: town, for: ada)
    }

    @Test func `where nothing is looked for, nothing is counted`() async throws {
        let town = try await makeCommunity()
        for _ in 1...40 {
            for typed in ["", " ", "-"] {
                try await find(typed, in: town)
                try await follow(typed, in: town)
            }
        }
        for _ in 1...15 { try await find(in: town) }
        await #expect(throws: SearchError.self) { try await find(in: town) }
        try await find("", in: town)
    }

    @Test func `the number is the house's, as it is now, and nothing of it is written`() async throws {
        let town = try await makeCommunity()
        var rates = Rates()
        rates.guestSearchesPerMinute = 2
        town.surroundings.rules.replace(RuleBook(rates: rates))
        for _ in 1...2 { try await find(in: town) }
        await #expect(throws: SearchError.self) { try await find(in: town) }
        rates.guestSearchesPerMinute = 3
        town.surroundings.rules.replace(RuleBook(rates: rates))
        try await find(in: town)
        await #expect(throws: SearchError.self) { try await find(in: town) }
        let kept = try await town.store.read {
            try $0.one(Query<Int>("SELECT (SELECT COUNT(*) FROM throttle) + (SELECT COUNT(*) FROM network_key)"))
        }
        #expect(kept == 0)
    }
}

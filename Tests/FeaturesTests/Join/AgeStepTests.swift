import Foundation
import Storage
import TestSupport
import Testing

@testable import Features

/// The first step of joining: the answer to the age screen.
@Suite struct AgeStepTests {
    private func outcome(
        _ town: TestCommunity, month: String = "3", year: String, country: String = "US"
    ) async throws -> GatePass? {
        let cookie = try await town.community.registration.screen(
            month: month, year: year, country: country, cookie: nil, invitation: nil)
        return GatePass(cookie, town.surroundings.keys, at: town.clock.now)
    }

    private func band(_ pass: GatePass?) -> AgeBand? {
        guard case .ticket(let ticket) = pass else { return nil }
        return ticket.band
    }

    @Test func `an answer is worth a ticket of its band, for half an hour`() async throws {
        let town = try await makeCommunity()
        #expect(band(try await outcome(town, year: "1980")) == .fromEighteen)
        #expect(band(try await outcome(town, year: "2009")) == .fromSixteen)
        #expect(band(try await outcome(town, year: "2012")) == .fromThirteen)
        guard case .ticket(let ticket) = try await outcome(town, year: "1980") else {
            Issue.record("no ticket")
            return
        }
        #expect(ticket.expiresAt == town.clock.now.advanced(seconds: 1_800))
        #expect(ticket.invitation == nil)
    }

    @Test func `T05: an answer under the threshold leaves every table as it was`() async throws {
        let town = try await makeCommunity()
        let before = try await RowCounts(town.store)
        #expect(try await outcome(town, year: "2020") == .minor)
        #expect(try await RowCounts(town.store) == before)
    }

    @Test func `T06: whoever was told once is told the same by every later answer`() async throws {
        let town = try await makeCommunity()
        let registration = town.community.registration
        let mark = try await registration.screen(
            month: "3", year: "2020", country: "US", cookie: nil, invitation: nil)
        for (month, year) in [("3", "1980"), ("1", "1900"), ("", ""), ("x", "1980"), ("3", "2020")] {
            let again = try await registration.screen(
                month: month, year: year, country: "US", cookie: mark, invitation: "nonsense")
            #expect(again == mark, "\(month) \(year)")
        }
        #expect(throws: RegistrationError.minor) { try registration.proof(cookie: mark) }
        await #expect(throws: RegistrationError.minor) {
            try await registration.mayBegin(cookie: mark, invitation: nil)
        }
    }

    @Test func `an adult who answers again as a minor is one from then on`() async throws {
        let town = try await makeCommunity()
        let registration = town.community.registration
        let ticket = try await registration.screen(
            month: "3", year: "1980", country: "US", cookie: nil, invitation: nil)
        let mark = try await registration.screen(
            month: "3", year: "2020", country: "US", cookie: ticket, invitation: nil)
        #expect(registration.isMinor(cookie: mark))
    }

    /// November 2013 is thirteen years ago when November 2026 has ended everywhere: at noon UTC on 1 December.
    @Test(arguments: [-12, 0, 14])
    func `T08: the month of the birthday counts as not reached until it is over, whatever the site's zone is`(
        _ hours: Int
    ) async throws {
        let zone = try #require(TimeZone(secondsFromGMT: hours * 3_600))
        let town = try await makeCommunity(zone: zone)
        let lastNoon: Int64 = 8 * Moment.day
        for (seconds, expected) in [
            (lastNoon, nil), (lastNoon + Moment.day - 1, nil), (lastNoon + Moment.day, AgeBand.fromThirteen),
            (lastNoon + 2 * Moment.day, .fromThirteen),
        ] {
            let later = try await makeCommunity(zone: zone)
            later.clock.advance(seconds: seconds)
            #expect(band(try await outcome(later, month: "11", year: "2013")) == expected, "\(hours) \(seconds)")
        }
        #expect(try await outcome(town, month: "11", year: "2013") == .minor)
    }

    @Test func `T09: the country decides, and sixteen where we know nothing`() async throws {
        let town = try await makeCommunity()
        #expect(try await outcome(town, year: "2012", country: "DE") == .minor)
        #expect(band(try await outcome(town, year: "2012", country: "US")) == .fromThirteen)
        #expect(try await outcome(town, year: "2011", country: "AQ") == .minor)
        #expect(band(try await outcome(town, year: "2010", country: "AQ")) == .fromSixteen)
    }

    @Test func `the owner's own ages go before the law's, and never below thirteen`() async throws {
        let ages = AgeThresholds(table: ConsentAge.known, overrides: ["US": 18, "DE": 5])
        let town = try await makeCommunity(joining: Joining(.open, ages: ages))
        #expect(try await outcome(town, year: "2009") == .minor)
        #expect(band(try await outcome(town, year: "2012", country: "DE")) == .fromThirteen)
        #expect(try await outcome(town, year: "2014", country: "DE") == .minor)
    }

    @Test(arguments: [
        ("", "", ""), ("13", "1980", "US"), ("3", "2027", "US"), ("3", "1980", ""), ("3\0", "1980", "US"),
    ])
    func `an answer that can't be read is one and the same error, and no answer`(
        _ month: String, _ year: String, _ country: String
    ) async throws {
        let town = try await makeCommunity()
        await #expect(throws: RegistrationError.unreadable) {
            try await town.community.registration.screen(
                month: month, year: year, country: country, cookie: nil, invitation: nil)
        }
    }

    @Test func `where nobody may join, nobody is asked`() async throws {
        let town = try await makeCommunity(joining: Joining(.closed))
        let registration = town.community.registration
        await #expect(throws: RegistrationError.closed) {
            try await registration.mayBegin(cookie: nil, invitation: nil)
        }
        await #expect(throws: RegistrationError.closed) {
            try await registration.screen(month: "3", year: "1980", country: "US", cookie: nil, invitation: nil)
        }
    }
}

/// How many rows each table has.
struct RowCounts: Equatable {
    let counts: [String: Int]

    init(_ store: any Store) async throws {
        counts = try await store.read { transaction in
            let names = try transaction.all(Query<String>.tables)
            var counts: [String: Int] = [:]
            for name in names {
                // A table's name can't be bound, and comes from the schema.
                counts[name] = try transaction.one(Query<Int>("SELECT COUNT(*) FROM \(SQLText(stringLiteral: name))"))
            }
            return counts
        }
    }
}

extension Query where Row == String {
    static let tables = Query("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
}

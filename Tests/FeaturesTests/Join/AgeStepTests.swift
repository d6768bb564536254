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
    ///
    /// So it is for whoever says that they live where it has ended first, or last.
    @Test(arguments: [
        ("US", "2013", AgeBand.fromThirteen), ("KI", "2010", .fromSixteen), ("UM", "2010", .fromSixteen),
        ("IN", "2008", .fromEighteen),
    ])
    func `T08: the month of the birthday counts as not reached until it is over everywhere`(
        _ country: String, _ year: String, _ expected: AgeBand
    ) async throws {
        let lastNoon: Int64 = 8 * Moment.day
        for (seconds, isReached) in [
            (0, false), (lastNoon, false), (lastNoon + Moment.day - 1, false), (lastNoon + Moment.day, true),
            (lastNoon + 2 * Moment.day, true),
        ] {
            let town = try await makeCommunity()
            town.clock.advance(seconds: seconds)
            let found = band(try await outcome(town, month: "11", year: year, country: country))
            #expect(found == (isReached ? expected : nil), "\(country) \(seconds)")
            // A month earlier it was reached before.
            #expect(band(try await outcome(town, month: "10", year: year, country: country)) == expected)
        }
    }

    @Test func `T09: the country decides, and sixteen where we know nothing`() async throws {
        let town = try await makeCommunity()
        #expect(try await outcome(town, year: "2012", country: "DE") == .minor)
        #expect(band(try await outcome(town, year: "2012", country: "US")) == .fromThirteen)
        #expect(try await outcome(town, year: "2011", country: "AQ") == .minor)
        #expect(band(try await outcome(town, year: "2010", country: "AQ")) == .fromSixteen)
        #expect(try await outcome(town, year: "2011", country: "ZZ") == .minor)
        #expect(band(try await outcome(town, year: "2010", country: "ZZ")) == .fromSixteen)
    }

    @Test func `where the owner lets nobody join from, everybody is answered as a minor is`() async throws {
        let ages = AgeThresholds(table: ConsentAge.known, overrides: ["AU": .nobody])
        let town = try await makeCommunity(joining: Joining(.open, ages: ages))
        for year in ["2020", "1980", "1900"] { #expect(try await outcome(town, year: year, country: "AU") == .minor) }
        #expect(band(try await outcome(town, year: "1980", country: "NZ")) == .fromEighteen)
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

import Testing

@testable import Features

@Suite struct AgeScreenTests {
    private let screen = AgeScreen(thresholds: AgeThresholds(table: ConsentAge.known, overrides: [:]))
    /// Sunday, 22 November 2026, 12:00 UTC.
    private let now = Moment(rawValue: 1_795_348_800_000)

    @Test(arguments: [
        (11, 1900, AgeScreen.Outcome.mayJoin(.fromEighteen)), (10, 2008, .mayJoin(.fromEighteen)),
        (11, 2008, .mayJoin(.fromSixteen)), (12, 2008, .mayJoin(.fromSixteen)), (10, 2010, .mayJoin(.fromSixteen)),
        (11, 2010, .mayJoin(.fromThirteen)), (10, 2013, .mayJoin(.fromThirteen)), (11, 2013, .minor),
        (12, 2013, .minor), (1, 2020, .minor), (10, 2026, .minor), (11, 2026, .minor),
    ])
    func `somebody in the United States is put into the band that is certain`(
        _ month: Int, _ year: Int, _ outcome: AgeScreen.Outcome
    ) throws {
        #expect(try screen.outcome(month: "\(month)", year: "\(year)", country: "US", at: now) == outcome)
    }

    /// Thirteen years after November 2013: the month ends at the earliest places at 10:00 UTC on the 30th, at
    /// Greenwich at midnight, at the last places at 12:00 UTC on 1 December.
    @Test func `the month of the birthday counts as not reached until it has ended everywhere`() throws {
        let firstOfDecember = Moment(rawValue: 1_796_083_200_000)
        for (hours, outcome) in [
            (-15, AgeScreen.Outcome.minor), (-13, .minor), (-1, .minor), (0, .minor), (11, .minor),
            (12, .mayJoin(.fromThirteen)), (24, .mayJoin(.fromThirteen)),
        ] {
            let moment = firstOfDecember.advanced(seconds: Int64(hours) * 3600)
            #expect(try screen.outcome(month: "11", year: "2013", country: "US", at: moment) == outcome)
        }
        let lastMoment = Moment(rawValue: firstOfDecember.rawValue + 12 * 3_600_000 - 1)
        #expect(try screen.outcome(month: "11", year: "2013", country: "US", at: lastMoment) == .minor)
    }

    @Test func `years turn in January too`() throws {
        let newYear = Moment(rawValue: 1_798_761_600_000)
        let noon = newYear.advanced(seconds: 12 * 3600)
        #expect(try screen.outcome(month: "12", year: "2013", country: "US", at: newYear) == .minor)
        #expect(try screen.outcome(month: "12", year: "2013", country: "US", at: noon) == .mayJoin(.fromThirteen))
    }

    @Test(arguments: [
        ("US", 10, 2012, AgeScreen.Outcome.mayJoin(.fromThirteen)), ("DE", 10, 2012, .minor),
        ("AT", 10, 2012, .mayJoin(.fromThirteen)),
        ("DK", 10, 2012, .minor), ("DK", 10, 2011, .mayJoin(.fromThirteen)), ("DE", 10, 2011, .minor),
        ("DE", 10, 2010, .mayJoin(.fromSixteen)), ("BR", 10, 2011, .minor), ("BR", 10, 2010, .mayJoin(.fromSixteen)),
        ("us", 10, 2012, .mayJoin(.fromThirteen)),
    ])
    func `the country's own age holds, and sixteen where we know none`(
        _ country: String, _ month: Int, _ year: Int, _ outcome: AgeScreen.Outcome
    ) throws {
        #expect(try screen.outcome(month: "\(month)", year: "\(year)", country: country, at: now) == outcome)
    }

    @Test(arguments: ["3", "03", " 3 ", "March", "mar", "MAR", "Marc"])
    func `a month may be typed as people type it`(_ month: String) throws {
        #expect(try screen.outcome(month: month, year: " 1980 ", country: " US", at: now) == .mayJoin(.fromEighteen))
    }

    @Test func `each month has its name, and its beginning`() throws {
        for (number, names) in zip(
            1...12,
            [
                ["January"], ["Feb"], ["mar"], ["Apr"], ["may"], ["Jun", "june"], ["Jul", "july"], ["Aug"],
                ["Sept", "sep"],
                ["Octob"], ["November"], ["dec"],
            ])
        {
            let outcome = try screen.outcome(month: "\(number)", year: "2013", country: "US", at: now)
            for name in names {
                #expect(try screen.outcome(month: name, year: "2013", country: "US", at: now) == outcome, "\(name)")
            }
        }
        #expect(try screen.outcome(month: "Sept", year: "2008", country: "US", at: now) == .mayJoin(.fromEighteen))
    }

    @Test(arguments: [
        ("", "", ""), ("", "1980", "US"), ("3", "", "US"), ("3", "1980", ""), ("0", "1980", "US"), ("13", "1980", "US"),
        ("-3", "1980", "US"), ("+3", "1980", "US"), ("003", "1980", "US"), ("ma", "1980", "US"),
        ("marchx", "1980", "US"), ("3", "1899", "US"),
        ("3", "80", "US"), ("3", "01980", "US"), ("3", "198O", "US"), ("3", "2027", "US"), ("12", "2026", "US"),
        ("3", "9999", "US"), ("٣", "1980", "US"), ("3", "１９８０", "US"), ("3", "1980", "USA"), ("3", "1980", "XX"),
        ("3", "1980", "u\u{0}"), ("3\u{0}", "1980", "US"), ("3", "1980\n", "US"),
        (String(repeating: " ", count: 1_000_000) + "3", "1980", "US"),
        ("3", String(repeating: "1", count: 1_000_000), "US"),
    ])
    func `an answer that can't be read is one and the same error`(_ month: String, _ year: String, _ country: String) {
        #expect(throws: AgeScreen.Unreadable()) {
            try screen.outcome(month: month, year: year, country: country, at: now)
        }
    }

    @Test func `nothing that comes out holds the month or the year`() throws {
        var shown = ""
        dump(try screen.outcome(month: "7", year: "1987", country: "US", at: now), to: &shown)
        dump(try screen.outcome(month: "7", year: "2019", country: "US", at: now), to: &shown)
        dump(AgeScreen.Unreadable(), to: &shown)
        #expect(!shown.contains("7"))
        #expect(!shown.contains("19"))
    }
}

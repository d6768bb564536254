import Testing

@testable import Features

@Suite struct AgeThresholdsTests {
    private func years(_ code: String, overrides: [String: AgeThresholds.Rule] = [:]) throws -> Int? {
        let country = try #require(Country(code: code))
        return AgeThresholds(table: ConsentAge.known, overrides: overrides).years(in: country)
    }

    @Test func `each country has its age`() throws {
        let expected = [
            13: "BE EE FI IS LV MT NO PT SE GB US", 14: "AT BG CN CY ES IT KR LT", 15: "CZ DK FR GR SI",
            16: "AU DE HR HU IE LI LU NL PL RO SK BR JP XK ZZ", 18: "IN",
        ]
        for (age, codes) in expected {
            for code in codes.split(separator: " ") {
                #expect(try years(String(code)) == age, "\(code)")
            }
        }
        #expect(ConsentAge.known.count == 36)
        #expect(Set(ConsentAge.known.map(\.country)).count == 36)
    }

    @Test func `an owner may set an age, but never below thirteen`() throws {
        #expect(try years("NO", overrides: ["no": 15]) == 15)
        #expect(try years("JP", overrides: ["JP": 18]) == 18)
        #expect(try years("US", overrides: ["US": 10]) == 13)
        #expect(try years("US", overrides: ["US": 99]) == 18)
        #expect(try years("SE", overrides: ["NO": 15]) == 13)
        #expect(try years("au", overrides: ["AU": .nobody]) == nil)
    }

    @Test func `figures that nobody looked up within a year are named`() {
        let thresholds = AgeThresholds(table: ConsentAge.known, overrides: ["DK": 15])
        let november2026 = Moment(rawValue: 1_795_348_800_000)
        let stale = Set(thresholds.stale(at: november2026).map(\.country))
        #expect(stale.isSuperset(of: ["DE", "FR", "EE"]))
        #expect(stale.isDisjoint(with: ["US", "DK"]))
        let july2027 = Moment(rawValue: 1_814_400_000_000)
        #expect(thresholds.stale(at: july2027).map(\.country).contains("US"))
    }

    @Test func `every country can be chosen once`() {
        #expect(Country.all.count == 251)
        #expect(Set(Country.all.map(\.code)).count == 251)
        #expect(Country.all.allSatisfy { $0.code.utf8.allSatisfy { (0x41...0x5A).contains($0) } && $0.name.count > 2 })
        #expect(Country.all.last?.name == "Another place")
        #expect(Country(code: "de")?.name == "Germany")
        #expect(ConsentAge.known.allSatisfy { Country(code: $0.country) != nil })
        for code in ["", "D", "DEU", "XX", "é"] { #expect(Country(code: code) == nil) }
    }

    @Test func `bands are in order`() {
        #expect(AgeBand.allCases == AgeBand.allCases.sorted())
        #expect(AgeBand.allCases.map(\.rawValue) == ["13+", "16+", "18+"])
    }
}

/// From which age people in a country may agree for themselves to what a site keeps about them.
package struct ConsentAge: Sendable, Equatable {
    /// Two letters, as `CountryTable` has them.
    package let country: String
    package let years: Int
    /// Where the figure comes from.
    package let source: String
    /// Month in which somebody last looked; nil when nobody looked into the law itself.
    package let checked: CalendarDay?

    /// The figures that we know.
    ///
    /// GDPR article 8 lets each state of the Union set 13 to 16; the United States have 16 CFR 312.
    package static let known: [ConsentAge] =
        countries(["US"], years: 13, .rules2026)
        + countries(["BE", "FI", "SE", "GB"], years: 13, .tracker2019)
        + countries(["EE", "LV", "MT", "NO", "PT", "IS"], years: 13, .notChecked)
        + countries(["AT", "ES", "IT"], years: 14, .tracker2019)
        + countries(["BG", "CY", "LT"], years: 14, .notChecked)
        + countries(["CZ", "FR"], years: 15, .tracker2019)
        + countries(["DK"], years: 15, .denmark2024)
        + countries(["GR", "SI"], years: 15, .notChecked)
        + countries(["IE", "NL", "SK"], years: 16, .tracker2019)
        + countries(["DE", "HR", "HU", "LI", "LU", "PL", "RO"], years: 16, .notChecked)
        + countries(["CN", "KR"], years: 14, .notChecked)
        + countries(["AU"], years: 16, .notChecked)
        + countries(["IN"], years: 18, .notChecked)

    private struct Origin {
        let source: String
        let checked: CalendarDay?

        static let rules2026 = Origin(source: "16 CFR 312.2", checked: CalendarDay(year: 2026, month: 6))
        static let denmark2024 = Origin(
            source: "Danish Data Protection Act, as amended", checked: CalendarDay(year: 2024, month: 1))
        static let tracker2019 = Origin(
            source: "a tracker of GDPR article 8 in national law", checked: CalendarDay(year: 2019, month: 1))
        static let notChecked = Origin(source: "common knowledge", checked: nil)
    }

    private static func countries(_ codes: [String], years: Int, _ origin: Origin) -> [ConsentAge] {
        codes.map { ConsentAge(country: $0, years: years, source: origin.source, checked: origin.checked) }
    }
}

import Foundation

/// From which age on somebody may join by themselves, country by country.
package struct AgeThresholds: Sendable, Equatable {
    /// Nobody younger joins by themselves, whatever their country's law (16 CFR 312.2).
    package static let lowest = 13
    /// What holds where we know no figure: the highest that GDPR article 8 has.
    package static let elsewhere = 16
    /// What an owner may set.
    package static let settable = lowest...18
    /// Months after which a figure is to be looked up again.
    private static let freshMonths = 12

    private let table: [ConsentAge]
    private let rules: [String: Rule]

    /// What an owner sets for a country.
    package enum Rule: Sendable, Equatable, ExpressibleByIntegerLiteral {
        /// Whoever has completed so many years.
        case from(Int)
        /// Nobody from there, however old.
        case nobody

        package init(integerLiteral years: Int) { self = .from(years) }
    }

    /// The figures of `table`, and the owner's own in place of some; those outside `settable` are brought into it.
    package init(table: [ConsentAge], overrides: [String: Rule]) {
        let overrides = Dictionary(overrides.map { ($0.uppercased(), $1) }) { _, last in last }
        self.table = table.filter { overrides[$0.country] == nil }
        rules = Dictionary(table.map { ($0.country, .from($0.years)) }) { _, last in last }
            .merging(overrides) { _, own in own }
    }

    /// Years that somebody in this country must have completed; nil where nobody may join from.
    package func years(in country: Country) -> Int? {
        switch rules[country.code] {
        case nil: Self.elsewhere
        case .from(let years): min(max(years, Self.settable.lowerBound), Self.settable.upperBound)
        case .nobody: nil
        }
    }

    /// Figures that nobody has looked up within a year; the server names them when it starts.
    package func stale(at now: Moment) -> [ConsentAge] {
        let today = CalendarDay.month(of: now, in: .gmt)
        return table.filter { figure in
            guard let checked = figure.checked else { return true }
            let months = (today.year - checked.year) * 12 + (today.month ?? 1) - (checked.month ?? 1)
            return months > Self.freshMonths
        }
    }
}

/// A country or territory, as somebody names it who is asked where they live.
package struct Country: Sendable, Hashable {
    /// Two capital letters.
    package let code: String
    /// In English, for a list to choose from.
    package let name: String

    /// All of them, by name; last the one for whoever does not find theirs.
    package static let all: [Country] = CountryTable.text.split(separator: "\n").map { line in
        Country(code: String(line.prefix(2)), name: String(line.dropFirst(3)))
    }

    private static let byCode = Dictionary(all.map { ($0.code, $0) }) { first, _ in first }

    private init(code: String, name: String) {
        self.code = code
        self.name = name
    }

    /// The country with this code, in capitals or not; nil when there is none.
    package init?(code: String) {
        guard code.utf8.count == 2, let country = Self.byCode[code.uppercased()] else { return nil }
        self = country
    }
}

import Foundation
import Storage
import Testing

@testable import Features

/// The grammar of queries: any text is one.
@Suite struct SearchQueryTests {
    /// A part in one line: `+` wanted, `-` unwanted, fields where not all, words, `*` when open.
    private static func line(_ part: SearchQuery.Part) -> String {
        switch part.meaning {
        case .words(let phrase, let isUnwanted):
            let fields = phrase.fields == SearchField.allCases ? "" : "\(phrase.fields.map(\.rawValue)) "
            return "\(isUnwanted ? "-" : "+")\(fields)\(phrase.words.joined(separator: "_"))\(phrase.isOpen ? "*" : "")"
        case .board(let name, let isUnwanted): return "\(isUnwanted ? "-" : "+")board \(name)"
        case .before(let day): return "before \(day)"
        case .after(let day): return "after \(day)"
        case .solved(let isUnwanted): return isUnwanted ? "-solved" : "+solved"
        case .nothing: return "nothing"
        }
    }

    @Test(arguments: [
        ("nut bone", ["+nut", "+bone"]),
        ("\"bone dust\" -steel", ["+bone_dust", "-steel"]),
        ("-\"bone dust\"", ["-bone_dust"]),
        ("“bone dust” „low E“", ["+bone_dust", "+low_e"]),
        ("in:guitars by:Kestrel", ["+board guitars", "+[\"author\"] kestrel"]),
        ("IN:Guitars -in:keys -by:ada", ["+board guitars", "-board keys", "-[\"author\"] ada"]),
        ("by:\"Maren Holt\" title:\"low e\"", ["+[\"author\"] maren_holt", "+[\"title\", \"thread\"] low_e"]),
        ("before:2024-06 after:2023", ["before 2024-06", "after 2023"]),
        ("after:2024-2-9", ["after 2024-02-09"]),
        ("after:2024-13 before:yesterday", ["+after_2024_13", "+before_yesterday"]),
        ("before:2023-02-29", ["+before_2023_02_29"]),
        ("-before:2024", ["-before_2024"]),
        ("is:solved http://x.example", ["+solved", "+http_x_example"]),
        ("-IS:Solved is:\"solved\"", ["-solved", "+solved"]),
        ("is:funny -is:odd is:", ["+is_funny", "-is_odd", "+is"]),
        ("in: by:", ["+in", "+by"]),
        ("title:", ["+title"]),
        ("a b-c e", ["+a", "+b_c", "+e"]),
        ("- -- --x ---", ["nothing", "nothing", "+x", "nothing"]),
        ("\"", ["nothing"]),
        ("\"\" \"\"\"\"", ["nothing", "nothing", "nothing"]),
        ("\"never closed", ["+never_closed"]),
        ("one\"two\"three", ["+one", "+two", "+three"]),
        ("弦 琴弦", ["+弦*", "+琴弦"]),
        ("a\0b\nc\td", ["+a", "+b", "+c", "+d"]),
        ("AND OR NOT NEAR(a b)", ["+and", "+or", "+not", "+near_a", "+b"]),
        ("*", ["nothing"]),
        ("", []),
        ("   ", []),
    ])
    func `a query is read`(_ typed: String, _ parts: [String]) {
        let query = SearchQuery.parse(typed)
        #expect(query.parts.map(Self.line) == parts)
        #expect(!query.isCut)
    }

    @Test(arguments: [
        "nut \"bone dust\" in:guitars after:2025", "-x -\"y z\" by:\"a b\" before:2024-06-01", "in:\"two words\" q",
    ])
    func `a query that was read is written as it was typed`(_ typed: String) {
        let query = SearchQuery.parse(typed)
        #expect(query.text == typed)
        #expect(SearchQuery.parse(query.text) == query)
    }

    @Test func `what is typed is bounded`() {
        let many = SearchQuery.parse((0..<10_000).map { "w\($0)" }.joined(separator: " "))
        #expect(many.parts.count == SearchQuery.maximumParts)
        #expect(many.isCut)
        let long = SearchQuery.parse(String(repeating: "x", count: 100_000))
        #expect(long.parts.count == 1)
        #expect(long.isCut)
        #expect(long.text.utf8.count <= SearchQuery.maximumBytes)
        #expect(SearchQuery.parse(String(repeating: "\"", count: 10_000)).isEmpty)
        #expect(SearchQuery.parse(String(repeating: "-", count: 10_000)).isEmpty)
        #expect(SearchQuery.parse(String(repeating: "in:", count: 10_000)).parts.count == 1)
    }

    @Test(arguments: [
        ("the the The tHé THE", ["+the"]),
        ("\"bone dust\" bone dust \"Bone, dust\"", ["+bone_dust", "+bone", "+dust"]),
        ("the -the -the title:the title:the", ["+the", "-the", "+[\"title\", \"thread\"] the"]),
        ("in:Keys in:keys -in:keys after:2024 after:2024", ["+board keys", "-board keys", "after 2024"]),
    ])
    func `what is asked for twice is looked for once`(_ typed: String, _ parts: [String]) {
        let query = SearchQuery.parse(typed)
        #expect(query.parts.map(Self.line) == parts)
        #expect(!query.isCut)
        #expect(SearchQuery.parse(query.text) == query)
    }

    @Test func `a phrase is looked for by its first words`() {
        let words = (1...SearchQuery.maximumPhraseWords).map { "w\($0)" }
        let whole = SearchQuery.parse("\"\(words.joined(separator: " "))\"")
        #expect(whole.parts.map(Self.line) == ["+\(words.joined(separator: "_"))"])
        #expect(!whole.isCut)
        for more in [" more", " more -and:more", " \u{5F26}"] {
            let cut = SearchQuery.parse("\"\(words.joined(separator: " "))\(more)\" in:keys")
            #expect(cut.parts.map(Self.line) == ["+\(words.joined(separator: "_"))", "+board keys"])
            #expect(cut.isCut)
        }
        let repeated = SearchQuery.parse("\"\(String(repeating: "the ", count: 130))\" in:flood-1 after:2001")
        #expect(repeated.isCut)
        #expect(
            repeated.parts.map(Self.line) == [
                "+" + Array(repeating: "the", count: 10).joined(separator: "_"),
                "+board flood-1", "after 2001",
            ])
    }

    @Test func `all phrases together have so many words, and what narrows is kept`() {
        let phrases = (0..<20).map { "\"a\($0) b c d e\"" }
        let query = SearchQuery.parse((phrases + ["in:keys", "after:2024"]).joined(separator: " "))
        #expect(query.isCut)
        #expect(query.parts.count == SearchQuery.maximumWords / 5 + 2)
        #expect(query.parts.suffix(2).map(Self.line) == ["+board keys", "after 2024"])
    }

    @Test func `a narrowing is put in place of another, or taken away`() {
        let query = SearchQuery.parse("nut in:guitars -steel before:2024 after:2020")
        #expect(query.inBoard("keys").text == "nut -steel before:2024 after:2020 in:keys")
        #expect(query.inBoard(nil).text == "nut -steel before:2024 after:2020")
        #expect(query.after(CalendarDay(year: 2026, month: 11)).text == "nut in:guitars -steel after:2026-11")
        #expect(query.after(nil).text == "nut in:guitars -steel")
        #expect(query.parts.filter(\.isNarrowing).map(\.text) == ["in:guitars", "-steel", "before:2024", "after:2020"])
        #expect(query.dropping(query.parts[2]).text == "nut in:guitars before:2024 after:2020")
    }

    @Test func `a day begins at midnight of the community's zone`() throws {
        let day = try #require(CalendarDay("2026-06"))
        let london = try #require(TimeZone(identifier: "Europe/London"))
        #expect(day.start(in: .gmt).rawValue == 1_780_272_000_000)
        #expect(day.start(in: london).rawValue == 1_780_272_000_000 - 3_600_000)
        #expect(CalendarDay.month(of: day.start(in: .gmt), in: .gmt) == day)
    }
}

import Testing

@testable import Features

@Suite struct DigitSeriesTests {
    private func series(_ text: String) -> [DigitSeries] {
        let scalars = Array(text.unicodeScalars)
        return DigitSeries.all(of: DigitReader.items(in: scalars), in: scalars)
    }

    @Test(arguments: [
        ("oh seven double seven hundred", ["077700"]),
        ("triple oh, then one", ["0001"]),
        ("double the gain, seven", ["7"]),
        ("twenty five and seventy, then nine", ["25709"]),
        ("soixante dix huit, quatre vingt dix sept", ["7897"]),
        ("vierundzwanzig vierentwintig", ["2424"]),
        ("zerosevenseven oo o", ["077000"]),
        ("s e v e n o h", ["70"]),
        ("s3v3n 0ne f1ve", ["715"]),
        ("o77oo 9l2i", ["077009121"]),
        ("60s 70s 16gb g12 or i7", ["60", "70", "16", "12", "17"]),
        ("04452e04133 ac30", ["04452", "04133", "30"]),
        ("tel07700x", ["07700"]),
        ("1 and 2 or 3", ["12", "3"]),
        ("1 and then 2", ["1", "2"]),
        ("1 .... 2 ..... 3", ["12", "3"]),
        ("1\n2, 3/4-5", ["12345"]),
        ("someone often tenor", []),
        ("", []),
    ])
    func `digits are read however they are written, and stand together while little is between`(
        _ text: String, _ digits: [String]
    ) {
        #expect(series(text).map(\.digits) == digits)
    }

    @Test func `the words around a series are those next to it`() throws {
        let one = try #require(series("ah be see dee ee ef gee please call me on +(44) 20 bpm").first)
        #expect(one.before == ["on", "me", "call", "please", "gee", "ef", "ee", "dee"])
        #expect(one.after == "bpm")
        #expect(one.hasPlus)
        let other = try #require(series("one, plus two").first)
        #expect(!other.hasPlus && other.after == "")
    }

    @Test(arguments: [
        ("order 07700 900 123", ["07700900123"]),
        ("9 0 7 5 5 5 0 1 6 8", ["9075550168"]),
        ("0 2 4 5 7 9 7 5 4 2 0", []),
        ("0.73, 0.88, 1.14 and 1.5", []),
        ("one two three four five six seven eight", []),
        ("1959 1961", []),
        ("07/12/2024 6:30", []),
    ])
    func `a number is told from tunes, sizes, counting, years and dates`(_ text: String, _ phones: [String]) {
        #expect(series(text).flatMap(\.phones) == phones)
    }

    @Test func `a number is found among many digits, where a sign or a line end parts it`() throws {
        let one = try #require(series("1 2 3 4 5 6 7 8 9 1 2 3 4 5 6\n07700 900123\n1 2").first)
        #expect(one.phones == ["07700900123"])
    }
}

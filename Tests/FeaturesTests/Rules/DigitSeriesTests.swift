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
        ("9oo12s 9oo12b 9oo12q 9oo12g 9oo12z", ["900125900128900129900129900122"]),
        ("qo7oo, or 90012s", ["90700", "900125"]),
        ("16gbs 1960s 100lb 2oz b52s", ["16", "1960", "100", "2", "52"]),
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
        ("03.04.24 17:12", []),
        ("nine oh seven.five five five.oh one six eight", ["9075550168"]),
        ("07700.900 123", ["07700900123"]),
        ("907.555 0168", ["9075550168"]),
        ("0.73 0.88 1.14 12", []),
        ("332, 999, 21.42", []),
        ("2.14.3.1 then 2.15.0.7", []),
        ("31 08 67 53 09", ["3108675309"]),
        ("415 55 50 132", ["4155550132"]),
        ("cut 415 55 50 132", []),
        ("93 87 91 78 85", []),
        ("250 65 80 125", []),
    ])
    func `a number is told from tunes, sizes, counting, years and dates`(_ text: String, _ phones: [String]) {
        #expect(series(text).flatMap(\.phones) == phones)
    }

    @Test func `a number is found among many digits, where a sign or a line end parts it`() throws {
        let one = try #require(series("1 2 3 4 5 6 7 8 9 1 2 3 4 5 6\n07700 900123\n1 2").first)
        #expect(one.phones == ["07700900123"])
    }

    @Test(arguments: [
        ("blink 182 07700900123", ["07700900123"]),
        ("year 9 07700 900123", ["07700900123"]),
        ("07700900123 247", ["07700900123"]),
        ("blink 182.07700900123", ["07700900123"]),
        ("blink 182 907 555 0168", ["9075550168"]),
        ("7 2035550142", ["2035550142"]),
        ("order 7 2035550142", []),
        ("2 447700900321 5", ["447700900321"]),
        ("year 10 06 39 98 17 45", ["0639981745"]),
        ("year 9 0 7 7 0 0 9 0 0 1 2 3", ["07700900123"]),
        ("9 07700 900123, 907 555 0168 or 24", ["9075550168", "07700900123"]),
        ("12 0 7 5 7 0 7 5 7 0 7 5", []),
        ("010 013 017 026 036 046 009 011 016 024 032 042", []),
        ("042 10 13 17 26 36 46 11 14 18", []),
        ("01 04 02 07 05 03 08", []),
        ("128 256 512 1024", []),
        ("784 880 988 1047 1175", []),
        ("438 862 1114.45 374.12", []),
        ("31 63 125 250 500 1000", []),
    ])
    func `a number between others is found where its groups tell it`(_ text: String, _ phones: [String]) {
        #expect(series(text).flatMap(\.phones) == phones)
    }
}

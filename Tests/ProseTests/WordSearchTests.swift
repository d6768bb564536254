import Prose
import TestSupport
import Testing

/// A few signs, looked for in texts of any letters.
struct WordSearchTests {
    @Test(arguments: [
        (">!", true), ("a >! b", true), (">>!!", true), ("é>!", true), (">!\u{301}", true), ("", false), (">", false),
        ("> !", false), ("!>", false), ("＞!", false),
    ])
    func `signs are found where they stand together, whatever marks follow them`(_ text: String, _ holds: Bool) {
        #expect(text.holds(">!") == holds)
    }

    @Test(arguments: [
        ("a--b----c", ["a", "b", "", "c"]), ("--", ["", ""]), ("---", ["", "-"]), ("", [""]), ("-", ["-"]),
        ("é--🎸", ["é", "🎸"]),
    ])
    func `a text is cut wherever the signs stand`(_ text: String, _ parts: [String]) {
        #expect(text.parts(between: "--").map { String($0) } == parts)
    }

    @Test func `the parts with the signs between them are the text`() {
        var random = SeededRandom(11)
        let letters = ["a", "h", "hr", "href=", "é", "\u{301}", "🎸", "\n"]
        for _ in 0..<500 {
            let text = (0..<Int.random(in: 0...12, using: &random))
                .map { _ in letters.randomElement(using: &random) ?? "" }.joined()
            let parts = text.parts(between: "href=")
            #expect(Array(parts.joined(separator: "href=").utf8) == Array(text.utf8))
            #expect(parts.allSatisfy { !String($0).holds("href=") })
            #expect(text.holds("href=") == (parts.count > 1))
        }
    }
}

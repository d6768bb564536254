import Testing

@testable import Prose

/// Towers of marks over a letter.
@Suite struct StackedMarksTests {
    private func tower(_ marks: Int, with between: String = "") -> String {
        "a" + String(repeating: "\u{301}\(between)", count: marks)
    }

    @Test(arguments: ["", "\u{200D}", "\u{200B}", "\u{AD}", "\u{2060}", "\u{3164}", "\u{34F}", "\u{FE0F}"])
    func `what shows nothing between marks does not make room for more`(_ between: String) {
        let thinned = StackedMarks.thinned("\(tower(500, with: between))b\(tower(2))")
        #expect(thinned.unicodeScalars.count { $0.value == 0x301 } <= 6)
        #expect(thinned.hasSuffix("b\(tower(2))"))
        #expect(StackedMarks.thinned(thinned) == thinned)
    }

    @Test(arguments: [
        "Words.", "Việt Nam", "שָׁלוֹם", "ที่นี่", "क्‍ष र्‍य", "می‌خواهم", "❤️‍🔥👩🏽‍❤️‍💋‍👨🏿 1️⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    ])
    func `writing that needs marks and joiners stays as it is`(_ text: String) {
        #expect(Array(StackedMarks.thinned(text).utf8) == Array(text.utf8))
    }
}

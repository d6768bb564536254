import Testing

@testable import Web

struct NumberPagerTests {
    private func entries(_ current: Int, of count: Int) -> String {
        NumberPager(current: current, count: count).entries.map { $0.map(String.init) ?? "…" }.joined(separator: " ")
    }

    @Test func `few pages are all named`() {
        #expect(entries(1, of: 1) == "1")
        #expect(entries(1, of: 2) == "1 2")
        #expect(entries(2, of: 5) == "1 2 3 4 5")
        #expect(entries(3, of: 5) == "1 2 3 4 5")
    }

    @Test func `many pages leave gaps, but never a gap of one`() {
        #expect(entries(1, of: 12) == "1 2 … 12")
        #expect(entries(6, of: 12) == "1 … 5 6 7 … 12")
        #expect(entries(4, of: 12) == "1 2 3 4 5 … 12")
        #expect(entries(12, of: 12) == "1 … 11 12")
    }
}

import TestSupport
import Testing

@testable import Features

/// What was changed between two texts, line by line.
@Suite struct TextDiffTests {
    /// What the lines say that one text had, or the other.
    private func text(_ lines: [DiffLine], without kind: DiffLine.Kind) -> String {
        lines.filter { $0.kind != kind }.map(\.text).joined(separator: "\n")
    }

    private func marked(_ lines: [DiffLine]) -> [String] {
        lines.map { line in
            switch line.kind {
            case .same: " \(line.text)"
            case .added: "+\(line.text)"
            case .removed: "-\(line.text)"
            }
        }
    }

    @Test func `a line that was changed stands between those that were not`() {
        let lines = TextDiff.lines(from: "one\ntwo\nthree", to: "one\n2\nthree\nfour")
        #expect(marked(lines) == [" one", "-two", "+2", " three", "+four"])
    }

    @Test func `the same text has no change`() {
        #expect(marked(TextDiff.lines(from: "one\n\ntwo", to: "one\n\ntwo")) == [" one", " ", " two"])
        #expect(marked(TextDiff.lines(from: "", to: "")) == [" "])
    }

    @Test func `the fewest changes are shown`() {
        let lines = TextDiff.lines(from: "a\nb\nc\na\nb\nb\na", to: "c\nb\na\nb\na\nc")
        #expect(lines.filter { $0.kind != .same }.count == 5)
        #expect(marked(TextDiff.lines(from: "x\ny", to: "y")) == ["-x", " y"])
        #expect(marked(TextDiff.lines(from: "y", to: "y\nx")) == [" y", "+x"])
    }

    /// The length of the shortest way between two texts, found the slow way.
    private func fewestChanges(_ old: [Int], _ new: [Int]) -> Int {
        var row = Array(0...new.count)
        for (i, left) in old.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, right) in new.enumerated() {
                let next = left == right ? diagonal : min(row[j], row[j + 1]) + 1
                diagonal = row[j + 1]
                row[j + 1] = next
            }
        }
        return row[new.count]
    }

    @Test(arguments: 0..<200)
    func `whatever was changed, the lines give both texts, in the fewest changes`(_ seed: Int) {
        var random = SeededRandom(UInt64(seed))
        let letters = Int.random(in: 1...6, using: &random)
        func some() -> [Int] {
            (0..<Int.random(in: 0...40, using: &random)).map { _ in Int.random(in: 0..<letters, using: &random) }
        }
        let (old, new) = (some(), some())
        let (oldText, newText) = (
            old.map(String.init).joined(separator: "\n"), new.map(String.init).joined(separator: "\n")
        )
        let lines = TextDiff.lines(from: oldText, to: newText)
        #expect(text(lines, without: .removed) == newText)
        #expect(text(lines, without: .added) == oldText)
        guard !old.isEmpty, !new.isEmpty else { return }
        #expect(lines.filter { $0.kind != .same }.count == fewestChanges(old, new))
    }

    @Test func `two long texts that share nothing take a bounded time and are shown as replaced`() {
        let old = (0..<2_000).map { "old \($0)" }.joined(separator: "\n")
        let new = (0..<2_000).map { "new \($0)" }.joined(separator: "\n")
        let clock = ContinuousClock()
        var lines: [DiffLine] = []
        let time = clock.measure { lines = TextDiff.lines(from: old, to: new) }
        #expect(text(lines, without: .removed) == new)
        #expect(text(lines, without: .added) == old)
        #expect(lines.prefix(2_000).allSatisfy { $0.kind == .removed })
        // Far more than it takes without optimisation; the square of the lines would take minutes.
        #expect(time < .seconds(20))
    }

    @Test func `texts of more lines are compared but for what they begin and end with`() {
        let many = (0..<3_000).map { "\($0)" }
        let old = (["begin"] + many.map { "old \($0)" } + ["end"]).joined(separator: "\n")
        let new = (["begin"] + many.map { "new \($0)" } + ["end"]).joined(separator: "\n")
        let lines = TextDiff.lines(from: old, to: new)
        #expect(lines.first == DiffLine(.same, "begin"))
        #expect(lines.last == DiffLine(.same, "end"))
        #expect(text(lines, without: .removed) == new)
        let changed = TextDiff.lines(from: many.joined(separator: "\n"), to: (many + ["more"]).joined(separator: "\n"))
        #expect(changed.filter { $0.kind != .same } == [DiffLine(.added, "more")])
    }

    @Test func `more changes than are looked for are shown as a replacement, and the texts are whole`() {
        let old = (0..<1_500).map { "\($0)" }
        let new = old.enumerated().map { $0.offset.isMultiple(of: 2) ? "new \($0.element)" : $0.element }
        let lines = TextDiff.lines(from: old.joined(separator: "\n"), to: new.joined(separator: "\n"))
        #expect(text(lines, without: .removed) == new.joined(separator: "\n"))
        #expect(text(lines, without: .added) == old.joined(separator: "\n"))
    }

    @Test func `two spellings of one letter are one line, and the new one stands`() {
        let lines = TextDiff.lines(from: "caf\u{E9}", to: "cafe\u{301}")
        #expect(lines.map(\.kind) == [.same])
        #expect(Array(lines[0].text.unicodeScalars) == Array("cafe\u{301}".unicodeScalars))
    }
}

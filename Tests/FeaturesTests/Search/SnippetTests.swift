import Storage
import TestSupport
import Testing

@testable import Features

/// The words around what was found.
@Suite struct SnippetTests {
    private func snippet(_ text: String, _ phrases: SearchTerms.Phrase...) -> String {
        Snippet(of: text, around: phrases).pieces.map { $0.isMarked ? "[\($0.text)]" : $0.text }.joined()
    }

    @Test func `what was found is marked as it was written`() {
        #expect(
            snippet("Fill the slot.\nBone  dust, packed dry.", .init(["bone", "dust"]))
                == "Fill the slot. [Bone dust], packed dry.")
        #expect(snippet("Das Gehäuse", .init(["gehause"])) == "Das [Gehäuse]")
        #expect(snippet("> > quoted nut\nnut", .init(["nut"])) == "quoted [nut] [nut]")
        #expect(snippet("bones", .init(["bone"])) == "bones")
    }

    @Test func `overlapping pairs of letters are one mark`() {
        #expect(snippet("新しい吉他弦です", .init(["吉他", "他弦"])) == "新しい[吉他弦]です")
        #expect(snippet("新しい弦です", .init(["弦"], isOpen: true)) == "新しい[弦]です")
        #expect(snippet("吉他弦", .init(["吉他"]), .init(["他弦"])) == "[吉他弦]")
    }

    @Test func `a long text is cut around the densest part, at words`() {
        let text =
            String(repeating: "filler words here ", count: 100) + "nut then bone dust "
            + String(repeating: "more of the same ", count: 100)
        let cut = snippet("nut. " + text, .init(["nut"]), .init(["bone"]))
        #expect(cut.hasPrefix("… "))
        #expect(cut.hasSuffix(" …"))
        #expect(cut.contains("[nut] then [bone] dust"))
        #expect((150...215).contains(cut.count), "\(cut.count)")
        #expect(!cut.contains("�"))
    }

    @Test func `without a mark it is the beginning`() {
        #expect(snippet("One two.", .init(["three"])) == "One two.")
        #expect(snippet("One two.") == "One two.")
        #expect(snippet("") == "")
    }

    @Test func `writing without spaces is cut between letters, and a huge text in time`() {
        let cut = snippet(String(repeating: "琴", count: 100_000) + "弦", .init(["弦"]))
        #expect(cut.hasSuffix(" …"))
        #expect(!cut.contains("\u{FFFD}"))
        #expect(snippet(String(repeating: "a ", count: 500_000), .init(["a"])).count < 500)
    }

    @Test func `no more of a text is looked through than the snippet needs`() {
        let text = String(repeating: "a b c ", count: 10_000)
        #expect(SnippetMarks([.init(["a"])]).find(in: text).count < 200)
        #expect(SnippetMarks([.init(["a"]), .init(["a"]), .init(["a"], in: [.text])]).find(in: text).count < 200)
        #expect(SnippetMarks([.init(["a"]), .init(["b", "c"])]).find(in: text).count < 3_000)
        #expect(SnippetMarks([.init(["a"]), .init(["z"])]).find(in: text).count < 1_500)
        #expect(SnippetMarks([.init(["z"])]).find(in: text).isEmpty)
        #expect(SnippetMarks([]).find(in: text).isEmpty)
    }

    @Test func `every place of every phrase is marked`() {
        var random = SeededRandom(3)
        let letters = ["a", "b", "c", "\u{5F26}", "\u{7434}", "\u{7434}\u{5F26}"]
        for _ in 0..<300 {
            let words = (0..<Int.random(in: 0...30, using: &random)).map { _ in
                letters.randomElement(using: &random) ?? ""
            }
            let text = words.joined(separator: " ")
            let phrases = (0..<Int.random(in: 1...4, using: &random)).compactMap { _ -> SearchTerms.Phrase? in
                let wanted = (0..<Int.random(in: 1...3, using: &random)).map { _ in
                    letters.randomElement(using: &random) ?? ""
                }
                return TextWords.phrase(wanted.joined(separator: " ")).map { .init($0.words, isOpen: $0.isOpen) }
            }
            let marked = SnippetMarks(phrases).find(in: text).flatMap(\.range)
            #expect(Set(marked) == Self.marked(phrases, in: text), "\(phrases) in \(text)")
            #expect(Set(marked).count == marked.count)
        }
    }

    /// The bytes that stand in any phrase, looked for in the plainest way.
    private static func marked(_ phrases: [SearchTerms.Phrase], in text: String) -> Set<Int> {
        let places = TextWords.places(in: text)
        var bytes: Set<Int> = []
        for phrase in phrases {
            for start in places.indices where start + phrase.words.count <= places.count {
                let there = places[start..<(start + phrase.words.count)]
                let isThere = zip(phrase.words, there).enumerated().allSatisfy { number, pair in
                    let isOpen = phrase.isOpen && number == phrase.words.count - 1
                    return isOpen ? pair.1.text.hasPrefix(pair.0) : pair.0 == pair.1.text
                }
                guard isThere, let first = there.first, let last = there.last else { continue }
                let isBeginning = phrase.isOpen && phrase.words.count == 1
                bytes.formUnion(
                    first.range
                        .lowerBound..<(isBeginning
                        ? first.range.lowerBound + phrase.words[0].utf8.count : last.range.upperBound))
            }
        }
        return bytes
    }
}

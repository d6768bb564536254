import Storage
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
}

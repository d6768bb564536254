import Testing

@testable import Features

@Suite struct DisguiseFoldTests {
    @Test(arguments: [
        ("07700 900123, ok?", "07700 900123, ok?"),
        ("𝟎𝟕𝟕 ٠٧٧ ०७७ ０７７ ⓪⑦⑦ ⁰⁷⁷ ⓿❼❼ 〇七七", "077 077 077 077 077 077 077 077"),
        ("0️⃣7️⃣7️⃣", "077"),
        ("0\u{200B}7\u{AD}7\u{2060}0\u{FE0F}0", "07700"),
        ("О77ОО", "O77OO"),
        ("Ø77ØØ", "O77OO"),
        ("аda＠gmаil．com", "ada@gmail.com"),
        ("fünf zéro Straße", "funf zero Straße"),
        ("½ and 十", "1⁄2 and 十"),
        ("", ""),
    ])
    func `letters and digits become what they look like, and what nobody sees goes`(_ text: String, _ folded: String) {
        #expect(DisguiseFold.folded(text) == folded)
    }
}

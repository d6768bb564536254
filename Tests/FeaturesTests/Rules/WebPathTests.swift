import Testing

@testable import Features

@Suite struct WebPathTests {
    private func said(_ text: String) -> [String] {
        let scalars = Array(text.unicodeScalars)
        return WebPath.ranges(in: scalars).map { String(String.UnicodeScalarView(scalars[$0])) }
    }

    @Test(arguments: [
        ("see https://a.example/b/c?d#e, then", ["/b/c?d#e,"]),
        ("www.a.example/b)c", ["/b"]),
        ("x://a\ny", []),
        ("a/b", []),
        ("<x://a?b> [y](z://c/d)", ["?b", "/d"]),
        ("www.", []),
        ("", []),
    ])
    func `a path is what stands behind a host`(_ text: String, _ paths: [String]) {
        #expect(said(text) == paths)
    }

    @Test(arguments: [
        ("www.me/07700900123", ["07700900123"]),
        ("x://a/o77oo9oo123", ["07700900123"]),
        ("https://a.example/b/07700-900-456/c", ["07700900456"]),
        ("https://a.example/447700900321.", ["447700900321"]),
        ("https://a.example/item/447700900321", []),
        ("https://a.example/item/07700900321", ["07700900321"]),
        ("https://a.example/watch?v=o7700900123", []),
        ("https://a.example/b07700900123", []),
        ("https://a.example/2035550142", []),
        ("07700900123", []),
    ])
    func `a mobile's number that is a whole step of a path is found`(_ text: String, _ phones: [String]) {
        #expect(WebPath.phones(in: Array(text.unicodeScalars)) == phones)
    }
}

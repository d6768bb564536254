import Foundation
import Prose
import TestSupport
import Testing

@testable import Features

/// What the gate makes of a text, and where it looks for words and links.
struct GateTextTests {
    @Test(arguments: [
        ("One\r\ntwo\rthree\n", "One\ntwo\nthree"), ("a\r\r\n\nb", "a\n\n\nb"), ("a\n\rb", "a\n\nb"),
        ("a\0b\r\0\n.", "a\u{FFFD}b\n\u{FFFD}\n."), ("\u{202E}x\u{2069}", "x"), ("x\r\u{301}", "x\n\u{301}"),
        ("é\r", "é"),
    ])
    func `a text has LF line ends, no NUL and nothing that turns it round`(
        _ typed: String, _ text: String
    ) async throws {
        let town = try await makeCommunity()
        let admitted = try town.community.discussions.gate.admit(text: typed)
        #expect(Array(admitted.utf8) == Array(text.utf8))
    }

    @Test func `whatever line ends and NULs come, one pass says what three say`() {
        var random = SeededRandom(5)
        let letters = ["\r", "\n", "\r\n", "\0", "a", "\u{301}", "é", "🎸"]
        for _ in 0..<1_000 {
            let typed = (0..<Int.random(in: 0...10, using: &random))
                .map { _ in letters.randomElement(using: &random) ?? "" }.joined()
            let text = [("\r\n", "\n"), ("\r", "\n"), ("\0", "\u{FFFD}")].reduce(typed) { text, pair in
                text.replacingOccurrences(of: pair.0, with: pair.1, options: .literal)
            }
            #expect(Array(DraftText.cleaned(typed).utf8) == Array(text.utf8), "\(typed.debugDescription)")
        }
    }

    @Test func `what has to be unfolded is screened, whatever mark stands on its sign`() {
        let html = "<details class=\"spoiler\"><summary>x</summary><p>\u{301}a &amp;lt; <b>b</b></p>\n</details>\n"
        let plain = "<p>&lt;details class=&quot;spoiler&quot;&gt;</p>"
        for (html, all) in [(html, "x\ny\nx\u{301}a &lt; b\n\n"), (plain, "x")] {
            let body = RenderedBody(
                kind: .markdown, source: "y", html: html, text: "x", excerpt: "x", renderer: "x", mentions: [])
            #expect(Gate.everyWord(of: body) == all)
        }
    }

    @Test func `each link that leaves gives its host`() {
        let html = """
            <p>é <a class="out" href="/leaving?to=https%3A%2F%2FA.example%2Fb%3Fc&amp;s=x">a</a>\
            <a href="/leaving?to=http%3A%2F%2Fme%40b.example%3A8080%23d&amp;s=y">b</a> <a href="/b/general">c</a>\
            <a href="/leaving?to=mailto%3Ax&amp;s=z">d</a></p>
            """
        #expect(LinkHosts.found(in: html) == ["a.example", "b.example", "mailto:x"])
        #expect(LinkHosts.found(in: "<p>href=/leaving?to=x</p>") == [])
    }
}

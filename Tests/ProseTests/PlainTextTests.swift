import Testing

@testable import Prose

/// Short texts without markup.
@Suite struct PlainTextTests {
    private let links = LinkPolicy(siteOrigin: "https://forum.example", leaving: { "/out?\($0)" })

    @Test(arguments: [
        ("", ""), (" \n\t\n ", ""), ("  Words.  \n", "Words."), ("a \n\n\n\n b", "a\n\n b"), ("a\r\nb\rc", "a\nb\nc"),
        ("a\u{0}b\u{7}\u{202E}c\u{2066}", "a\u{FFFD}bc"), ("\u{85}x", "x"),
        ("a\u{301}\u{302}\u{303}\u{304}\u{305}b\u{301}", "a\u{301}\u{302}\u{303}b\u{301}"),
        ("a\u{301}\u{301}\u{301}\u{34F}\u{200D}\u{20DD}\u{301}b", "a\u{301}\u{301}\u{301}b"),
        ("\u{301}\u{301}\u{301}\u{301}", "\u{301}\u{301}\u{301}"), ("❤️‍🔥👩🏽‍❤️‍💋‍👨🏿 1️⃣", "❤️‍🔥👩🏽‍❤️‍💋‍👨🏿 1️⃣"),
    ])
    func `what was typed is kept without what nobody sees`(_ typed: String, _ kept: String) {
        #expect(PlainText.cleaned(typed) == kept)
        #expect(PlainText.cleaned(kept) == kept)
    }

    @Test func `markup is text, and addresses of the web are links`() {
        #expect(PlainText.html(of: "<b>&\"\n\n*x*", links: links) == "&lt;b&gt;&amp;&quot;<br><br>*x*")
        #expect(
            PlainText.html(of: "See www.strings.example, or https://forum.example/help.", links: links)
                == """
                See <a class="out" rel="nofollow ugc noopener noreferrer" href="/out?http://www.strings.example">\
                www.strings.example</a>, or <a href="/help">https://forum.example/help</a>.
                """)
        for trick in ["javascript:alert(1)", "http://a@b.example\"onclick=x", "data:text/html,<b>"] {
            let html = PlainText.html(of: trick, links: links)
            #expect(HTMLCheck.faults(in: html) == [], "\(html)")
            #expect(!html.contains("javascript:\"") && !html.contains("\"onclick"))
        }
    }
}

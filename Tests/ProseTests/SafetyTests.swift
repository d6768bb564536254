import Prose
import TestSupport
import Testing

/// Tricks that have got scripts past filters elsewhere: none may leave a tag, an attribute or an address of its own.
private let tricks: [String] = [
    "<script>alert(1)</script>", "<ScRiPt src=//evil.org/x.js>", "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>", "<iframe src=javascript:alert(1)>", "<body onload=alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>", "<details open ontoggle=alert(1)>", "<math><mi xlink:href=\"data:x\">",
    "<style>@import 'http://evil.org'</style>", "<link rel=stylesheet href=//evil.org>", "<base href=//evil.org>",
    "<meta http-equiv=refresh content=\"0;url=//evil.org\">", "<form action=//evil.org><button>", "<object data=x>",
    "<embed src=x>", "<video><source onerror=alert(1)>", "<!--><script>alert(1)</script>-->", "<![CDATA[<script>]]>",
    "<?php echo 1 ?>", "<!DOCTYPE html>", "<x\u{0}y onclick=alert(1)>", "<img src=\"x`onerror=alert(1)\">",
    "text <b onmouseover=alert(1)>bold", "</p></div></article><script>",
    "<noscript><p title=\"</noscript><img src=x>\">",
    "<textarea><script>", "<title>x", "<plaintext>", "<xmp>", "<script\u{C}src=x>", "< script>alert(1)</ script>",
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x](java\tscript:alert(1))",
    "[x](<java\nscript:alert(1)>)",
    "[x](javascript&colon;alert(1))", "[x](javascript&#58;alert(1))", "[x](&#106;avascript:alert(1))",
    "[x](&#x6A;avascript:alert(1))", "[x](javascript&#0000058alert(1))", "[x](java&Tab;script:alert(1))",
    "[x](java&NewLine;script:alert(1))", "[x](&#1;javascript:alert(1))", "[x](< javascript:alert(1)>)",
    "[x](&#32;javascript:alert(1))", "[x](\u{A0}javascript:alert(1))", "[x](\u{2028}javascript:alert(1))",
    "[x](\u{200B}javascript:alert(1))", "[x](\u{FEFF}javascript:alert(1))", "[x](%6Aavascript:alert(1))",
    "[x](javascript%3Aalert(1))", "[x](vbscript:msgbox(1))", "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)", "[x](file:///etc/passwd)", "[x](blob:https://forum.example/1)",
    "[x](view-source:x)", "[x](feed:javascript:alert(1))", "[x](http:javascript:alert(1))", "[x](//evil.org)",
    "[x](\\\\evil.org)", "[x](/\\evil.org)", "[x](/\t/evil.org)", "[x](http:\\\\evil.org)", "[x](https:evil.org)",
    "[x](http:///evil.org)", "[x](http://\"onclick=alert(1)//)", "[x](http://a.org/\"onclick=\"alert(1))",
    "[x](http://a.org/'onclick='alert(1))", "[x](/a \"t\\\" onclick=\\\"alert(1)\")",
    "[x](/a '\" onclick=alert(1) \"')",
    "<javascript:alert(1)>", "<data:text/html,x>", "<vbscript:x>", "[x]: javascript:alert(1)\n\n[x]",
    "![x](javascript:alert(1))", "![x\" onerror=\"alert(1)](/a.png)", "![x](/a.png \"\\\" onerror=\\\"alert(1)\")",
    "![x](//evil.org/a.png)", "![x](https://forum.example//evil.org/a.png)", "![x](data:image/svg+xml,<svg>)",
    "http://a.org/<script>alert(1)</script>", "http://a.org/\"onclick=alert(1)", "www.a.org/\"><script>",
    "@<script>", "@ada\"onclick=alert(1)", ":guitar\"onclick:", "```\"><script>\nx\n```",
    "~~~ x onclick=alert(1)\nx\n~~~",
    "~~<script>~~", "a | <script>\n--|--\n<img src=x onerror=alert(1)> | b",
    "a | [x](javascript:alert(1)\n--|--\n|) | b",
    ">! <script>alert(1)</script>\n> </details><script>", "# <script>alert(1)</script>", "> </blockquote><script>",
    "[a <b onclick=x>](/b)", "*a <b onclick=\"*\">", "`<script>`", "    <script>alert(1)</script>",
    "\u{202E}<script>", "[x](java\u{202E}script:alert(1))", "[x](java\(noncharacter)script:alert(1))",
    "<img src=x\(noncharacter) onerror=alert(1)>", "\\<script>alert(1)\\</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
]

@Test(arguments: tricks)
func `no trick gets anything past in Markdown`(trick: String) throws {
    let prose = try renderer.render(trick, as: .markdown)
    #expect(HTMLCheck.faults(in: prose.html) == [])
}

@Test(arguments: tricks)
func `no trick gets anything past in mail`(trick: String) throws {
    #expect(HTMLCheck.faults(in: try mail(trick)) == [])
    #expect(HTMLCheck.faults(in: try mail("> " + trick)) == [])
}

@Test func `the list of tricks is as long as it claims, and the check does find faults`() {
    #expect(tricks.count > 90)
    for bad in [
        "<script>", "<p onclick=\"x\"></p>", "<a href=\"javascript:x\"></a>", "<p><em></p></em>", "<p>", "a & b",
        "<a href=\"//evil.org\"></a>", "<img src=\"http://a.org\">", "<p class=\"x\"></p>", "a > b", "<p a=b></p>",
    ] {
        #expect(HTMLCheck.faults(in: bad) != [], "\(bad)")
    }
}

private let fragments = [
    "*", "**", "_", "~~", "`", "```", "\n", "\n\n", "> ", ">! ", "- ", "1. ", "    ", "| ", " | ", "|--|--|\n", "[",
    "]", "(", ")",
    "![", "](", "](/a)", "](javascript:x)", "](http://a.org/_b_)", "<", ">", "<b>", "</b>", "<!--", "-->", "<script>",
    "\"", "'",
    "&", "&amp;", "&#x202E;", "&#0;", "\\", "\\@", "\\|", "\\~", "@ada", "@", ":", ":guitar:", "http://",
    "http://a.org/x_y",
    "www.a.org", "mailto:a@b.org", "<a@b.org>", "a", "b c", "#", "# h\n", "---\n", "===\n", "\t", "é", "🎸", "\u{202E}",
    noncharacter, noncharacter, "\r\n", "[x]: /y\n", "[x]", "-- \n", "On Friday, Ada wrote:\n> x\n", "\u{0}", "  \n",
]

@Test func `whatever is put together comes out well-formed and harmless`() throws {
    var generator = SeededRandom(42)
    for round in 0..<4_000 {
        let length = Int.random(in: 1...40, using: &generator)
        let source = (0..<length).map { _ in fragments.randomElement(using: &generator) ?? "" }.joined()
        let markdown = try renderer.render(source, as: .markdown)
        #expect(HTMLCheck.faults(in: markdown.html) == [], "round \(round): \(source.debugDescription)")
        #expect(HTMLCheck.faults(in: try mail(source)) == [], "round \(round): \(source.debugDescription)")
        #expect(!markdown.html.contains("\u{202E}") && !markdown.html.contains(noncharacter), "round \(round)")
    }
}

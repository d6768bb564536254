import Prose
import Testing

@Test(arguments: [
    "y1&#64;leak.com", "w1\\@leak.com", "**v1**@leak.com", "u1@**leak.com**", "z1 <at> leak.com", "t1@le**ak**.com",
    "*s1*@*leak*.com", "r1`@`leak.com", "q1@[leak.com](/d/1)", "[p1](/d/1)@leak.com", "~~o1~~@leak.com",
    "<n1@leak.com>", "[write](mailto:m1@leak.com)", "[write](http://l1@leak.com/)", "![k1@leak.com](/a.png)",
    "![see](http://j1@leak.com/a.png)", "[x](/d/1 \"i1@leak.com\")", "`h1@leak.com`", "    g1@leak.com",
    "```\nf1@leak.com\n```", "``` e1@leak.com\nx\n```", "<p>d1@leak.com</p>", "<b>c1@leak.com</b>",
    "# b1@**leak**.com", "> a1&commat;leak.com", "a | b\n--|--\nx1@leak.com | x2@**leak.com**", "- w1@_leak.com_",
    "t1@leak.com[home](/d/1)", "s1@leak.com**or**", "`r1@leak.com`me", "q1@leak.com<https://a.org>", "p1@leak.com`x`",
    "https://a.org/?a=o1@leak.com<https://a.org>", "*or*n1@leak.com[1](/d/1)", "m1@leak.com<b>x</b>", "l1@leak.com_x_",
    "k1@\u{200b}leak.com", "j1@le\u{ad}\u{2060}ak.com", "i1@leak.de- or",
    "[x]: http://a.org/v1@leak.com\n\n[x]", "<http://u1@leak.com/>", "http://a.org/t1@leak.com",
])
func `no markup undoes the mask`(source: String) throws {
    let prose = try masking.render(source, as: .markdown)
    for shown in [prose.html, prose.text] {
        #expect(!shown.contains("leak") && !shown.contains(/[a-z][12]/), "\(shown)")
    }
    #expect(HTMLCheck.faults(in: prose.html) == [])
    #expect(prose.mentions == [])
}

@Test func `what stands around an address keeps its markup`() throws {
    let prose = try masking.render("See **ada**@band.org, *or* [bo](/d/1)\n`fit@values`", as: .markdown)
    #expect(
        prose.html
            == "<p>See <strong>[address hidden]</strong>, <em>or</em> <a href=\"/d/1\">bo</a>\n"
            + "<code>fit@values</code></p>\n")
}

@Test func `joiners between letters of other scripts stay`() throws {
    let thai = "\u{e2a}\u{e27}\u{e31}\u{e2a}\u{200b}\u{e14}\u{e35}"
    #expect(try masking.render(thai, as: .markdown).text == thai)
}

@Test func `an index behind markup is program text still`() throws {
    #expect(try masking.render("see fit@coef.se[1] **now**", as: .markdown).text == "see fit@coef.se[1] now")
}

@Test func `two addresses in one piece and one over two paragraphs`() throws {
    #expect(try masking.render("a@b.org c@d.org", as: .markdown).text == "[address hidden] [address hidden]")
    #expect(try masking.render("a@\n\nb.org", as: .markdown).html == "<p>a@</p>\n<p>b.org</p>\n")
}

@Test func `members' own Markdown is not masked`() throws {
    #expect(try renderer.render("**ada**@band.org", as: .markdown).text == "ada@band.org")
}

import Prose
import Testing

private func body(_ text: String) throws -> String {
    String(try mail(text).dropFirst("<div class=\"mail\">\n".count).dropLast("</div>\n".count))
}

@Test func `mail is never taken for Markdown`() throws {
    #expect(
        try body("# not *a* _heading_ `x` [y](/z) @ada :guitar:")
            == "<p># not *a* _heading_ `x` [y](/z) @ada :guitar:</p>\n")
    #expect(try renderer.render("@ada and @bob", as: .mail).mentions == [])
}

@Test func `lines keep their ends and spaces, and blank lines part paragraphs`() throws {
    #expect(try body("Dear all,\n  two  spaces\n\n\nBye\n\n") == "<p>Dear all,<br>  two  spaces</p>\n<p>Bye</p>\n")
}

@Test func `quotes nest by their marks, with or without spaces`() throws {
    let expected = """
        <p class="quote__by">On Friday, Ada wrote:</p>
        <blockquote class="quote">
        <blockquote class="quote">
        <p>old</p>
        </blockquote>
        <p>newer</p>
        </blockquote>
        <p>mine</p>

        """
    #expect(try body("On Friday, Ada wrote:\n>> old\n> newer\nmine") == expected)
    #expect(try body("On Friday, Ada wrote:\n> > old\n> newer\nmine") == expected)
}

@Test func `an attribution over two lines is known, one without a quote is a sentence`() throws {
    let shown = try body("On Friday, 1 June 2007, Ada Lark\n<ada at band.example> wrote:\n\n> hello\n")
    #expect(
        shown.hasPrefix(
            "<p class=\"quote__by\">On Friday, 1 June 2007, Ada Lark<br>&lt;[address hidden]&gt; wrote:</p>\n"))
    #expect(try body("This is what she wrote:\nhello") == "<p>This is what she wrote:<br>hello</p>\n")
}

@Test func `a long quote folds without script, a short one does not`() throws {
    let lines = (1...13).map { "> line number \($0) of it\n" }.joined()
    let shown = try body(lines + ">\n\nyes")
    #expect(
        shown.hasPrefix(
            "<details class=\"quoted\"><summary>Quoted text, 13 lines</summary>\n<blockquote class=\"quote\">"))
    #expect(shown.hasSuffix("</blockquote>\n</details>\n<p>yes</p>\n"))
    #expect(try !body((1...12).map { "> line number \($0) of it\n" }.joined()).contains("<details"))
}

@Test func `quotes deeper than eight levels are flattened`() throws {
    let shown = try body(String(repeating: ">", count: 500) + " deep")
    #expect(shown.components(of: "<blockquote") == 8)
    #expect(HTMLCheck.faults(in: shown) == [])
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}

@Test func `what Outlook quotes without marks is a quote`() throws {
    let shown = try body("Yes.\n\n-----Original Message-----\nFrom: Ada\nSubject: nut\n\nDoes it fit?")
    #expect(
        shown == """
            <p>Yes.</p>
            <p class="quote__by">-----Original Message-----</p>
            <blockquote class="quote">
            <p>From: Ada<br>Subject: nut</p>
            <p>Does it fit?</p>
            </blockquote>

            """)
}

@Test func `signatures and list footers are set apart, in quotes too`() throws {
    #expect(try body("Bye\n-- \nAda\n  Band") == "<p>Bye</p>\n<p class=\"signature\">-- <br>Ada<br>  Band</p>\n")
    #expect(
        try body("> Bye\n> -- \n> Ada\n\nYes").contains(
            "<p class=\"signature\">-- <br>Ada</p>\n</blockquote>\n<p>Yes</p>"))
    let footer = try body("Bye\n\n______________________________\nSome mailing list\nhttp://lists.example.org/x\n")
    #expect(footer.contains("<p class=\"signature\">______________________________<br>Some mailing list<br><a "))
    #expect(try body("a\n--\n" + String(repeating: "b\n", count: 30)).contains("signature") == false)
}

@Test func `code and tables keep their columns`() throws {
    let table = "x     y    z\n1.0   2.0  3.0\n"
    #expect(
        try body(table).hasPrefix("<pre tabindex=\"0\" role=\"group\" aria-label=\"Text in columns\">x     y    z\n1.0")
    )
    #expect(
        try body("So:\n\n    a <- 1\n\n    b <- 2\n\nright").contains(
            ">    a &lt;- 1\n\n    b &lt;- 2</pre>\n<p>right</p>"))
    #expect(try body("fit <- lm(y ~ x)\nsummary(fit)\n").contains("<pre"))
    #expect(try body("A sentence (with brackets).\nAnother line,\n").contains("<pre") == false)
}

@Test func `a session with prompts is code, a quoted command is a quote`() throws {
    let session = try body("I tried this:\n\n> x <- c(1, 2)\n> mean(x)\n[1] 1.5\n\nIs it right?")
    #expect(
        session.contains(
            "<pre tabindex=\"0\" role=\"group\" aria-label=\"Text in columns\">&gt; x &lt;- c(1, 2)\n&gt; mean(x)\n[1] 1.5</pre>"
        ))
    #expect(!session.contains("<blockquote"))
    #expect(try body("Ada wrote:\n> x <- c(1, 2)\n> mean(x)\n\nRight.").contains("<blockquote"))
    #expect(try body("> Is that what you want to know?\n\nYes.").contains("<blockquote"))
}

@Test func `addresses of the web become links, whatever stands around them`() throws {
    let out =
        "<a class=\"out\" rel=\"nofollow ugc noopener noreferrer\" href=\"/leaving?to=http://a.org/b\">http://a.org/b</a>"
    #expect(try body("<URL:http://a.org/b>") == "<p>&lt;URL:\(out)&gt;</p>\n")
    #expect(try body("see <http://a.org/b>, (http://a.org/b).") == "<p>see &lt;\(out)&gt;, (\(out)).</p>\n")
    #expect(try body("javascript:alert(1) ftp://a.org/b") == "<p>javascript:alert(1) ftp://a.org/b</p>\n")
}

@Test func `the text form is the source, without addresses and controls`() throws {
    let prose = try renderer.render("Hi \u{7}ada@band.example\r\n> *x*\r\n", as: .mail)
    #expect(prose.text == "Hi [address hidden]\n> *x*\n")
    #expect(try renderer.render("", as: .mail).html == "<div class=\"mail\">\n</div>\n")
}

import Testing

@testable import Prose

/// Quotes that say where they are from, however they are written.
@Suite struct CitedQuoteTests {
    private static let renderer = ProseRenderer(
        links: LinkPolicy(siteOrigin: "https://forum.example", leaving: { "/leaving?to=\($0)" }))

    private func posts(_ source: String) -> [Int64] { CitedSource(source).quotes.map(\.post) }

    private func shown(_ source: String, _ look: QuoteLook) throws -> RenderedProse {
        let cited = CitedSource(source)
        return try Self.renderer.render(cited, looks: cited.quotes.map { _ in look })
    }

    @Test(
        arguments: [
            ("> [ada, #3](/p/17)\n> words", [17]),
            ("> [#3](/p/17)", [17]),
            (">[ada, #3](/p/17)\n>words", [17]),
            ("   >   [ada, #3](/p/17)  \n> words", [17]),
            ("> [ada, #3](/p/17)\r\n> words\r\n", [17]),
            ("> [ada, #3](/p/17)\\\n> words", [17]),
            ("> [**ada**, #3](/p/17 \"title\")\n> words", [17]),
            ("> [ada, #3][1]\n> words\n\n[1]: /p/17", [17]),
            ("> [1]: /u\n> [ada, #3](/p/17)\n> words", [17]),
            ("- > [ada, #3](/p/17)\n  > words", [17]),
            ("> [ada, #3](/p/17)\n> > [ben, #1](/p/9)\n> > inner\n>\n> outer", [17, 9]),
            ("> [ada, #3](/p/17)\n\n> [ben, #1](/p/9)", [17, 9]),
            // No quotes, or none that say it.
            ("[ada, #3](/p/17)\nwords", []),
            ("> words\n> [ada, #3](/p/17)", []),
            ("> [ada, #3](/p/17) and more\n> words", []),
            ("> see [ada, #3](/p/17)", []),
            ("> [ada](/p/17)\n> words", []),
            ("> [ada #3](/p/17)", []),
            ("> [, #3](/p/17)", []),
            ("> [ada, #](/p/17)", []),
            ("> [ada, #3](/p/017)", []),
            ("> [ada, #3](/p/0)", []),
            ("> [ada, #3](/p/-1)", []),
            ("> [ada, #3](/p/17/source)", []),
            ("> [ada, #3](/p/17?x=1)", []),
            ("> [ada, #3](/p/17#p17)", []),
            ("> [ada, #3](//evil.example/p/17)", []),
            ("> [ada, #3](https://evil.example/p/17)", []),
            ("> [ada, #3](/p/99999999999999999999999)", []),
            ("> \\[ada, #3](/p/17)", []),
            ("> ![ada, #3](/p/17)", []),
            ("> # [ada, #3](/p/17)", []),
            ("```\n> [ada, #3](/p/17)\n> words\n```", []),
            ("~~~\n> [ada, #3](/p/17)", []),
            ("```\n> [ada, #3](/p/17)\n> never closed", []),
            ("    > [ada, #3](/p/17)", []),
            ("<pre>\n> [ada, #3](/p/17)\n</pre>", []),
            ("`> [ada, #3](/p/17)`", []),
            ("> > > words", []),
            ("", []),
        ] as [(String, [Int64])])
    func `a quote says where it is from in its first line alone`(_ source: String, _ expected: [Int64]) {
        #expect(posts(source) == expected)
    }

    @Test func `a fence that opens in a quote ends with it`() {
        #expect(posts("> ```\n> [ada, #3](/p/17)\n\n> [ben, #1](/p/9)\n> x") == [9])
    }

    @Test func `quotes in each other are taken until there are too many of them, and quickly`() {
        func nested(_ depth: Int) -> String {
            (1...depth).map { String(repeating: "> ", count: $0) + "[a, #1](/p/\($0))" }.joined(separator: "\n")
        }
        #expect(posts(nested(60)).count == 60)
        // Lines of 1,000 marks: more than is taken, and found out before it takes time.
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(posts(String(nested(1_000).utf8.prefix(64_000)) ?? "") == [])
            #expect(posts(String(repeating: "> ", count: 30_000) + "[a, #1](/p/1)") == [])
            #expect(posts(String(repeating: "> [a, #1](/p/1)\n\n", count: 3_000)).count == 3_000)
        }
        #expect(time < .seconds(20))
        #expect(posts(String(repeating: "> [a, #1](/p/1)\n", count: 5_000)) == [])
    }

    @Test func `what is longer than a post has no quotes`() {
        #expect(posts("> [ada, #3](/p/17)\n\n" + String(repeating: "x", count: 64_001)) == [])
    }

    @Test func `lines of one's own right below a quote are set apart`() {
        let source = "> [ada, #3](/p/17)\n> hers\nmine\nmine too\n\nend"
        let cited = CitedSource(source)
        #expect(cited.text == "> [ada, #3](/p/17)\n> hers\n\nmine\nmine too\n\nend")
        #expect(cited.quotes.map(\.lines) == [0..<2])
        #expect(CitedSource(cited.text) == cited)
        let inner = CitedSource("> [ada, #3](/p/17)\n> > [ben, #1](/p/9)\n> > his\n> hers\nmine")
        #expect(inner.text == "> [ada, #3](/p/17)\n> > [ben, #1](/p/9)\n> > his\n>\n> hers\n\nmine")
        #expect(inner.quotes.map(\.post) == [17, 9])
        // A quote without a post is as Markdown has it.
        #expect(CitedSource("> hers\nmine /p/1").text == "> hers\nmine /p/1")
    }

    @Test func `a quote is shown under the name that its post bears, whatever was written`() throws {
        let prose = try shown("> [The owner, #1](/p/17)\n> words\n\nMine.", .shown(by: "ada & co, #3", note: nil))
        #expect(
            prose.html == """
                <blockquote class="quote">
                <cite><a href="/p/17">ada &amp; co, #3</a></cite>
                <p>words</p>
                </blockquote>
                <p>Mine.</p>

                """)
        #expect(prose.text == "> ada & co, #3\n> words\n\nMine.")
        let noted = try shown("> [ada, #1](/p/17)\n>\n> - words", .shown(by: "ada, #3", note: "changed since"))
        #expect(noted.html.contains("<cite><a href=\"/p/17\">ada, #3</a> (changed since)</cite>\n<ul>"))
        #expect(
            try shown("> [ada, #1](/p/17)", .shown(by: "ada, #3", note: nil)).html.contains("</cite>\n</blockquote>"))
    }

    @Test func `a quote that is gone leaves none of its words, nor of those in it`() throws {
        let source = """
            Before.

            > [ada, #3](/p/17)
            > secret @ben `secret`
            >
            > > [ben, #1](/p/9)
            > > secret
            >
            > ```
            > secret
            > ```

            > after

            > [eve, #4](/p/20)
            > kept
            """
        let cited = CitedSource(source)
        let prose = try Self.renderer.render(
            cited,
            looks: cited.quotes.map { $0.post == 20 ? .shown(by: "eve, #4", note: nil) : .gone(instead: "Removed") })
        for part in [prose.html, prose.text] { #expect(!part.contains("secret")) }
        #expect(prose.html.contains("<cite><a href=\"/p/17\">Removed</a></cite>\n</blockquote>"))
        #expect(prose.html.contains("<p>after</p>") && prose.html.contains("<p>kept</p>"))
        #expect(!prose.html.contains("/p/9"))
        #expect(prose.mentions == [])
        #expect(prose.text.contains("> Removed"))
    }

    @Test func `what is taken out of a source leaves the line that says where it was from`() {
        let source = "A\n\n> [ada, #3](/p/17)\n> one\n> two\n\nB\n\n- > [ada, #3](/p/17)\n  > three\n\nC"
        let cited = CitedSource(source)
        let all = cited.quotes.map { ($0, 3) }
        #expect(cited.without(all) { _, _ in false } == "A\n\n> [#3](/p/17)\n\nB\n\n- > [#3](/p/17)\n  >\n\nC")
        let some = cited.without(all) { cited.lines[$1].contains("two") }
        #expect(some == "A\n\n> [#3](/p/17)\n>\n> two\n\nB\n\n- > [#3](/p/17)\n  >\n\nC")
        #expect(CitedSource(some).quotes.map(\.post) == [17, 17])
    }

    @Test func `a quote of another post in one that goes stays where it is`() {
        let cited = CitedSource("> [ada, #3](/p/17)\n> hers\n>\n> > [ben, #1](/p/9)\n> > his\n\nmine")
        let outer = cited.quotes.filter { $0.post == 17 }.map { ($0, 3) }
        #expect(cited.without(outer) { _, _ in false } == "> [#3](/p/17)\n> > [ben, #1](/p/9)\n> > his\n\nmine")
        let inner = cited.quotes.filter { $0.post == 9 }.map { ($0, 1) }
        #expect(cited.without(inner) { _, _ in false } == "> [ada, #3](/p/17)\n> hers\n>\n> > [#1](/p/9)\n\nmine")
    }

    @Test func `a line is that of the innermost quote it stands in`() {
        let cited = CitedSource(
            "> [ada, #3](/p/17)\n> hers\n>\n> > [ben, #1](/p/9)\n> > his\n>\n> more of hers\n\nmine")
        #expect(cited.quotes.map(\.post) == [17, 9])
        #expect(cited.ownLines() == [[0, 1, 2, 5, 6], [3, 4]])
        #expect(CitedSource("mine").ownLines() == [])
    }

    @Test func `a source full of quotes is gone through once, not once for each`() {
        let cited = CitedSource(String(repeating: "> [#1](/p/1)\n> x\n\n", count: 3_500))
        #expect(cited.quotes.count == 3_500)
        let clock = ContinuousClock()
        let time = clock.measure {
            let rest = cited.without(cited.quotes.map { ($0, 1) }) { _, _ in false }
            #expect(!rest.contains("x"))
        }
        #expect(time < .seconds(2))
    }

    @Test func `names are called outside code, quotes and links`() {
        #expect(
            ProseRenderer.mentions(in: "@ada `@ben` [@eve](/x) hi@dan.example\n> @fay\n\n    @gil\n\n@Ada \\@hal @ida.")
                == ["ada", "ida"])
        #expect(ProseRenderer.mentions(in: String(repeating: "> ", count: 5_000) + "@ada") == [])
    }
}

import Prose
import Testing

/// Source, and the HTML that stands for it, without the line end that closes every block.
struct Rendering: Sendable, CustomTestStringConvertible {
    let source: String
    let html: String
    var testDescription: String { source }

    init(_ source: String, _ html: String) {
        self.source = source
        self.html = html
    }
}

private let out = "class=\"out\" rel=\"nofollow ugc noopener noreferrer\""

@Test(arguments: [
    Rendering("# One", "<h4>One</h4>"),
    Rendering("## Two", "<h5>Two</h5>"),
    Rendering("### Three", "<h6>Three</h6>"),
    Rendering("###### Six", "<h6>Six</h6>"),
    Rendering("> said", "<blockquote class=\"quote\">\n<p>said</p>\n</blockquote>"),
    Rendering("a\\\nb", "<p>a<br>\nb</p>"),
    Rendering("***", "<hr>"),
    Rendering("<b>x</b>", "<p>&lt;b&gt;x&lt;/b&gt;</p>"),
    Rendering("<div>\nx\n</div>", "<p>&lt;div&gt;<br>\nx<br>\n&lt;/div&gt;</p>"),
    Rendering("~~gone~~ ~one~ ~~~three~~~", "<p><del>gone</del> ~one~ ~~~three~~~</p>"),
    Rendering("~~a **b** c~~", "<p><del>a <strong>b</strong> c</del></p>"),
    Rendering("~~a *b~~ c*", "<p>~~a <em>b~~ c</em></p>"),
    Rendering("\\~~a~~ ~~ b~~", "<p>~~a~~ ~~ b~~</p>"),
    Rendering(
        "```Swift now\na < b\n```",
        "<pre tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code class=\"language-swift\">a &lt; b\n</code></pre>"),
    Rendering(
        "``` a\"onload=x\nb\n```", "<pre tabindex=\"0\" role=\"group\" aria-label=\"Code\"><code>b\n</code></pre>"),
])
func `markdown is shown as this site shows it`(rendering: Rendering) throws {
    #expect(try html(rendering.source) == rendering.html + "\n")
}

@Test(arguments: [
    Rendering("https://a.org/x.", "<a \(out) href=\"/leaving?to=https://a.org/x\">https://a.org/x</a>."),
    Rendering("(www.a.org/b_(c))", "(<a \(out) href=\"/leaving?to=http://www.a.org/b_(c)\">www.a.org/b_(c)</a>)"),
    Rendering(
        "http://a.org/__init__.py",
        "<a \(out) href=\"/leaving?to=http://a.org/__init__.py\">http://a.org/__init__.py</a>"),
    Rendering("**http://a.org**", "<strong><a \(out) href=\"/leaving?to=http://a.org\">http://a.org</a></strong>"),
    Rendering("`http://a.org`", "<code>http://a.org</code>"),
    Rendering("xhttp://a.org http://nodot http://", "xhttp://a.org http://nodot http://"),
    Rendering("[t](http://a.org \"T\")", "<a \(out) href=\"/leaving?to=http://a.org\" title=\"T\">t</a>"),
    Rendering("[http://b.org](/d/1)", "<a href=\"/d/1\">http://b.org</a>"),
    Rendering("[t](https://forum.example/d/1#p2)", "<a href=\"/d/1#p2\">t</a>"),
    Rendering("[t](HTTPS://FORUM.EXAMPLE)", "<a href=\"/\">t</a>"),
    Rendering(
        "[t](https://forum.example.evil.org/)", "<a \(out) href=\"/leaving?to=https://forum.example.evil.org/\">t</a>"),
    Rendering("[t](https://forum.example@evil.org/)", "t"),
    Rendering(
        "[t](https://forum.example//evil.org)", "<a \(out) href=\"/leaving?to=https://forum.example//evil.org\">t</a>"),
    Rendering("[t](//evil.org) [u](/\\evil.org) [v](evil)", "t u v"),
    Rendering("[Bob](mailto:bob@a.org) <bob@a.org>", "Bob [address hidden]"),
    Rendering("[t](#p3)", "<a href=\"#p3\">t</a>"),
    Rendering("![alt *x*](/i/a.png \"T\")", "<img src=\"/i/a.png\" alt=\"alt x\" title=\"T\" loading=\"lazy\">"),
    Rendering("![alt](https://forum.example/a.png)", "<img src=\"/a.png\" alt=\"alt\" loading=\"lazy\">"),
    Rendering("![alt](http://a.org/a.png)", "<a \(out) href=\"/leaving?to=http://a.org/a.png\">alt</a>"),
    Rendering("[![alt](http://a.org/a.png)](/d/1)", "<a href=\"/d/1\">alt</a>"),
    Rendering("![alt](data:image/png;base64,AA)", "alt"),
])
func `links and images go where they may`(rendering: Rendering) throws {
    #expect(try html(rendering.source) == "<p>" + rendering.html + "</p>\n")
}

@Test(arguments: [
    Rendering(":guitar: :+1::tada:", "🎸 👍🎉"),
    Rendering(":nothing: 10:30:45 \\:guitar: `:guitar:`", ":nothing: 10:30:45 :guitar: <code>:guitar:</code>"),
    Rendering(
        "@ada, (@bob.)",
        "<a class=\"mention\" href=\"/m/ada\">@ada</a>, (<a class=\"mention\" href=\"/m/bob\">@bob</a>.)"),
    Rendering("@bass_sparrow's", "<a class=\"mention\" href=\"/m/bass_sparrow\">@bass_sparrow</a>'s"),
    Rendering("@Zoë", "<a class=\"mention\" href=\"/m/Zo%C3%AB\">@Zoë</a>"),
    Rendering(
        "x@ada a@b.org @ab @abcdefghijklmnopqrstu @ada@host.org \\@ada",
        "x@ada a@b.org @ab @abcdefghijklmnopqrstu @ada@host.org @ada"),
    Rendering("[@ada](/d/1) `@ada`", "<a href=\"/d/1\">@ada</a> <code>@ada</code>"),
])
func `names and signs are found in running text only`(rendering: Rendering) throws {
    #expect(try html(rendering.source) == "<p>" + rendering.html + "</p>\n")
}

@Test func `names are gathered once each, in order, and not from quotes`() throws {
    let prose = try renderer.render("@Bob @ada @bob\n\n> @carol said\n\n@dan", as: .markdown)
    #expect(prose.mentions == ["Bob", "ada", "dan"])
}

@Test func `no more than fifty names are gathered`() throws {
    let prose = try renderer.render((1...80).map { "@member\($0)" }.joined(separator: " "), as: .markdown)
    #expect(prose.mentions.count == ProseLimits.mentions)
    #expect(prose.mentions.first == "member1")
}

@Test func `a table keeps its alignment in class names`() throws {
    let shown = try html("| a | b | c |\n|:--|:-:|--:|\n| *1* | `x|y` | 3 |\n| only \\| one |\n\nafter")
    #expect(
        shown == """
            <div class="scroll" tabindex="0" role="group" aria-label="Table"><table>
            <thead>
            <tr><th scope="col" class="left">a</th><th scope="col" class="center">b</th><th scope="col" class="right">c</th></tr>
            </thead>
            <tbody>
            <tr><td class="left"><em>1</em></td><td class="center"><code>x|y</code></td><td class="right">3</td></tr>
            <tr><td class="left">only | one</td><td class="center"></td><td class="right"></td></tr>
            </tbody>
            </table></div>
            <p>after</p>

            """)
}

@Test func `what only resembles a table stays text`() throws {
    #expect(try html("a | b\n--- | --- | ---\n").contains("<table>") == false)
    #expect(try html("| a |\n| - x |\n").contains("<table>") == false)
    #expect(try html("a | b\n--- | ---\n").contains("<table>"))
}

@Test func `a spoiler folds what it hides under its summary`() throws {
    let prose = try renderer.render(">! The *ending* [x](/y)\n> the drummer\n>\n> really", as: .markdown)
    #expect(
        prose.html == """
            <details class="spoiler"><summary>The <em>ending</em> x</summary>
            <p>the drummer</p>
            <p>really</p>
            </details>

            """)
    #expect(prose.text == "[spoiler: The ending x]")
}

@Test func `a spoiler of one line hides that line`() throws {
    let prose = try renderer.render(">! it was the drummer", as: .markdown)
    #expect(
        prose.html == "<details class=\"spoiler\"><summary>Spoiler</summary>\n<p>it was the drummer</p>\n</details>\n")
    #expect(!prose.text.contains("drummer"))
    #expect(try html("> !important").contains("<blockquote"))
}

@Test func `the text form reads well in a mail`() throws {
    let prose = try renderer.render(
        """
        # Nut
        See [the thread](/d/3), <https://a.org> and ![a nut](http://a.org/nut.png). :guitar:

        > quoted
        > > deeper

        - one
        - two
          1. inner

        ```
        code
        ```

        a | b
        --|--
        1 | ~~2~~
        """, as: .markdown)
    #expect(
        prose.text == """
            Nut

            See the thread <https://forum.example/d/3>, https://a.org and a nut <http://a.org/nut.png>. 🎸

            > quoted
            >
            > > deeper

            - one
            - two
              1. inner

                code

            a | b
            1 | ~~2~~
            """)
}

@Test func `characters that turn writing around or control it are dropped`() throws {
    let prose = try renderer.render("a\u{202E}b\u{2066}c\u{0}d\u{7}e&#x202E;f\(noncharacter)g", as: .markdown)
    #expect(prose.html == "<p>abc\u{FFFD}defg</p>\n")
    #expect(prose.text == "abc\u{FFFD}defg")
}

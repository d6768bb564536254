import Prose
import Testing

@Test func `an excerpt is the first words, on one line`() {
    #expect(Excerpt.first(80, of: "Hello\n\n  there,\tfriend\n") == "Hello there, friend")
    #expect(Excerpt.first(12, of: "Hello there, friend") == "Hello there…")
    #expect(Excerpt.first(10, of: "Donaudampfschiffahrt") == "Donaudamp…")
    #expect(Excerpt.first(0, of: "Hello") == "")
    #expect(Excerpt.first(5, of: "") == "")
}

@Test func `an excerpt leaves out quotes and whom they quote, unless there is nothing else`() {
    #expect(Excerpt.first(80, of: "Ada wrote:\n> old\n\nnew\n-- \nBob") == "new")
    #expect(Excerpt.first(80, of: "> only\n> this") == "only this")
}

@Test func `an excerpt never cuts through a letter`() {
    let family = "👨‍👩‍👧‍👦"
    #expect(Excerpt.first(3, of: String(repeating: family, count: 9)) == family + family + "…")
}

@Test func `escaped text shows what was written, in either kind of attribute`() {
    #expect(HTMLEscape.text("<a href='x'>\"&\"</a>") == "&lt;a href='x'&gt;&quot;&amp;&quot;&lt;/a&gt;")
    #expect(HTMLEscape.attribute("it's \"so\"") == "it&#39;s &quot;so&quot;")
    #expect(HTMLEscape.attribute("'it'\u{301}s'") == "&#39;it&#39;\u{301}s&#39;")
}

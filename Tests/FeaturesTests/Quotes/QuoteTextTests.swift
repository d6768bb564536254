import Prose
import Testing

@testable import Features

/// What a composer begins with, and what tells whose words are whose.
@Suite struct QuoteTextTests {
    private func text(_ source: String, mail isMail: Bool = false, name: String = "ada") -> String {
        QuoteText.quoting(
            ShownQuote(
                post: Post.ID(rawValue: 17), position: 3, name: name, kind: isMail ? .mail : .markdown, source: source))
    }

    @Test func `each line stands behind a mark, empty ones never two in a row`() {
        #expect(text("\n\nOne\r\n\r\n\r\n  two  \n\n") == "> [ada, #3](/p/17)\n> One\n>\n>   two  \n\n")
        #expect(text("") == "> [ada, #3](/p/17)\n\n")
    }

    @Test func `signs in a name mean nothing`() {
        #expect(text("x", name: "a_b*c]d(e)@f").hasPrefix("> [a\\_b\\*c\\]d(e)\\@f, #3](/p/17)\n"))
    }

    @Test func `a quote in a quote is kept, those within it are cut, and code is left alone`() {
        #expect(
            text("> one\n> > two\n> >> three\nown\n\n```\n>>> print()\n>> x\n```\n>> four")
                == """
                > [ada, #3](/p/17)
                > > one
                > own
                >
                > ```
                > >>> print()
                > >> x
                > ```


                """)
    }

    @Test func `a long post is cut at a word`() {
        let cut = text(String(repeating: "word ", count: 1_000))
        #expect(cut.count < 1_600)
        #expect(cut.hasSuffix("word …\n\n"))
        #expect(text(String(repeating: "word\n", count: 1_000)).count < 3_500)
    }

    @Test func `a letter is cut as any other, at a word, however long its lines are`() {
        let head = "> [ada, #3](/p/17)\n> "
        let words = String(repeating: "a*b ", count: 1_000)
        let cut = text(words, mail: true)
        #expect(cut.count < 1_600)
        #expect(cut.hasPrefix("\(head)a\\*b a\\*b") && cut.hasSuffix("a\\*b …\n\n"))
        // What is behind it changes nothing.
        #expect(text(String(repeating: words, count: 100), mail: true) == cut)
        let lines = text(String(repeating: "word\n", count: 50_000), mail: true).split(separator: "\n")
        #expect(lines.count == 252 && lines.last == ">  …")
        #expect(text(String(repeating: " \n", count: 2_000) + "Last.", mail: true) == "\(head)Last.  \n\n")
    }

    @Test func `of Markdown no more is read than its beginning`() {
        let deep = String(repeating: ">> deep\n", count: 1_000)
        #expect(text("\(deep)\nOwn words.") == "> [ada, #3](/p/17)\n> Own words.\n\n")
        #expect(text("\(deep)\(deep)\nOwn words.") == "> [ada, #3](/p/17)\n\n")
    }

    @Test func `a letter's lines stay lines, and its signs signs`() {
        #expect(
            text("Hello *all*,\n> he said\n>> deeper\n  <x@y.example>", mail: true)
                == "> [ada, #3](/p/17)\n> Hello \\*all\\*,  \n> > he said  \n> \\<x\\@y.example\\>  \n\n")
    }

    @Test func `words are the same whatever stands around them`() {
        let runs = WordRuns(of: ["The *nut* is cut\ntoo deep, Ça marche. 0117 496 0735"])
        #expect(runs.holdAll(of: "the nut  IS > cut"))
        #expect(runs.holdAll(of: "ca marche"))
        #expect(runs.holdAll(of: " … "))
        #expect(!runs.holdAll(of: "the nut is not cut"))
        #expect(!runs.holdAll(of: "deep nut"))
        #expect(!runs.holdNothing(of: "ring 0117 496 0735 now"))
        #expect(!runs.holdNothing(of: "Deep"))
        #expect(runs.holdNothing(of: "cut nut is the"))
        #expect(!runs.holdNothing(of: " ```"))
        #expect(WordRuns(of: ["弦を張る"]).holdAll(of: "弦を張"))
        #expect(WordRuns(of: []).holdNothing(of: "x"))
    }
}

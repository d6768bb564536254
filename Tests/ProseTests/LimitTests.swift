import Glibc
import Prose
import Testing

@Test func `a source is taken up to its limit and refused above it`() throws {
    let most = String(repeating: "a", count: ProseLimits.markdownBytes)
    #expect(try renderer.render(most, as: .markdown).text.utf8.count == ProseLimits.markdownBytes)
    #expect(throws: ProseError.tooLong(bytes: 64_001, limit: 64_000)) { try renderer.render(most + "a", as: .markdown) }
    #expect(throws: ProseError.tooLong(bytes: 1_000_002, limit: 1_000_000)) {
        try renderer.render(String(repeating: "é", count: 500_001), as: .mail)
    }
}

@Test func `each error is a sentence that names its limit`() {
    #expect(
        "\(ProseError.tooLong(bytes: 70_000, limit: 64_000))"
            == "This text is too long: it has 70,000 bytes, and at most 64,000 are taken.")
    #expect("\(ProseError.tooDeep(limit: 100))".contains("100 levels"))
    #expect("\(ProseError.tooMuchOutput(limit: 1_088_000))".contains("1,088,000 bytes"))
}

@Test(arguments: [
    String(repeating: ">", count: 1_000), String(repeating: "> ", count: 200) + "x",
    String(repeating: "- ", count: 300) + "x", String(repeating: "1. ", count: 300) + "x",
    (0..<120).map { String(repeating: "  ", count: $0) + "- x\n" }.joined(),
    String(repeating: "*a **b ", count: 200) + String(repeating: "c** d*", count: 200),
])
func `nesting beyond the limit is refused`(source: String) {
    #expect(throws: ProseError.tooDeep(limit: ProseLimits.depth)) { try renderer.render(source, as: .markdown) }
}

@Test(arguments: [
    String(repeating: "> ", count: 90) + "x", String(repeating: "* ", count: 300),
    String(repeating: "- ", count: 300), "```\n" + String(repeating: ">", count: 1_000) + "\n```\n",
    String(repeating: " ", count: 1_000) + "x", "```\n" + deepLines + "```\n",
])
func `nesting within the limit, rules and code are not`(source: String) throws {
    #expect(HTMLCheck.faults(in: try html(source)) == [])
}

/// Lines that would nest too deeply if they did not stand in code.
private let deepLines = String(repeating: String(repeating: "> ", count: 101) + "x\n", count: 16)

@Test func `lines of code that look deep are refused where trying them all would take long`() {
    let source = String(repeating: "a\n", count: 20_000) + "```\n" + deepLines + "```\n"
    #expect(throws: ProseError.tooDeep(limit: ProseLimits.depth)) { try renderer.render(source, as: .markdown) }
    #expect(CitedSource("> [#1](/p/1)\n> a\n\n" + source).quotes == [])
}

@Test func `images beyond their number are links`() throws {
    let shown = try html(String(repeating: "![a](/b.png)\n", count: ProseLimits.images + 1))
    #expect(shown.matches(of: #/<img /#).count == ProseLimits.images)
    #expect(shown.contains("!<a href=\"/b.png\">a</a>"))
    // Where a sign was stood in for, nothing else changes.
    let code = String(repeating: "![", count: ProseLimits.images + 1)
    #expect(try html("`\(code)`") == "<p><code>\(code)</code></p>\n")
    #expect(try html(code) == "<p>\(code)</p>\n")
}

@Test func `output that grows out of proportion is refused`() {
    let source = String(repeating: "www.a.bc ", count: 7_000)
    #expect(throws: ProseError.tooMuchOutput(limit: ProseLimits.markdownBytes * 0 + 16 * 63_000 + 64_000)) {
        try ProseRenderer(
            links: LinkPolicy(siteOrigin: "https://forum.example") { $0 + String(repeating: "s", count: 80) }
        )
        .render(source, as: .markdown)
    }
}

@Test func `a table beyond its bounds stays text`() throws {
    let wide = "|" + String(repeating: "a|", count: 65) + "\n|" + String(repeating: "-|", count: 65) + "\n"
    #expect(try !html(wide).contains("<table>"))
    let long = "|a|b|\n|-|-|\n" + String(repeating: "x\n", count: 2_600)
    #expect(try !html(long).contains("<table>"))
    #expect(try html("|a|b|\n|-|-|\n" + String(repeating: "x\n", count: 2_000)).contains("<table>"))
}

/// A source as long as it may be, made of one part repeated.
struct HeavySource: Sendable, CustomTestStringConvertible {
    let text: String
    let testDescription: String
}

private func filled(_ part: String, before: String = "", behind: String = "") -> HeavySource {
    let room = ProseLimits.markdownBytes - before.utf8.count - behind.utf8.count
    return HeavySource(
        text: before + String(repeating: part, count: room / part.utf8.count) + behind,
        testDescription: String(before.prefix(20)) + String(part.prefix(20)) + " repeated")
}

/// Seconds of this thread's own work, so that what else runs on the machine does not count.
private func secondsOfWork(_ body: () -> Void) -> Double {
    func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    body()
    return now() - start
}

/// Sources as large as they may be that have been slow somewhere.
private let heavy: [HeavySource] = [
    filled("![[]()"),
    filled("![[]()", before: "> [#1](/p/1)\n> x @ada\n\n", behind: "\n\n```\n" + deepLines), filled(">"), filled("> "),
    filled("["), filled("]"), filled("![["), filled("[a]("), filled("*a "),
    filled("*a **b "),
    filled("**a_ "), filled("`"), filled("`a``"), filled("- "),
    filled("\n", before: String(repeating: "- ", count: 16_000) + "a"),
    filled(
        "\n",
        before: (1...20).map {
            String(repeating: " ", count: $0 * 200 - 200) + String(repeating: "- ", count: 99) + "a\n"
        }.joined()),
    filled("@"), filled("@ada "), filled("@ada.bob-"), filled("@é"), filled(":"), filled(":a"), filled(":guitar: "),
    filled("~~"), filled("~~a "),
    filled("~~a~~ "), filled("|"), filled("a|b\n-|-\n"), filled("|a", behind: "\n"),
    filled("a\n", before: "|a|b|\n|-|-|\n"),
    filled("http://"), filled("www."), filled("http://a.b_"), filled("www.a_b."), filled("http://a.org/(("),
    filled("http://a.org/))"),
    filled("(", before: "http://a.org/"), filled(")", before: "http://a.org/"), filled("<"), filled("<!--"),
    filled("<a href='"), filled("&"),
    filled("&amp;"), filled("\\"), filled("\\@"), filled("\\_"), filled("[a]: b\n"),
    filled("[a]\n", before: "[a]: http://" + String(repeating: "x", count: 1_000) + "\n\n"),
    filled(">! "), filled(">! a\n\n"), filled("> a\n\nb\n\n"), filled("# "), filled("    a\n"), filled("~~~\n"),
    filled("\t"), filled("a  \n"), filled("1. "),
    filled("a@b.org "), filled("a at "), filled("\u{202E}"), filled("é"), filled(" "), filled("a "),
]

@Test(arguments: heavy, [SourceKind.markdown, .mail])
func `the heaviest sources take a moment only`(source: HeavySource, kind: SourceKind) {
    var html = ""
    var failure: ProseError?
    let seconds = secondsOfWork {
        do throws(ProseError) {
            html = try renderer.render(source.text, as: kind).html
        } catch {
            failure = error
        }
    }
    #expect(html.utf8.count <= ProseLimits.outputFactor * source.text.utf8.count + ProseLimits.outputSlack)
    // Refused for its depth or its output is an answer, too; its length is within the limit.
    if case .tooLong = failure { Issue.record("\(source) is meant to be within the limit") }
    // Four times what an unoptimised build needs for the slowest; a quadratic loop takes minutes.
    #expect(seconds < 2)
}

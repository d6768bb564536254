import Prose
import Testing

/// Headers of people who do not exist.
private let authors = [
    "Ada Lark <Ada.Lark@strings.example.org>", "Bo Wren <b.wren2@uni-band.edu.au>", "Cy <cy@charm.net>",
]

/// The ways in which people write a sign, a dot or both.
private let signs = [
    "@", "%40", " at ", " AT ", " @ ", "(at)", " (at) ", " ( at ) ", "[at]", " [at] ", "{at}", " {at} ", "<at>",
    " <at> ", "&lt;at&gt;", "_at_", "__at__", "-at-", "--at--", "&#64;", "&#x40;", "&#0064;", "&commat;", "\u{FF20}",
    "\\@", "(@)", "**@", "@**",
]
private let dots = [".", " dot ", " DOT ", "(dot)", " (dot) ", "[dot]", "{dot}", "_dot_", "&#46;", "\u{FF0E}"]

private func halves(_ author: String) throws -> (local: String, host: String) {
    let match = try #require(author.firstMatch(of: /<([^@]+)@([^>]+)>/))
    return (String(match.1), String(match.2))
}

@Test(arguments: authors)
func `an author's address is hidden in every spelling`(author: String) throws {
    let (local, host) = try halves(author)
    for sign in signs {
        for dot in dots {
            let spelled = local + sign + host.replacing(".", with: dot)
            #expect(AddressMask.masked(spelled) == "[address hidden]", "\(spelled)")
            let line = "Ada (\(spelled)), said so."
            #expect(AddressMask.masked(line) == "Ada ([address hidden]), said so.", "\(spelled)")
            for kind in [SourceKind.mail, .markdown] {
                let prose = try masking.render("> wrote \(spelled), as\n> ever", as: kind)
                for shown in [prose.html, prose.text] {
                    #expect(shown.contains("[address hidden]"), "\(kind) \(spelled): \(shown)")
                    #expect(!shown.lowercased().contains(local.lowercased()), "\(kind) \(spelled): \(shown)")
                }
            }
        }
    }
}

@Test(arguments: [
    ("carlos dot lark at charm dot net", "[address hidden]"), ("carlos (dot) lark (at) charm.net", "[address hidden]"),
    ("Ada <ada.lark <at> charm.net> writes:", "Ada <[address hidden]> writes:"),
    ("ada at charm dot net dot Bye", "[address hidden] dot Bye"), ("ada at charm dot\nnet", "[address hidden]"),
    ("Ada <ada.lark a charm.dk>:", "Ada <[address hidden]>:"), ("ada em charm.net\nBand", "[address hidden]\nBand"),
    ("ada.lark op charm.be", "[address hidden]"), ("a.lark [.a.t] charm.ac.uk", "[address hidden]"),
    ("mailto:ada--at--charm.net, Internet", "mailto:[address hidden], Internet"),
])
func `only the spelled address goes`(text: String, masked: String) {
    #expect(AddressMask.masked(text) == masked)
    #expect(AddressMask.masked(masked) == masked)
}

@Test(arguments: [
    "n <- length(at)\ncoef.se <- 1", "axis(1, at) my.in", "look_at_this.pl", "run_at_boot.sh", "x_at_y",
    "mean_at_x.se[1]",
    "www.peace-at-home.org", "http://look-at-us.org/", "meet at the dot in", "placed at each dot in a plot",
    "see at the dot.", "a <at> b", "at(x)", "x %in% y", "fit@coef dot", "cut -at- 3.5", "look at charm dot net",
    "the point at the dot is black", "foo(at = c(1, 2))", "x[at] y.data", "&#65;b.org", "&#; @ x",
    "x w y.de", "this is a data.in", "look en charm.net today", "f(x) a y.se", "fit.lm a model.in two",
])
func `words and program text with at and dot stay`(text: String) {
    #expect(AddressMask.masked(text) == text)
}

@Test func `what turns writing around does not hide an address from the mask`() throws {
    #expect(try masking.render("ada@cha\u{202E}rm.net", as: .mail).text == "[address hidden]")
    #expect(try masking.render("ada@cha\u{202E}rm.net", as: .markdown).text == "[address hidden]")
}

@Test(arguments: [" at a", "-at-", "_at_", " dot a", "a<at>", "a@b dot ", "&#0", " (dot) a", "a@**", "(at)"])
func `masking takes linear time`(unit: String) {
    let clock = ContinuousClock()
    let text = String(repeating: unit, count: 20_000 / unit.utf8.count)
    #expect(clock.measure { _ = AddressMask.masked(text) } < .seconds(5))
}

let masking = ProseRenderer(
    links: LinkPolicy(siteOrigin: "https://forum.example") { "/leaving?to=\($0)" }, maskAddresses: [.mail, .markdown])

import Prose
import Testing

@Test(arguments: [
    "ada@band.example", "ada.lark+list@mail.band.co.uk", "ada at band.example.org", "a.lark at uni.de",
    "lark2 at uni.de",
    "<ada at band.org>", "(ada at band.org)", "[mailto:ada at band.org]", "mailto:ada@band.org",
    "From: Ada Lark, look at band.org",
    "> > To: see at band.org", "Cc: a at b.org; b at c.org", "ada (at) band.org", "ada[at]band.org",
    "http://user@band.org/x",
    "http://lists.org/options/ada%40band.org", "On 1 June, ada at band.org wrote:", "it's ada at band.org.",
    "Message-ID: <200706221630.44317.ada@band.org>", "12345678@qq.com", "ada@band.netDate: Friday",
])
func `an address is hidden`(text: String) {
    let masked = AddressMask.masked(text)
    #expect(masked.contains("[address hidden]"))
    #expect(!masked.contains("band.") && !masked.contains("uni.de") && !masked.contains("@"))
    #expect(AddressMask.masked(masked) == masked)
}

@Test(arguments: [
    "fit@fitted.values", "obj@data.name", "x@y", "summary(fit)@coef", "fit@coef.se[1]", "a@b.frame",
    "@Article{Gatz1995,", "@ada",
    "available at cran.r-project.org", "look at example.com", "see the page at example.org",
    "hosted at code.example.com",
    "the tarball at code.example.com/p/x", "is at example.org", "archive at Lists.com", "ada at 500MAIL", "at all...",
    "Message-ID: <c2ee56800705311515i1c10253fu1c580636a69541c9@mail.example.com>",
    "<465DCC44.2070502@alumni.example.ca>",
    "<Pine.LNX.4.64.0705312229090.8722@gannet.example.uk>", "In-Reply-To: <x@y.example.org>", "http://a.org/@ada/b.com",
    "100 % at home", "working at example.org", "registered at example.org",
])
func `what is no address stays as it is`(text: String) {
    #expect(AddressMask.masked(text) == text)
}

@Test(arguments: [
    "_ada@leak.com_", "__ada@leak.com__", "ada@leak-ulm.de(Ada)", "ada@leak.de[1]", "http://x.org/ada@leak.de(x)",
    "ada@leak.berlin", "ada@leak.tech", "<ada@leak.name>", "mailto:ada@leak.name", "ada@le\u{e4}k.de",
    "ada@leak.\u{440}\u{444}", "ada@leak.xn--p1ai", "ada@leak.de\u{201d}", "References: ada@leak.org",
    "In-Reply-To: what ada@leak.org wrote",
])
func `an address is hidden whatever ends it`(text: String) {
    let masked = AddressMask.masked(text)
    #expect(masked.contains("[address hidden]"))
    #expect(!masked.contains("ada@"))
    #expect(AddressMask.masked(masked) == masked)
}

@Test(arguments: [
    "1234567890123456@gmail.com", "1234567890.1234567@qq.com", "00491701234567890@t-online.de",
    "References: <ada@gmail.com>", "king at gmail.com", "fielding at gmail.com",
])
func `a mail provider's host is no place of Message-IDs`(text: String) {
    #expect(AddressMask.masked(text).hasSuffix("[address hidden]") || AddressMask.masked(text).contains("hidden]>"))
}

@Test(arguments: [
    "x@a.de_f", "fit@coef.se[1]", "fit@coef.sd$x", "a@b.name", "<a@b.name", "look at gmail.com", "caf\u{e9}@home",
])
func `program text and half an address stay`(text: String) {
    #expect(AddressMask.masked(text) == text)
}

@Test func `only the address goes, what stands around it stays`() {
    #expect(
        AddressMask.masked("On Friday, Ada <ada at band.org> and bob@b.co.uk, wrote:")
            == "On Friday, Ada <[address hidden]> and [address hidden], wrote:")
}

@Test func `Markdown is masked when the renderer is told so`() throws {
    let links = LinkPolicy(siteOrigin: "https://forum.example") { $0 }
    let masking = ProseRenderer(links: links, maskAddresses: [.mail, .markdown])
    #expect(try masking.render("ada@band.org", as: .markdown).text == "[address hidden]")
    #expect(try renderer.render("ada@band.org", as: .markdown).text == "ada@band.org")
}

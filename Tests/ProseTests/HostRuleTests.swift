import Prose
import Testing

@Test(arguments: [
    "a.org", "A.Org", "a.org.", "localhost", "a.org:8080", "a.org:65535", "127.0.0.1", "8.8.8.8:80", "[::1]", "[::]:80",
    "[2001:db8::1]", "[1:2:3:4:5:6:7:8]", "[::ffff:1.2.3.4]", "b\u{FC}cher.example", "\u{43F}\u{440}\u{438}.example",
    "xn--bcher-kva.example", "my_host.a.org", "0x.org", "1.2.3.org", "a--b.org", "\u{4F8B}\u{3048}.jp",
])
func `a plain host may be led to`(authority: String) throws {
    #expect(HostRule.isPlain(authority: authority))
    let html = try html("[x](http://\(authority)/p)")
    #expect(html.contains("<a class=\"out\""))
}

@Test(arguments: [
    "", "a..org", ".a.org", "a.org:", "a.org:0", "a.org:65536", "a.org:8a", "a.org:+1", "u@a.org", "u:p@a.org",
    "@a.org",
    "1", "2130706433", "127.1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "01.2.3.4", "1.2.3.4.", "0x7f.0.0.1", "0x7f000001",
    "1.2.3.0x4", "a.0x1", "a.1", "a%2eorg", "a.org%2f.b.org", "a\u{FF0F}b.org", "a\u{3002}org", "a\u{FF0E}org",
    "a\u{2044}b.org", "a\u{2100}b.org", "\u{FF41}.org", "a b.org", "a\\b.org",
    "a,b.org",
    "xn--.org", "xn--a-.org", "xn--99999999.org", "xn--b\u{FC}cher.org", "[::1", "::1", "[::1%25lo]", "[1:2]", "[:::]",
    "[1::2::3]", "[1:2:3:4:5:6:7:8:9]", "[12345::]", "[-0::]", "[::1.2.3]", "[]", "[a.org]",
])
func `a host that browsers may read in another way is no host of a link`(authority: String) throws {
    #expect(!HostRule.isPlain(authority: authority))
    #expect(!(try html("[x](<http://\(authority)/p>)")).contains("<a "))
    #expect(!(try html("<http://\(authority)/p>")).contains("<a "))
}

@Test func `a bare address with a name before its host stays text`() throws {
    for url in ["http://user@host.org/", "https://user:word@host.org/x", "http://a.org:80@host.org"] {
        #expect(try html(url) == "<p>\(url)</p>\n")
        #expect(!(try mail(url)).contains("<a "))
    }
    #expect(try html("http://a.org/@ada").contains("<a "))
}

@Test(arguments: [
    "http://mail.example/joe@leak.com", "http://mail.example/joe@leak.com/x?a=b", "www.mail.example/?to=joe%40leak.com",
    "(http://mail.example/joe_at_leak.com.au)", "http://joe@leak.com/x", "http://a.org/x?[joe@leak.com]",
])
func `a bare address that held an e-mail address leads nowhere`(source: String) throws {
    for kind in [SourceKind.mail, .markdown] {
        let html = try masking.render(source, as: kind).html
        #expect(html.contains("[address hidden]") && !html.contains("<a ") && !html.contains("leak"), "\(html)")
    }
}

@Test func `a link beside a hidden address stays a link`() throws {
    let html = try masking.render("http://a.org/x joe@leak.com http://b.org/[1]", as: .mail).html
    #expect(html.contains("to=http://a.org/x\">") && html.contains("to=http://b.org/[1]\">"))
}

@Test func `many web addresses with hidden ones in them take linear time`() throws {
    let source = String(repeating: "http://a.org/", count: 4_000) + "joe@leak.com"
    let clock = ContinuousClock()
    let time = try clock.measure { _ = try masking.render(source, as: .mail) }
    #expect(time < .seconds(5))
}

@Test(arguments: ["a\u{AD}b.org", "a\u{200B}b.org", "a\u{2060}b.org"])
func `signs that nobody sees are no part of a host`(authority: String) throws {
    #expect(!HostRule.isPlain(authority: authority))
    #expect(try html("<http://\(authority)/p>").contains("ab.org/p</a>"))
    #expect(try html("[x](<http://a&shy;b.org/p>)").contains("http://ab.org/p\">x</a>"))
}

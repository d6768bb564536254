import Testing

@testable import MessageFormat

@Suite struct BodyTests {
    @Test func `a text keeps its words and loses carriage returns, zeros and blank lines at its end`() {
        #expect(MessageBody(text: "\n a\r\nb\rc\0 \n \t\n\r\n", format: .plain).text == "\n a\nb\nc ")
        #expect(MessageBody(text: " \n ", format: .plain).text.isEmpty)
        var body = MessageBody(text: "", format: .plain)
        body.text = "x\r\n"
        #expect(body.text == "x")
    }

    @Test func `a text of 1 MB is read and a larger one refused`() throws {
        let largest = String(repeating: "x", count: 999) + "\n"
        let body = String(repeating: largest, count: 1_000)
        #expect(try InternetMessage.parse(letter("Subject: x", body: body)).body.text.utf8.count == 999_999)
        let fault = #expect(throws: MessageFault.self) {
            try InternetMessage.parse(letter("Subject: x", "X-A: b", body: body + "y"))
        }
        #expect(fault == MessageFault(reason: "the text is larger than 1 MB", line: 4))
    }

    @Test func `a large attachment beside a short text is no reason to refuse`() throws {
        let body = """
            --b
            Content-Type: text/plain

            Short.
            --b
            Content-Type: text/html

            \(String(repeating: "<p>long</p>\n", count: 400_000))
            --b--
            """
        let message = try InternetMessage.parse(
            letter("Subject: x", "Content-Type: multipart/alternative; boundary=b", body: body))
        #expect(message.body.text == "Short.")
    }

    @Test func `parts are followed twenty levels deep and no deeper`() throws {
        func nested(_ depth: Int) -> [UInt8] {
            var body = "Content-Type: text/plain\n\nInnermost.\n"
            for level in 0..<depth {
                body = "Content-Type: multipart/mixed; boundary=b\(level)x\n\n--b\(level)x\n\(body)\n--b\(level)x--\n"
            }
            return Array(("Subject: x\n" + body).utf8)
        }
        #expect(try InternetMessage.parse(nested(20)).body.text == "Innermost.")
        let tooDeep = try InternetMessage.parse(nested(40))
        #expect(tooDeep.body.text.isEmpty)
        #expect(tooDeep.remarks == ["parts nested deeper than 20, left out", "holds no text"])
    }

    @Test func `of more than a thousand parts the first thousand are read`() throws {
        let body = (0..<1_200).map { "--b\n\n\($0)\n" }.joined()
        let message = try InternetMessage.parse(
            letter("Subject: x", "Content-Type: multipart/mixed; boundary=b", body: body))
        #expect(message.body.text.hasSuffix("998\n\n999"))
        #expect(message.remarks == ["more than 1,000 parts, the rest left out"])
    }

    @Test func `a header that is too large is a fault with its line`() {
        let long = "X: " + String(repeating: "y", count: 100_000)
        let fault = #expect(throws: MessageFault.self) {
            try InternetMessage.parse(letter("Subject: x", long, long, long, body: "z"))
        }
        #expect(fault == MessageFault(reason: "the header is larger than 256 kB", line: 4))
    }

    @Test(arguments: [
        ("<p>a</p><p>b</p>", "a\n\nb"), ("a<br>b<br/><br>c", "a\nb\n\nc"), ("<div>a<div>b</div></div>c", "a\nb\nc"),
        ("<a href='mailto:a@b.c'>a@b.c</a>", "a@b.c"),
        ("<a href=\"https://x.y/?q=1&amp;r\">z</a>", "z <https://x.y/?q=1&r>"),
        ("<a href=data:x>d</a><a href=' java\nscript:x'>j</a>", "dj"), ("<script>x</script", ""), ("<!-- x", ""),
        ("a<style>b</style >c<STYLE>d", "ac"), ("&#65;&#x42;&copy;&amp;lt;&#0;&nope;&", "AB©&lt;&#0;&nope;&"),
        ("1 < 2 <3", "1 < 2 <3"), ("<b title='>'>x</b>", "x"), ("<pre>a\n  b</pre>", "a\n  b"),
        ("</p></ul></blockquote>x", "x"),
    ])
    func `HTML becomes text without surprises`(html: String, text: String) {
        #expect(MessageBody(text: HTMLText.plain(html), format: .plain).text == text)
    }
}

import Testing

@testable import Web

struct XMLTests {
    @Test func `values are escaped, markup is not`() {
        let inner: XML = "<a>\("x < y & \"z\" 'w' >")</a>"
        let document: XML = "<b c=\"\("\"")\">\(inner)</b>"
        #expect(document.text == "<b c=\"&quot;\"><a>x &lt; y &amp; &quot;z&quot; &#39;w&#39; &gt;</a></b>")
    }

    @Test func `what XML can't hold is left out, and what it can stays`() {
        let document: XML = "\("\0a\u{8}b\tc\nd\r\u{1B}e\u{FFFE}f\u{FFFF}g\u{FFFD}h\u{10FFFE}\u{3BE}é\u{FEFF}")"
        #expect(document.text == "ab\tc\nde\u{66}g\u{FFFD}h\u{10FFFE}\u{3BE}é\u{FEFF}")
    }

    @Test func `an escape can't be put together out of two values`() {
        let document: XML = "\("&")\("lt;")\("]]")\(">")"
        #expect(document.text == "&amp;lt;]]&gt;")
    }
}

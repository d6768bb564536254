/// Makes text safe to stand in HTML.
package enum HTMLEscape {
    /// For the inside of an element: `&`, `<`, `>` and `"` are written as references.
    package static func text(_ text: String) -> String {
        var out: [UInt8] = []
        out.reserveCapacity(text.utf8.count + 16)
        append(Array(text.utf8), to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    /// For the inside of a quoted attribute, with either kind of quotation mark.
    package static func attribute(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "'")) else { return Self.text(text) }
        return text.parts(between: "'").map { Self.text(String($0)) }.joined(separator: "&#39;")
    }

    static func append(_ bytes: some Sequence<UInt8>, to out: inout [UInt8]) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "&"): out += "&amp;".utf8
            case UInt8(ascii: "<"): out += "&lt;".utf8
            case UInt8(ascii: ">"): out += "&gt;".utf8
            case UInt8(ascii: "\""): out += "&quot;".utf8
            default: out.append(byte)
            }
        }
    }
}

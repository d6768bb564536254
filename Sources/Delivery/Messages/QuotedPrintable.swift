/// Quoted-printable: text that is mostly ASCII stays legible (RFC 2045 6.7).
enum QuotedPrintable {
    /// Bytes of a line, its soft line end included (RFC 2045 6.7 rule 5).
    private static let longestLine = 76
    private static let digits = Array("0123456789ABCDEF".utf8)

    /// Encodes lines that end with CR LF, and nothing else that looks like a line end.
    static func encode(_ text: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(text.count + text.count / 8)
        var column = 0
        var position = 0
        while position < text.count {
            let byte = text[position]
            if byte == UInt8(ascii: "\r") {
                result.append(contentsOf: "\r\n".utf8)
                column = 0
                position += 2
                continue
            }
            let endsLine = position + 1 < text.count && text[position + 1] == UInt8(ascii: "\r")
            let isLiteral = isLiteral(byte, endsLine: endsLine)
            let width = isLiteral ? 1 : 3
            // The last of a line needs no room for a soft line end.
            if column + width > (endsLine ? longestLine : longestLine - 1) {
                result.append(contentsOf: "=\r\n".utf8)
                column = 0
            }
            if isLiteral {
                result.append(byte)
            } else {
                result.append(UInt8(ascii: "="))
                result.append(digits[Int(byte >> 4)])
                result.append(digits[Int(byte & 15)])
            }
            column += width
            position += 1
        }
        return result
    }

    private static func isLiteral(_ byte: UInt8, endsLine: Bool) -> Bool {
        switch byte {
        case UInt8(ascii: "="): false
        case UInt8(ascii: " "), UInt8(ascii: "\t"): !endsLine
        case 0x21...0x7E: true
        default: false
        }
    }
}

/// Percent-encoding of addresses.
enum URLText {
    /// Encodes what may not stand in an address as it is (spaces, quotation marks, brackets); letters of any script
    /// stay.
    static func encoded(_ bytes: some Sequence<UInt8>) -> String {
        var out: [UInt8] = []
        for scalar in String(decoding: Array(bytes), as: UTF8.self).unicodeScalars {
            let stays = scalar.isASCII ? isSafe(UInt8(ascii: scalar)) : scalar.properties.isAlphabetic
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
                if stays { out.append(byte) } else { appendEncoded(byte, to: &out) }
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Encodes everything but letters, digits, `-`, `_` and `.`, for one segment of a path.
    static func segment(_ text: String) -> String {
        var out: [UInt8] = []
        for byte in text.utf8 {
            if Ascii.isAlphanumeric(byte) || byte == Ascii.hyphen || byte == Ascii.underscore || byte == Ascii.dot {
                out.append(byte)
            } else {
                appendEncoded(byte, to: &out)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Writes an address into an attribute exactly as cmark does.
    static func appendAsCmark(_ bytes: some Sequence<UInt8>, to out: inout [UInt8]) {
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "&"): out += "&amp;".utf8
            case UInt8(ascii: "'"): out += "&#x27;".utf8
            case _ where byte < 0x80 && isSafe(byte) && byte != 0x5B && byte != 0x5D: out.append(byte)
            default: appendEncoded(byte, to: &out)
            }
        }
    }

    private static func isSafe(_ byte: UInt8) -> Bool {
        if Ascii.isAlphanumeric(byte) { return true }
        switch byte {
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "+"), UInt8(ascii: "!"),
            UInt8(ascii: "*"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: "%"),
            UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "?"), UInt8(ascii: "="), UInt8(ascii: ";"),
            UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "&"), UInt8(ascii: "$"), UInt8(ascii: "~"),
            UInt8(ascii: "'"), UInt8(ascii: "["), UInt8(ascii: "]"):
            return true
        default: return false
        }
    }

    private static func appendEncoded(_ byte: UInt8, to out: inout [UInt8]) {
        let digits = StaticString("0123456789ABCDEF")
        out.append(Ascii.percent)
        digits.withUTF8Buffer { hex in
            out.append(hex[Int(byte >> 4)])
            out.append(hex[Int(byte & 15)])
        }
    }
}

/// Character references of HTML.
enum HTMLEntity {
    /// The longest reference read, from `&` to `;`.
    private static let longest = 12

    /// The text with its references read; an unknown one stays as it is, a no-break space becomes a space.
    static func decoded(_ bytes: Bytes) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var position = bytes.startIndex
        while position < bytes.endIndex {
            if bytes[position] == UInt8(ascii: "&"), let (scalar, end) = reference(in: bytes, at: position) {
                result.append(contentsOf: scalar.value == 0xA0 ? Array(" ".utf8) : Array(String(scalar).utf8))
                position = end
            } else if bytes[position] == 0xC2, position + 1 < bytes.endIndex, bytes[position + 1] == 0xA0 {
                result.append(.space)
                position += 2
            } else {
                result.append(bytes[position])
                position += 1
            }
        }
        return result
    }

    private static func reference(in bytes: Bytes, at start: Int) -> (Unicode.Scalar, end: Int)? {
        var end = start + 1
        while end < bytes.endIndex, end - start < longest,
            bytes[end].isLetter || bytes[end].isDigit || (bytes[end] == UInt8(ascii: "#") && end == start + 1)
        { end += 1 }
        let name = String(decoding: bytes[start + 1..<end], as: UTF8.self)
        let isClosed = end < bytes.endIndex && bytes[end] == UInt8(ascii: ";")
        let scalar = name.hasPrefix("#") ? numeric(name.dropFirst()) : isClosed ? named(name) : nil
        return scalar.map { ($0, end: isClosed ? end + 1 : end) }
    }

    private static func numeric(_ digits: Substring) -> Unicode.Scalar? {
        let isHex = digits.first == "x" || digits.first == "X"
        guard let value = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits) else { return nil }
        // Numbers of the C1 controls are meant as windows-1252.
        if (0x80...0x9F).contains(value) {
            return Windows1252.decode([UInt8(value)]).unicodeScalars.first
        }
        return value == 0 ? nil : Unicode.Scalar(value)
    }

    private static func named(_ name: String) -> Unicode.Scalar? {
        if let code = common[name] { return Unicode.Scalar(code) }
        return latin.firstIndex(of: name).flatMap { Unicode.Scalar(UInt32(0xA0 + $0)) }
    }

    private static let common: [String: UInt32] = [
        "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "AMP": 0x26, "LT": 0x3C, "GT": 0x3E,
        "hellip": 0x2026, "mdash": 0x2014, "ndash": 0x2013, "lsquo": 0x2018, "rsquo": 0x2019, "sbquo": 0x201A,
        "ldquo": 0x201C, "rdquo": 0x201D, "bdquo": 0x201E, "lsaquo": 0x2039, "rsaquo": 0x203A, "bull": 0x2022,
        "euro": 0x20AC, "trade": 0x2122, "larr": 0x2190, "uarr": 0x2191, "rarr": 0x2192, "darr": 0x2193,
        "harr": 0x2194, "ensp": 0x2002, "emsp": 0x2003, "thinsp": 0x2009, "zwnj": 0x200C, "zwj": 0x200D,
        "dagger": 0x2020, "Dagger": 0x2021, "permil": 0x2030, "prime": 0x2032, "Prime": 0x2033, "minus": 0x2212,
        "ne": 0x2260, "le": 0x2264, "ge": 0x2265, "asymp": 0x2248, "infin": 0x221E, "sum": 0x2211, "radic": 0x221A,
        "OElig": 0x152, "oelig": 0x153, "Scaron": 0x160, "scaron": 0x161, "Yuml": 0x178, "fnof": 0x192,
        "alpha": 0x3B1, "beta": 0x3B2, "gamma": 0x3B3, "delta": 0x3B4, "lambda": 0x3BB, "mu": 0x3BC, "pi": 0x3C0,
        "sigma": 0x3C3, "omega": 0x3C9, "Delta": 0x394, "Omega": 0x3A9, "hearts": 0x2665, "sharp": 0x266F,
        "flat": 0x266D, "natural": 0x266E, "sung": 0x266A, "check": 0x2713,
    ]

    /// The names of U+00A0 to U+00FF in order.
    private static let latin = [
        "nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not",
        "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1",
        "ordm", "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring",
        "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde",
        "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute",
        "THORN", "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute",
        "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde",
        "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
    ]
}

/// Which hosts links may lead to: those that every browser reads as they are written.
package enum HostRule {
    /// Bytes of a host and of a label (RFC 1035, 2.3.4).
    private static let hostBytes = 253
    private static let labelBytes = 63

    /// Whether what stands between `//` and the path (RFC 3986, 3.2) is a plain host, with or without a port.
    ///
    /// A name before an `@` makes it not plain, as it only serves to deceive.
    package static func isPlain(authority: String) -> Bool {
        guard let colon = authority.lastIndex(of: ":"), !authority.hasSuffix("]") else { return isPlain(authority) }
        let port = authority[authority.index(after: colon)...]
        guard (1...5).contains(port.utf8.count), port.utf8.allSatisfy(Ascii.isDigit), UInt16(port) ?? 0 > 0
        else { return false }
        return isPlain(String(authority[..<colon]))
    }

    /// Whether a host is a name of letters, digits, `-` and `_` with dots between, four decimal octets, or IPv6 in
    /// brackets.
    ///
    /// Letters of any script may stand in it, but nothing that browsers turn into another sign. Shortened and
    /// hexadecimal IPv4, which only browsers read as numbers, is not plain.
    package static func isPlain(_ host: String) -> Bool {
        let host = host.lowercased()
        if host.hasPrefix("[") { return host.hasSuffix("]") && isIPv6(host.dropFirst().dropLast()) }
        guard !host.isEmpty, host.utf8.count <= hostBytes, host.unicodeScalars.allSatisfy(isAllowed) else {
            return false
        }
        var labels = host.split(separator: ".", omittingEmptySubsequences: false)
        // A final dot only says that the name is whole.
        if labels.count > 1, labels.last?.isEmpty == true { labels.removeLast() }
        guard let last = labels.last, labels.allSatisfy(isLabel) else { return false }
        if last.utf8.allSatisfy(Ascii.isDigit) || last.hasPrefix("0x") { return isIPv4(labels) && !host.hasSuffix(".") }
        return true
    }

    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            let byte = UInt8(ascii: scalar)
            return Ascii.isAlphanumeric(byte) || "-._".utf8.contains(byte)
        }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
            .spacingMark:
            return scalar.properties.isAlphabetic && !isPresentationForm(scalar.value)
        default: return false
        }
    }

    /// Forms that browsers write out as other letters, some with spaces among them, and the Greek iota under a space.
    private static func isPresentationForm(_ value: UInt32) -> Bool {
        (0xFB00...0xFDFF).contains(value) || (0xFE70...0xFEFF).contains(value) || (0xFF00...0xFFEF).contains(value)
            || value == 0x37A
    }

    private static func isLabel(_ label: Substring) -> Bool {
        guard !label.isEmpty, label.utf8.count <= labelBytes || !label.utf8.allSatisfy({ $0 < 0x80 }) else {
            return false
        }
        return !label.hasPrefix("xn--") || Punycode.isWellFormed(label.dropFirst(4))
    }

    private static func isIPv4(_ parts: [Substring]) -> Bool {
        parts.count == 4
            && parts.allSatisfy { part in
                (1...3).contains(part.utf8.count) && part.utf8.allSatisfy(Ascii.isDigit) && UInt8(part) != nil
                    && (part.utf8.count == 1 || !part.hasPrefix("0"))
            }
    }

    /// RFC 4291, 2.2; without a zone.
    private static func isIPv6(_ text: Substring) -> Bool {
        guard text.utf8.count <= 45 else { return false }
        var groups = text.split(separator: ":", omittingEmptySubsequences: false)
        var wanted = 8
        if let last = groups.last, last.contains(".") {
            guard isIPv4(last.split(separator: ".", omittingEmptySubsequences: false)) else { return false }
            groups.removeLast()
            wanted = 6
        }
        // One `::` stands for as many zeros as are missing; at an end it leaves two empty groups there.
        let isShortened = text.contains("::")
        let parts = text.split(separator: "::", omittingEmptySubsequences: false)
        guard parts.count <= 2, !text.hasPrefix(":") || text.hasPrefix("::"),
            !text.hasSuffix(":") || text.hasSuffix("::"),
            !text.contains(":::")
        else { return false }
        let said = groups.filter { !$0.isEmpty }
        guard said.allSatisfy({ $0.utf8.count <= 4 && $0.allSatisfy(\.isHexDigit) && $0.utf8.count == $0.count })
        else { return false }
        return isShortened ? said.count < wanted : said.count == wanted && groups.count == wanted
    }
}

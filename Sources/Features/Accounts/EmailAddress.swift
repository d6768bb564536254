import MessageFormat

/// Where mail is sent: checked for its form, so that it can stand in a header and in an SMTP command as it is.
///
/// The common form of RFC 5321: ASCII, a dot-string before the `@` and a domain name after it. Quoted local parts,
/// address literals and internationalised addresses are not taken.
package struct EmailAddress: Sendable, Hashable, Undisclosed {
    /// The part before the `@`, its case kept.
    package let localPart: String
    /// The part after it, in lower case.
    package let domain: String

    /// What somebody typed, less the spaces around it.
    package init(typed: String) throws(EmailAddressError) {
        let typed = Self.trimmed(typed.utf8)
        guard !typed.isEmpty else { throw .empty }
        guard typed.utf8.count <= AddressSyntax.longest else { throw .tooLong }
        guard typed.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .strangeCharacter }
        let parts = typed.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .noAddress }
        guard AddressSyntax.isLocalPart(parts[0]) else { throw .badLocalPart }
        guard Self.isDomain(parts[1]) else { throw .badDomain }
        localPart = String(parts[0])
        domain = parts[1].lowercased()
    }

    /// The address as mail is sent to it.
    package var text: String { "\(localPart)@\(domain)" }

    /// The form by which addresses are compared: all in lower case, since hardly any host tells the cases apart.
    package var folded: String { text.lowercased() }

    /// The letter box that it leads to at most hosts: `folded`, without what stands behind a plus sign.
    ///
    /// For counting letters alone. Two that are alike here may be two people's.
    var mailbox: String {
        let name = localPart.prefix { $0 != "+" }
        return name.isEmpty ? folded : "\(name)@\(domain)".lowercased()
    }

    package var description: String { "(an address)" }

    private static func trimmed(_ text: String.UTF8View) -> Substring {
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return Substring(text[first...last])
    }

    /// A host name of two labels at least, the last one not a number.
    private static func isDomain(_ text: Substring) -> Bool {
        guard AddressSyntax.isHostName(text), text.contains("."), let last = text.split(separator: ".").last else {
            return false
        }
        return last.utf8.contains { !(0x30...0x39).contains($0) }
    }
}

/// What is wrong with an address.
package enum EmailAddressError: Error, Equatable {
    case empty
    /// More than 254 bytes.
    case tooLong
    /// A space, a control character or one that is not ASCII within it.
    case strangeCharacter
    /// No `@`, or more than one.
    case noAddress
    /// What stands before the `@` is none that we send to.
    case badLocalPart
    /// What stands after the `@` is no domain name.
    case badDomain
}

/// Where mail is sent: checked for its form, so that it can stand in a header and in an SMTP command as it is.
///
/// The common form of RFC 5321: ASCII, a dot-string before the `@` and a domain name after it. Quoted local parts,
/// address literals and internationalised addresses are not taken.
package struct EmailAddress: Sendable, Hashable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The part before the `@`, its case kept.
    package let localPart: String
    /// The part after it, in lower case.
    package let domain: String

    /// RFC 5321 section 4.5.3.1, in bytes: 256 for a path less its angle brackets, 64 for a local part, 255 for a
    /// domain.
    static let lengthLimit = 254
    static let localPartLimit = 64
    /// RFC 1035 section 2.3.4, in bytes.
    private static let labelLimit = 63

    /// What somebody typed, less the spaces around it.
    package init(typed: String) throws(EmailAddressError) {
        let typed = Self.trimmed(typed.utf8)
        guard !typed.isEmpty else { throw .empty }
        guard typed.utf8.count <= Self.lengthLimit else { throw .tooLong }
        guard typed.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { throw .strangeCharacter }
        let parts = typed.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw .noAddress }
        guard Self.isLocalPart(parts[0]) else { throw .badLocalPart }
        guard Self.isDomain(parts[1]) else { throw .badDomain }
        localPart = String(parts[0])
        domain = parts[1].lowercased()
    }

    /// The address as mail is sent to it.
    package var text: String { "\(localPart)@\(domain)" }

    /// The form by which addresses are compared: all in lower case, since hardly any host tells the cases apart.
    package var folded: String { text.lowercased() }

    package var description: String { "(an address)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }

    private static func trimmed(_ text: String.UTF8View) -> Substring {
        let isSpace = { (byte: UInt8) in byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }
        guard let first = text.firstIndex(where: { !isSpace($0) }), let last = text.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return Substring(text[first...last])
    }

    /// RFC 5321 section 4.1.2, Dot-string: atoms with single dots between them.
    private static func isLocalPart(_ text: Substring) -> Bool {
        text.utf8.count <= localPartLimit
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
                !atom.isEmpty && atom.utf8.allSatisfy { isLetterOrDigit($0) || atomSigns.contains($0) }
            }
    }

    /// RFC 5321 section 4.1.2, Domain: labels with dots between them; two at least, and the last one not a number.
    private static func isDomain(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, last.utf8.contains(where: { !(0x30...0x39).contains($0) })
        else { return false }
        return labels.allSatisfy { label in
            (1...labelLimit).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                && label.utf8.allSatisfy { isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }
        }
    }

    /// RFC 5322 section 3.2.3, atext, but for letters and digits.
    private static let atomSigns = Set("!#$%&'*+-/=?^_`{|}~".utf8)

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
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

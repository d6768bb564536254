/// An address that mail can be sent to, safe to stand in a header and in an SMTP command.
///
/// `local@domain` with a dot-atom before the sign and a host name behind it (RFC 5321 4.1.2); ASCII only, so a domain in
/// other letters comes in its `xn--` form; neither quoted local parts nor address literals.
/// It is never shown by accident: its description leaves the address out.
package struct MailAddress: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
    /// Bytes before the sign and in all (RFC 5321 4.5.3.1.1 and 4.5.3.1.3, less two for the brackets).
    private static let longestLocal = 64
    private static let longest = 254
    /// Bytes between two dots of a host name (RFC 1035 2.3.4).
    private static let longestLabel = 63

    /// The address as given.
    package let text: String
    /// What stands before the sign.
    package let local: String
    /// What stands behind it, as given; host names are equal in any case.
    package let domain: String

    /// Takes an address without brackets or name.
    ///
    /// - Throws: `controls`, `notASCII`, `tooLong` or `notAnAddress`.
    package init(_ text: String) throws(MailFault) {
        guard text.utf8.count <= Self.longest else { throw .tooLong(.address, limit: Self.longest) }
        if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { throw .controls(.address) }
        guard text.utf8.allSatisfy({ $0 < 0x7F }) else { throw .notASCII(.address) }
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, Self.isLocal(halves[0]), Self.isHostName(halves[1]) else { throw .notAnAddress }
        self.text = text
        local = String(halves[0])
        domain = String(halves[1])
    }

    package var description: String { "(address)" }

    package var customMirror: Mirror { Mirror(self, children: []) }

    private static func isLocal(_ text: Substring) -> Bool {
        guard text.utf8.count <= longestLocal else { return false }
        return text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
            !atom.isEmpty && atom.utf8.allSatisfy(isAtomByte)
        }
    }

    /// Whether the text is a host name of letters, digits and hyphens (RFC 1123 2.1).
    static func isHostName(_ text: Substring) -> Bool {
        text.utf8.count <= longest
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
                (1...longestLabel).contains(label.utf8.count) && label.first != "-" && label.last != "-"
                    && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
            }
    }

    /// RFC 5322 3.2.3.
    private static func isAtomByte(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"):
            true
        default: false
        }
    }
}

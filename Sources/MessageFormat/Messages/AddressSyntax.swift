/// The common form of an address that mail is sent to (RFC 5321 4.1.2): ASCII, a dot-string, the sign, a domain.
///
/// Quoted local parts, address literals and internationalised addresses are none of it.
package enum AddressSyntax {
    /// Bytes in all (RFC 5321 4.5.3.1.3, less two for the brackets).
    package static let longest = 254
    /// Bytes before the sign (RFC 5321 4.5.3.1.1).
    package static let longestLocalPart = 64
    /// Bytes between two dots of a domain (RFC 1035 2.3.4).
    private static let longestLabel = 63

    /// Whether the text can stand before the sign: atoms with single dots between them.
    package static func isLocalPart(_ text: Substring) -> Bool {
        text.utf8.count <= longestLocalPart
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
                !atom.isEmpty && atom.utf8.allSatisfy(isAtomByte)
            }
    }

    /// Whether the text is a host name of letters, digits and hyphens (RFC 1123 2.1).
    package static func isHostName(_ text: Substring) -> Bool {
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
        byte.isDigit || byte.isLetter
    }
}

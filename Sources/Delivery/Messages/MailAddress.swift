import MessageFormat

/// An address that mail can be sent to, safe to stand in a header and in an SMTP command.
///
/// `local@domain` with a dot-atom before the sign and a host name behind it (RFC 5321 4.1.2); ASCII only, so a domain in
/// other letters comes in its `xn--` form; neither quoted local parts nor address literals.
/// It is never shown by accident: its description leaves the address out.
package struct MailAddress: Hashable, Sendable, CustomStringConvertible, CustomReflectable {
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
        let longest = AddressSyntax.longest
        guard text.utf8.count <= longest else { throw .tooLong(.address, limit: longest) }
        if text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) { throw .controls(.address) }
        guard text.utf8.allSatisfy({ $0 < 0x7F }) else { throw .notASCII(.address) }
        let halves = text.split(separator: "@", omittingEmptySubsequences: false)
        guard halves.count == 2, AddressSyntax.isLocalPart(halves[0]),
            AddressSyntax.isHostName(halves[1])
        else { throw .notAnAddress }
        self.text = text
        local = String(halves[0])
        domain = String(halves[1])
    }

    package var description: String { "(address)" }

    package var customMirror: Mirror { Mirror(self, children: []) }
}

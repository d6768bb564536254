/// Who a mail is from or for: an address and a name for people.
package struct MailParty: Hashable, Sendable {
    /// Bytes of a name; the longest that a site or a member may have is far shorter.
    private static let longestName = 320

    /// Any text on one line; empty when only the address is to be written.
    package let name: String
    package let address: MailAddress

    /// Puts a name to an address.
    ///
    /// - Throws: `controls` or `tooLong` when the name cannot stand in a header.
    package init(name: String = "", address: MailAddress) throws(MailFault) {
        try OneLine.check(name, .name, limit: Self.longestName)
        self.name = name
        self.address = address
    }
}

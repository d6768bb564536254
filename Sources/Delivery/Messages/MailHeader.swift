/// A header that the caller adds to a mail, such as `Auto-Submitted: auto-generated` (RFC 3834).
package struct MailHeader: Hashable, Sendable {
    /// Bytes of a name; the registered ones are shorter than 50.
    private static let longestName = 70
    /// Bytes of a value: with name, colon and space it fits a line of 998 (RFC 5322 2.1.1).
    private static let longestValue = 900

    /// Written here, or naming people who are not the one recipient.
    private static let reserved: Set<String> = [
        "from", "sender", "to", "cc", "bcc", "subject", "date", "message-id", "mime-version", "return-path", "received",
    ]

    package let name: String
    package let value: String

    /// Checks name and value.
    ///
    /// - Throws: `headerName` for no name or one of the headers every mail has; `controls`, `notASCII` or `tooLong` for
    ///   the value.
    package init(_ name: String, _ value: String) throws(MailFault) {
        guard (1...Self.longestName).contains(name.utf8.count), name.utf8.allSatisfy(Self.isNameByte) else {
            throw .headerName
        }
        let folded = name.lowercased()
        guard !Self.reserved.contains(folded), !folded.hasPrefix("content-"), !folded.hasPrefix("resent-") else {
            throw .headerName
        }
        try OneLine.check(value, .header, limit: Self.longestValue)
        guard value.utf8.allSatisfy({ $0 < 0x7F }) else { throw .notASCII(.header) }
        self.name = name
        self.value = value
    }

    /// RFC 5322 3.6.8, without the few signs that no header uses.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}

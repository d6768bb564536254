/// A mail as it goes over the wire: its envelope and its bytes.
package struct OutgoingMail: Sendable, Equatable {
    /// Bytes of a whole mail: two bodies of the longest kind, encoded at their worst.
    package static let longest = 8_000_000
    /// Bytes of a line without its end (RFC 5322 2.1.1).
    private static let longestLine = 998

    /// Where refusals go that come later.
    package let sender: MailAddress
    /// The one recipient: refusals of a mail to several would not say whose they are.
    package let recipient: MailAddress
    /// Header and body, ASCII, every line ended by CR LF.
    package let content: [UInt8]

    /// Takes a mail that was written before, such as one kept in an outbox.
    ///
    /// - Throws: `tooLong`, `notASCII`, `controls` for a NUL, or `lines` when a line could be read as more than one.
    package init(sender: MailAddress, recipient: MailAddress, content: [UInt8]) throws(MailFault) {
        try Self.check(content)
        self.init(sender: sender, recipient: recipient, checked: content)
    }

    init(sender: MailAddress, recipient: MailAddress, checked content: [UInt8]) {
        self.sender = sender
        self.recipient = recipient
        self.content = content
    }

    private static func check(_ content: [UInt8]) throws(MailFault) {
        guard content.count <= longest else { throw .tooLong(.content, limit: longest) }
        var before: UInt8 = 0
        var length = 0
        for byte in content {
            guard byte < 0x80 else { throw .notASCII(.content) }
            if byte == 0 { throw .controls(.content) }
            // Bare line ends are how a second mail is smuggled into one.
            guard (before == UInt8(ascii: "\r")) == (byte == UInt8(ascii: "\n")) else { throw .lines }
            switch byte {
            case UInt8(ascii: "\n"): length = 0
            case UInt8(ascii: "\r"): break
            default: length += 1
            }
            guard length <= longestLine else { throw .lines }
            before = byte
        }
        guard before == UInt8(ascii: "\n") else { throw .lines }
    }
}

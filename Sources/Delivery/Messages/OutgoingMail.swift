/// A mail as it goes over the wire: its envelope and its bytes.
package struct OutgoingMail: Sendable, Equatable {
    /// Bytes of a whole mail: two bodies of the longest kind, encoded at their worst.
    package static let longest = 8_000_000

    /// Where refusals go that come later.
    package let sender: MailAddress
    /// The one recipient: refusals of a mail to several would not say whose they are.
    package let recipient: MailAddress
    /// Header and body, ASCII, every line ended by CR LF.
    package let content: [UInt8]

    init(sender: MailAddress, recipient: MailAddress, content: [UInt8]) {
        self.sender = sender
        self.recipient = recipient
        self.content = content
    }
}

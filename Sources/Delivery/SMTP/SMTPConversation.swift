/// Follows what is said on a connection, so that an answer is known to be the answer to what (RFC 5321).
struct SMTPConversation {
    /// A reply of the server: its code, and its lines as one.
    struct Reply: Equatable {
        let code: Int
        let text: String
    }

    /// Bytes of a reply that are kept; a sentence and an address of a help page.
    private static let longestReply = 400
    private static let longestCommand = "STARTTLS".utf8.count + 1

    private(set) var step: SMTPStep = .connecting
    /// The whole reply to the last command; nil while it is awaited.
    private(set) var reply: Reply?
    /// Whether the server has asked for the mail.
    private(set) var isInContent = false
    /// Whether all of the mail was handed over, so that the server may have it.
    var isContentSent = false
    /// When we said goodbye, after which no reply is about the mail.
    private(set) var leftAt: ContinuousClock.Instant?

    private var text: [UInt8] = []

    /// Whether the server may have the mail without having said so.
    var awaitsVerdict: Bool { isContentSent && reply == nil }

    /// Takes a line that we sent, as the mail itself is none.
    mutating func sent(_ line: some Collection<UInt8>) {
        switch String(decoding: line.prefix(Self.longestCommand).prefix { $0 > 0x20 }, as: UTF8.self) {
        case "EHLO", "HELO": step = .greeting
        case "STARTTLS": step = .securing
        case "AUTH": step = .signingIn
        case "MAIL": step = .sender
        case "RCPT": step = .recipient
        case "DATA": step = .message
        // What counts was said before.
        case "QUIT":
            leftAt = leftAt ?? .now
            return
        // The answers of an AUTH dialogue have no name.
        default: break
        }
        forgetReply()
    }

    /// Takes a line of the server.
    mutating func received(_ line: some Collection<UInt8>) {
        let line = Array(line.prefix(Self.longestReply))
        guard leftAt == nil, line.count >= 3, let code = Int(String(decoding: line.prefix(3), as: UTF8.self)) else {
            return
        }
        if text.count < Self.longestReply {
            text.append(contentsOf: line.dropFirst(4).prefix(Self.longestReply - text.count))
        }
        let isLast = line.count == 3 || line[3] != UInt8(ascii: "-")
        guard isLast else { return }
        if step == .message, code == 354, !isInContent {
            isInContent = true
            forgetReply()
        } else {
            reply = Reply(code: code, text: String(decoding: text, as: UTF8.self))
            text = []
        }
    }

    private mutating func forgetReply() {
        reply = nil
        text = []
    }
}

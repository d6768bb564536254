import MessageFormat
import Testing

@testable import Delivery

/// A message id; the test fails when it is none.
func messageID(_ text: String) throws -> MessageID {
    try #require(MessageID(text))
}

/// A mail from the forum to Ada with what a test wants to be different.
func makeMail(
    to: String = "ada@example.org", name: String = "Ada", subject: String = "Confirm your address",
    text: String = "Hello Ada,\n\nplease confirm.\n", html: String? = nil, id: String = "first@forum.test",
    date: Int64 = 1_790_000_000_000, headers: [MailHeader] = []
) throws -> MailMessage {
    try MailMessage(
        from: MailParty(name: "Bandstand", address: MailAddress("forum@forum.test")),
        to: MailParty(name: name, address: MailAddress(to)), subject: subject, text: text, html: html,
        id: messageID(id), date: date, headers: headers)
}

/// A mail larger than what the system keeps of a connection that nobody reads from; its one long line is for no server
/// to take.
func makeLargeMail() throws -> OutgoingMail {
    let mail = try makeMail().outgoing
    return OutgoingMail(
        sender: mail.sender, recipient: mail.recipient,
        content: mail.content + Array(repeating: UInt8(ascii: "x"), count: 7_500_000))
}

/// The lines of a mail without their ends; the test fails when one does not end with CR LF.
func lines(of bytes: [UInt8]) throws -> [String] {
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    try #require(lines.last?.isEmpty == true)
    return try lines.dropLast().map { line in
        try #require(line.last == "\r")
        return String(String.UnicodeScalarView(line.dropLast()))
    }
}

extension DeliveryOutcome {
    /// The refusal, when the mail is to be kept.
    var refusedForNow: Refusal? {
        if case .refusedForNow(let refusal) = self { refusal } else { nil }
    }

    /// The refusal, when the mail is to be given up.
    var refusedForGood: Refusal? {
        if case .refusedForGood(let refusal) = self { refusal } else { nil }
    }
}

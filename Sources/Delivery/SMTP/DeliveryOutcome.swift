/// What became of one try to deliver a mail.
package enum DeliveryOutcome: Sendable, Equatable {
    /// The server has taken it.
    case accepted
    /// The server will never take this mail, or never for this recipient: don't try again.
    case refusedForGood(Refusal)
    /// Not now, or not as we are set up: keep the mail and try again later.
    case refusedForNow(Refusal)
    /// All was sent, and the connection ended before the answer was seen: trying again may deliver it twice.
    case unknown
}

/// Why a mail was not taken; safe to log.
package struct Refusal: Sendable, Equatable, CustomStringConvertible {
    /// How far the try had come.
    package let step: SMTPStep
    /// The server's reply code; nil when it is not the server who said no.
    package let code: Int?
    /// The server's words or libcurl's, one bounded line of ASCII without the recipient's address.
    package let text: String

    /// Puts a refusal together; `text` is taken as it is.
    package init(step: SMTPStep, code: Int?, text: String) {
        self.step = step
        self.code = code
        self.text = text
    }

    package var description: String {
        "\(step.rawValue): \(code.map { "\($0) " } ?? "")\(text)"
    }
}

/// The steps of delivering a mail, as a server sees them.
package enum SMTPStep: String, Sendable {
    /// Until the server has greeted.
    case connecting
    /// EHLO.
    case greeting
    /// STARTTLS and the handshake.
    case securing
    /// AUTH.
    case signingIn = "signing in"
    /// MAIL FROM.
    case sender
    /// RCPT TO.
    case recipient
    /// DATA and the mail itself.
    case message
}

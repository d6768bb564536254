extension SMTPConversation {
    /// Replies about our signing in, whatever step they come at (RFC 4954 6).
    private static let loginCodes = [530, 534, 535, 538]

    /// What a conversation that has ended means for its mail.
    ///
    /// - Parameters:
    ///   - failure: libcurl's words for why it ended; nil when it ended well.
    ///   - recipient: is kept out of the refusal's text.
    func verdict(failure: String?, recipient: MailAddress) -> DeliveryOutcome {
        guard let failure else { return .accepted }
        if isInContent {
            if let reply { return contentVerdict(reply, recipient) }
            return isContentSent ? .unknown : .refusedForNow(refusal(nil, failure, recipient))
        }
        guard let reply, reply.code >= 400 else { return .refusedForNow(refusal(nil, failure, recipient)) }
        let refusal = refusal(reply.code, reply.text, recipient)
        return isForGood(reply.code) ? .refusedForGood(refusal) : .refusedForNow(refusal)
    }

    private func contentVerdict(_ reply: Reply, _ recipient: MailAddress) -> DeliveryOutcome {
        let refusal = refusal(reply.code, reply.text, recipient)
        switch reply.code {
        case 200..<300 where isContentSent: return .accepted
        case 500..<600: return .refusedForGood(refusal)
        default: return .refusedForNow(refusal)
        }
    }

    /// A 5xx before the content is final when it is about this mail or its recipient.
    ///
    /// One about the connection, our login or our own address comes of how we are set up, and must lose no mail; only a
    /// mail found too large, as MAIL announces its size (RFC 1870), is refused for its own sake.
    private func isForGood(_ code: Int) -> Bool {
        guard (500..<600).contains(code), !Self.loginCodes.contains(code) else { return false }
        switch step {
        case .recipient, .message: return true
        case .sender: return code == 552
        case .connecting, .greeting, .securing, .signingIn: return false
        }
    }

    private func refusal(_ code: Int?, _ text: String, _ recipient: MailAddress) -> Refusal {
        Refusal(step: step, code: code, text: ReplyText.withoutAddresses(text, recipient: recipient))
    }
}

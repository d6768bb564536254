import Features

/// Addresses that letters lead to, whole.
struct LetterLink: Sendable {
    /// The site's own address, without a slash at the end.
    let origin: String

    func confirm(_ token: Secret) -> String { "\(origin)/confirm/\(token.text)" }
    func reset(_ token: Secret) -> String { "\(origin)/sign-in/reset/\(token.text)" }
    func confirmAddress(_ token: Secret) -> String { "\(origin)/account/address/confirm/\(token.text)" }
    func undoAddress(_ token: Secret) -> String { "\(origin)/account/address/undo/\(token.text)" }

    /// Where a new password is asked for.
    var forgotten: String { "\(origin)/sign-in/forgotten" }
    /// Where somebody sees where they are signed in.
    var signIns: String { origin + Link.signIns }
}

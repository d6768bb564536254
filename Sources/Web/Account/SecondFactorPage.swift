import Features

/// A member's second factor: how to set it up, or that it is on.
struct SecondFactorPage: Page {
    let template = Template.secondFactor
    let head: Head
    let words = SecondFactorWords()
    let account = Link.account
    let errors: ErrorSummary?
    /// Where the buttons go.
    let begin = Link.beginSecondFactor
    let confirm = Link.secondFactor
    let newCodes = Link.recoveryCodes
    let remove = Link.removeSecondFactor
    let token: String
    let isOff: Bool
    /// What the phone is to be told, while it is being set up.
    let setup: Setup?
    /// How many recovery codes are left, once it is on.
    let codesLeft: String?

    struct Setup: Sendable {
        /// The QR code; nil where the names in it are too long for one.
        let code: Drawing?
        let address: HTML
        let secret: String
        let field: FormField
    }

    /// A QR code's modules, drawn on white.
    struct Drawing: Sendable {
        /// The four numbers of an SVG's `viewBox`.
        let frame: String
        let path: String
    }

    init(_ state: SecondFactors.State, token: String, error: String? = nil, refusal: ErrorSummary? = nil) {
        let words = words
        head = Head(title: "\(words.title)", isHidden: true, styles: [.help, .forms])
        self.token = token
        switch state {
        case .off: (isOff, setup, codesLeft) = (true, nil, nil)
        case .on(let count): (isOff, setup, codesLeft) = (false, nil, SecondFactorWords.left(count))
        case .begun(let secret, let address):
            (isOff, codesLeft) = (false, nil)
            setup = Setup(
                code: QRCode(address).map { Drawing(frame: "0 0 \($0.side) \($0.side)", path: $0.path) },
                address: "\(address)",
                secret: secret.typedText,
                field: FormField(
                    "code", words.code, hint: words.codeHint, autocomplete: "one-time-code", inputmode: "numeric",
                    error: error))
        }
        errors = refusal ?? setup.flatMap { ErrorSummary([$0.field]) }
    }
}

/// A member's recovery codes, shown once.
struct RecoveryCodesPage: Page {
    let template = Template.recoveryCodes
    let head: Head
    let words = SecondFactorWords()
    let account = Link.account
    let next = Link.secondFactor
    let codes: [String]
    /// What was just done, when it was more than getting new ones.
    let notice: String?

    init(_ codes: [RecoveryCode], isTurnedOn: Bool) {
        head = Head(title: "\(words.codesTitle)", isHidden: true, styles: [.help, .forms])
        self.codes = codes.map(\.text)
        notice = isTurnedOn ? words.isTurnedOn : nil
    }
}

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
    static let codesField = "codes"
    /// What the phone is to be told, while it is being set up.
    let setup: Setup?
    /// How many recovery codes are left, once it is on.
    let codesLeft: String?
    /// Names the recovery codes that the member has: sent with the button for new ones, it asks for them once.
    let codes: String?

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

    init(_ state: SecondFactors.State, token: String, error: String? = nil, refusal: FormRefusal? = nil) {
        let words = words
        head = .ofForm(words.title)
        self.token = token
        switch state {
        case .off: (isOff, setup, codesLeft, codes) = (true, nil, nil, nil)
        case .on(let left, let mark):
            (isOff, setup, codesLeft, codes) = (false, nil, SecondFactorWords.left(left), mark)
        case .begun(let secret, let address):
            (isOff, codesLeft, codes) = (false, nil, nil)
            setup = Setup(
                code: QRCode(address).map { Drawing(frame: "0 0 \($0.side) \($0.side)", path: $0.path) },
                address: "\(address)",
                secret: secret.typedText,
                field: FormField(
                    "code", words.code, hint: words.codeHint, autocomplete: FormField.code, inputmode: "numeric",
                    error: error))
        }
        errors = ErrorSummary(setup.map { [$0.field] } ?? [], refusal: refusal)
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
        head = .ofForm(words.codesTitle)
        self.codes = codes.map(\.text)
        notice = isTurnedOn ? words.isTurnedOn : nil
    }
}

import Features

/// The form where somebody registers who may.
struct RegisterPage: Page {
    let template = Template.register
    let head: Head
    let words = RegisterWords()
    let action = Link.joinNext
    let token: String
    /// Shows that the form was shown to the browser that has the ticket.
    let proof: String
    let fields: [FormField]
    /// The box to tick.
    let understood: FormField
    let isUnderstood: Bool
    let errors: ErrorSummary?

    /// What was typed before; never the password.
    struct Typed: Sendable {
        var name = ""
        var address = ""
        var isUnderstood = false
    }

    init(
        _ typed: Typed = Typed(), proof: String, token: String, faults: RegistrationFaults = RegistrationFaults(),
        refusal: FormRefusal? = nil
    ) {
        head = .ofForm(words.title)
        self.token = token
        self.proof = proof
        fields = [
            FormField(
                Self.name, RegisterWords.name, hint: RegisterWords.nameHint, autocomplete: "username",
                value: typed.name, error: faults.name.map(RegisterWords.sentence)),
            FormField(
                Self.address, RegisterWords.address, kind: .email, hint: RegisterWords.addressHint,
                autocomplete: "email", value: typed.address, error: faults.address.map(RegisterWords.sentence)),
            FormField(
                Self.password, RegisterWords.password, kind: .password, hint: PasswordWords.hint,
                autocomplete: "new-password", error: faults.password.map(PasswordWords.sentence)),
        ]
        understood = FormField(
            Self.understood, RegisterWords.understood,
            error: faults.isNotUnderstood ? RegisterWords.notUnderstood : nil)
        isUnderstood = typed.isUnderstood
        errors = ErrorSummary(fields + [understood], refusal: refusal)
    }

    static let (name, address, password) = ("name", "address", "password")
    static let (understood, proof) = ("understood", "ticket")
    /// A field that people don't see and programs fill in; no browser knows anything to put under that name.
    static let trap = "remark"
}

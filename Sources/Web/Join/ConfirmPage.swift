import Features

/// Behind the link in the mail: asks for the password that was chosen, and for another name where it takes one.
struct ConfirmPage: Page {
    let template = Template.confirm
    let head: Head
    let words = ConfirmWords()
    let name: HTML
    /// Who is signed in here by now, when somebody is.
    let current: HTML?
    /// Where the form goes; it holds the link's secret.
    let action: HTML
    let token: String
    let fields: [FormField]
    let errors: ErrorSummary?

    /// What is wrong with what was sent.
    struct Faults: Sendable {
        var name: String?
        var password: String?
    }

    /// - Parameter typed: another name; nil when the one that was chosen is still to be had.
    init(
        _ name: String, another typed: String?, at path: String, token: String, for visitor: Visitor,
        faults: Faults = Faults(), refusal: FormRefusal? = nil
    ) {
        head = .ofForm("\(words.title) \(name)")
        self.name = "\(name)"
        current = visitor.name.map { "\($0)" }
        action = "\(path)"
        self.token = token
        let renaming = typed.map {
            FormField(
                Self.name, ConfirmWords.newName, hint: RegisterWords.nameHint, autocomplete: "username", value: $0,
                error: faults.name)
        }
        let password = FormField(
            Self.password, ConfirmWords.password, kind: .password, autocomplete: "current-password",
            error: faults.password)
        fields = [renaming, password].compactMap(\.self)
        errors = ErrorSummary(fields, refusal: refusal)
    }

    static let (name, password) = ("name", "password")
}

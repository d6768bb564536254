import Features

/// The form where one signs in with a name and a password.
struct SignInPage: Page {
    let template = Template.signIn
    let head: Head
    let words = SignInWords()
    let action = Link.signIn(to: nil)
    let forgotten = Link.forgotten
    let token: String
    /// Where to go on to; nil for nowhere in particular.
    let to: HTML?
    let fields: [FormField]
    let isRemembered: Bool
    let errors: ErrorSummary?
    /// What was just done, when something was.
    let notice: String?

    /// What was typed before; never the password.
    struct Typed: Sendable {
        var name = ""
        var isRemembered = false
        var to: String?
    }

    /// - Parameter error: why somebody was not let in.
    init(
        _ typed: Typed, token: String, error: SignInError? = nil, refusal: FormRefusal? = nil, notice: String? = nil
    ) {
        let words = words
        head = .ofForm(words.title)
        self.token = token
        to = typed.to.map { "\($0)" }
        isRemembered = typed.isRemembered
        self.notice = notice
        let isWrong = error == .wrong
        fields = [
            FormField(Self.nameField, words.name, autocomplete: "username", value: typed.name),
            FormField(
                Self.passwordField, words.password, kind: .password, autocomplete: "current-password",
                error: isWrong ? error?.sentence : nil),
        ]
        errors = ErrorSummary(fields, refusal: refusal ?? (isWrong ? nil : error.map { .saying($0.sentence) }))
    }

    static let nameField = "name"
    static let passwordField = "password"
    static let rememberField = "remember"
    static let toField = "to"
}

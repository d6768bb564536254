import Features

extension FormPage {
    /// Asks for the code that comes after the password.
    static func code(
        _ step: Secret, to path: String?, token: String, error: String? = nil, refusal: FormRefusal? = nil
    ) -> FormPage {
        var hidden = ["step": step.text]
        hidden["to"] = path
        return FormPage(
            CodeWords.title, lead: [CodeWords.lead], to: Link.code, token: token, hidden: hidden,
            fields: [
                FormField(
                    "code", CodeWords.code, hint: CodeWords.hint, autocomplete: FormField.code, error: error)
            ],
            button: CodeWords.signIn, refusal: refusal,
            links: [Crumb(name: CodeWords.again, address: Link.signIn(to: path))])
    }
}

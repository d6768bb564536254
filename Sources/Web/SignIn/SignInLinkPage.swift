import Features

/// Behind a link that signs somebody in: one button.
struct SignInLinkPage: Page {
    let template = Template.signInLink
    let head: Head
    let words = SignInLinkWords()
    /// Who the link signs in.
    let name: HTML
    /// Who is signed in here by now, when somebody is.
    let current: HTML?
    /// Where the form goes; it holds the link's secret.
    let address: HTML
    let token: String
    let errors: ErrorSummary?

    init(_ link: SignInLink, at path: String, token: String, for visitor: Visitor, refusal: FormRefusal?) {
        head = .ofForm(words.signIn)
        name = "\(link.name)"
        current = visitor.name.map { "\($0)" }
        address = "\(path)"
        self.token = token
        errors = ErrorSummary(refusal: refusal)
    }
}

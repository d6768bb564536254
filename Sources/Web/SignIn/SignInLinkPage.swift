import Features

/// Behind a link that signs somebody in: one button, or why there is none.
struct SignInLinkPage: Page {
    let template = Template.signInLink
    let head: Head
    let words = SignInLinkWords()
    /// Who the link signs in; nil when it does nothing.
    let name: HTML?
    /// Who is signed in here by now, when somebody is.
    let current: HTML?
    /// Where the form goes; it holds the link's secret.
    let address: HTML
    let token: String
    let errors: ErrorSummary?
    /// Why the link does nothing.
    let refusal: String?

    init(_ link: SignInLink, at path: String, token: String, for visitor: Visitor, errors: ErrorSummary?) {
        head = Head(title: "\(words.signIn)", isHidden: true, styles: [.help, .forms])
        name = "\(link.name)"
        current = VisitorFrame(visitor)?.name
        address = "\(path)"
        self.token = token
        self.errors = errors
        refusal = nil
    }

    init(refusal: TokenError) {
        head = Head(title: "\(words.spent)", isHidden: true, styles: [.help, .forms])
        (name, current, errors) = (nil, nil, nil)
        (address, token) = ("", "")
        self.refusal = refusal.sentence
    }
}

/// A page that is one plain form: what it is for, its fields, its one button.
struct FormPage: Page {
    let template = Template.form
    let head: Head
    let title: String
    let lead: [String]
    /// What was just done, when something was.
    let notice: String?
    /// Where the page belongs.
    let crumb: Crumb?
    let action: HTML
    let token: String
    let hidden: [Hidden]
    /// Whose password is typed here, for programs that keep passwords.
    let username: HTML?
    let fields: [FormField]
    let button: String
    let errors: ErrorSummary?
    /// What else one may want to do.
    let links: [Crumb]

    /// A link with its words.
    struct Crumb: Sendable {
        let name: String
        let address: String
    }

    /// A field that nobody sees.
    struct Hidden: Sendable {
        let name: String
        let value: HTML
    }

    /// - Parameters:
    ///   - action: where the form goes.
    ///   - refusal: why it could not be taken, where that is no single field's fault.
    init(
        _ title: String, lead: [String] = [], notice: String? = nil, crumb: Crumb? = nil, to action: String,
        token: String, hidden: [String: String] = [:], username: String? = nil, fields: [FormField], button: String,
        refusal: FormRefusal? = nil, links: [Crumb] = []
    ) {
        head = .ofForm(title)
        self.title = title
        self.lead = lead
        self.notice = notice
        self.crumb = crumb
        self.action = "\(action)"
        self.token = token
        self.hidden = hidden.sorted { $0.key < $1.key }.map { Hidden(name: $0.key, value: "\($0.value)") }
        self.username = username.map { "\($0)" }
        self.fields = fields
        self.button = button
        errors = ErrorSummary(fields, refusal: refusal)
        self.links = links
    }
}

extension Head {
    /// Of a page with a form, or of what comes of one: for whoever asks, not for those who search.
    static func ofForm(_ title: String) -> Head {
        Head(title: "\(title)", isHidden: true, styles: [.help, .forms])
    }
}

/// A page that is one plain form: what it is for, its fields, its one button.
struct FormPage: Page {
    let template = Template.form
    let head: Head
    let title: String
    let lead: [String]
    /// What was just done, when something was.
    let notice: String?
    /// Where the page belongs.
    let crumbs: [Crumb]
    let action: HTML
    let token: String
    let hidden: [Hidden]
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
        _ title: String, lead: [String] = [], notice: String? = nil, crumbs: [Crumb] = [], to action: String,
        token: String, hidden: [String: String] = [:], fields: [FormField], button: String,
        refusal: ErrorSummary? = nil, links: [Crumb] = []
    ) {
        head = Head(title: "\(title)", isHidden: true, styles: [.help, .forms])
        self.title = title
        self.lead = lead
        self.notice = notice
        self.crumbs = crumbs
        self.action = "\(action)"
        self.token = token
        self.hidden = hidden.sorted { $0.key < $1.key }.map { Hidden(name: $0.key, value: "\($0.value)") }
        self.fields = fields
        self.button = button
        errors = refusal ?? ErrorSummary(fields)
        self.links = links
    }
}

/// A page that says one thing and leads on.
struct MessagePage: Page {
    let template = Template.message
    let head: Head
    let title: String
    let paragraphs: [String]
    let link: FormPage.Crumb

    init(_ title: String, _ paragraphs: [String], link: FormPage.Crumb) {
        head = Head(title: "\(title)", isHidden: true, styles: [.help, .forms])
        self.title = title
        self.paragraphs = paragraphs
        self.link = link
    }
}

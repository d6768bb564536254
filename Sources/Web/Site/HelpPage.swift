/// Texts of the house that are always the same: the house rules, how to write.
struct HelpPage: Page {
    let template: Template
    let head: Head
    let words = SiteWords()

    /// Where all texts stand, those that change among them.
    static let paths = all.map { $0.path } + [Link.publicNotice]

    /// The texts by their address below `/help`; the first is the list of the others.
    static let all: [(path: String, page: HelpPage)] = [
        (Link.help, HelpPage(.help, SiteWords().help, Link.help)),
        (Link.houseRules, HelpPage(.houseRules, SiteWords().houseRules, Link.houseRules)),
        (Link.markdown, HelpPage(.markdown, SiteWords().markdown, Link.markdown)),
        (Link.keys, HelpPage(.keys, SiteWords().keys, Link.keys)),
    ]

    private init(_ template: Template, _ title: String, _ path: String) {
        self.template = template
        head = Head(title: "\(title)", path: path, styles: [.prose, .help])
    }
}

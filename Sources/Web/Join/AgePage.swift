import Features

/// The age screen: the same for everybody, with nothing filled in and nothing that hints at an answer.
struct AgePage: Page {
    let template = Template.age
    let head: Head
    let words = AgeWords()
    let action = Link.join
    let token: String
    /// What the link carries that somebody came by.
    let invitation: HTML?
    let month: HTML
    let year: HTML
    let countries: [Choice]
    let isBad: Bool
    let errors: ErrorSummary?

    /// A country to choose.
    struct Choice: Sendable {
        let code: String
        let name: String
        let isChosen: Bool
    }

    /// What was typed before.
    struct Typed: Sendable {
        var month = ""
        var year = ""
        var country = ""
        var invitation: String?
    }

    init(_ typed: Typed = Typed(), token: String, errors: ErrorSummary? = nil) {
        head = Head(title: "\(words.join)", isHidden: true, styles: [.help, .forms])
        self.token = token
        invitation = typed.invitation.map { "\($0)" }
        month = "\(typed.month)"
        year = "\(typed.year)"
        countries = Country.all.map { Choice(code: $0.code, name: $0.name, isChosen: $0.code == typed.country) }
        isBad = errors?.hasEntries == true
        self.errors = errors
    }

    static let (month, year, country) = ("month", "year", "country")
    static let invitation = "invite"

    /// For an answer that can't be read, whatever is wrong with it.
    static let unreadable = ErrorSummary.about(month, AgeWords.unreadable)
}

import Features

/// The age screen: the same question for everybody, with nothing filled in and nothing that hints at an answer.
struct AgePage: Page {
    let template = Template.age
    let head: Head
    let words = AgeWords()
    let step: String
    let action: String
    /// For somebody who has no account: they may read without one.
    let isJoining: Bool
    let token: String
    /// What the link carries that somebody came by.
    let invitation: HTML?
    let month: HTML
    let year: HTML
    let countries: [SelectOption]
    let isBad: Bool
    let errors: ErrorSummary?

    /// Who is asked.
    enum Asked: Sendable {
        case guest
        case member
    }

    /// What was typed before.
    struct Typed: Sendable {
        var month = ""
        var year = ""
        var country = ""
        var invitation: String?
    }

    init(
        _ typed: Typed = Typed(), asking asked: Asked = .guest, token: String, isBad: Bool = false,
        refusal: FormRefusal? = nil
    ) {
        isJoining = asked == .guest
        step = isJoining ? words.join : words.account
        action = isJoining ? Link.join : Link.age
        head = .ofForm(step)
        self.token = token
        invitation = typed.invitation.map { "\($0)" }
        month = "\(typed.month)"
        year = "\(typed.year)"
        countries = Country.all.map { SelectOption(value: $0.code, name: $0.name, isChosen: $0.code == typed.country) }
        self.isBad = isBad
        // Whatever is wrong with an answer, it says so of the first of its fields.
        let born = FormField(Self.month, words.month, error: isBad ? AgeWords.unreadable : nil)
        errors = ErrorSummary([born], refusal: refusal)
    }

    static let (month, year, country) = ("month", "year", "country")
    static let invitation = "invite"
}

extension AgePage.Typed {
    init(_ form: Form) {
        month = form.line(AgePage.month)
        year = form.line(AgePage.year)
        country = form.line(AgePage.country)
        invitation = form.has(AgePage.invitation) ? form[AgePage.invitation] : nil
    }
}

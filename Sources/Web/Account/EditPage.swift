import Features

/// "Edit": what others see of a member, and the ways to the rest of what is known of them.
struct EditPage: Page {
    let template = Template.edit
    let head: Head
    let words = EditWords()
    let account = Link.account
    /// They have a name and words of their own to edit.
    let hasProfile: Bool
    /// Who reads what stands there.
    let lead: String
    let action = Link.edit
    let token: String
    let fields: [FormField]
    let errors: ErrorSummary?
    /// What was just done, when something was.
    let notice: String?
    /// Their page, as others see it.
    let person: HTML
    let others: [FormPage.Crumb]

    /// What was typed before.
    struct Typed: Sendable {
        let name: String
        let about: String
    }

    init(
        _ profile: Profile, _ typed: Typed?, token: String, dates: Dates, faults: ProfileFaults = ProfileFaults(),
        notice: String? = nil, refusal: FormRefusal? = nil
    ) {
        head = .ofForm(words.title)
        hasProfile = true
        lead = profile.isForMembers ? EditWords.leadForMembers : EditWords.lead
        self.token = token
        self.notice = notice
        let hint = profile.renamableFrom.map { EditWords.nameWaits(dates.day($0)) } ?? EditWords.nameHint
        // When it is too soon for another, the error says what the hint does.
        let isTooSoon = if case .tooSoon = faults.name { true } else { false }
        fields = [
            FormField(
                Self.name, EditWords.name, hint: isTooSoon ? nil : hint, autocomplete: "username",
                value: typed?.name ?? profile.name,
                error: faults.name.map { EditWords.sentence($0, dates) }),
            FormField(
                Self.about, EditWords.about, kind: .area, hint: EditWords.aboutHint,
                value: typed?.about ?? profile.about,
                error: faults.about.map(EditWords.sentence)),
        ]
        errors = ErrorSummary(fields, refusal: refusal)
        person = "\(Link.member(profile.name))"
        others = EditWords.others
    }

    /// For whoever has no profile: the ways to the rest alone.
    init() {
        head = .ofForm(words.title)
        hasProfile = false
        (lead, token, fields, errors, notice, person) = ("", "", [], nil, nil, "")
        others = EditWords.others
    }

    static let (name, about) = ("name", "about")
}

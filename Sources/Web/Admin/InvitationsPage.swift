import Features

/// Links that let people join: a form that makes one, and those that there are.
struct InvitationsPage: Page {
    let template = Template.invitations
    let head: Head
    let words = InvitationWords()
    let account = Link.account
    let action = Link.invitations
    let token: String
    let errors: ErrorSummary?
    /// The link that was just made: it is shown this once.
    let made: HTML?
    /// Nobody can join, whatever they were given.
    let isClosed: Bool
    let fields: [FormField]
    /// What those who come by a link become.
    let standings: [SelectOption]
    let rows: [Row]
    let isEmpty: Bool

    static let usesField = "uses"
    static let standingField = "standing"

    /// What the form shows beside the list.
    struct Shown: Sendable {
        var uses = "1"
        var standing = Member.Standing.member
        var usesError: String?
        var refusal: FormRefusal?
        var made: String?
    }

    /// One invitation.
    struct Row: Sendable {
        let what: String
        let by: HTML?
        let madeAt: HTML
        let until: HTML
        /// Where its button goes; nil for one that does nothing any more.
        let revoke: String?
        /// Why it does nothing.
        let state: String?
    }

    /// - Parameter highest: nobody invites others to more than they are.
    init(
        _ list: [Invitation], _ shown: Shown, upTo highest: Member.Standing, isClosed: Bool, token: String, kit: Kit,
        now: Moment
    ) {
        let words = words
        head = .ofForm(words.title)
        self.token = token
        self.isClosed = isClosed
        made = shown.made.map { "\($0)" }
        fields = [
            FormField(
                Self.usesField, words.uses, hint: words.usesHint, inputmode: "numeric", value: shown.uses,
                error: shown.usesError)
        ]
        errors = ErrorSummary(fields, refusal: shown.refusal)
        standings = Member.Standing.allCases.filter { $0 <= highest }.map {
            SelectOption(value: $0.rawValue, name: InvitationWords.name(of: $0), isChosen: $0 == shown.standing)
        }
        func time(_ moment: Moment) -> HTML { kit.dates.element(moment, kit.dates.time(moment)) }
        rows = list.map { one in
            let isUsable = one.isUsable(at: now)
            return Row(
                what: InvitationWords.what(one), by: one.by.map { "\($0)" }, madeAt: time(one.madeAt),
                until: time(one.expiresAt), revoke: isUsable ? Link.revoke(one.id) : nil,
                state: isUsable ? nil : InvitationWords.state(one))
        }
        isEmpty = list.isEmpty
    }
}

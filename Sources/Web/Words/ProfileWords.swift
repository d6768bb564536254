import Features

/// What the page says where a member edits their profile.
struct EditWords: Sendable {
    let account = "My Account"
    let title = "Edit"
    let save = "Save"
    let person = "Your page, as others see it"
    let rest = "What else is known of you"

    static let lead = "What others see of you. It can be read by anyone."
    static let leadForMembers = "What other members see of you. Nobody else can read it."
    static let isChanged = "That is saved."
    static let name = "Name"
    static let nameHint = """
        It stands beside everything you have written, and you sign in with it. You can change it once in \(Profile.renameEvery / Moment.day) days. Links \
        with the old name lead on to you, and nobody else gets it.
        """
    static let about = "About you"
    static let aboutHint = """
        At most \(Profile.aboutLetters) letters in \(Profile.aboutLines) lines, plain text. Leave it empty to say nothing.
        """
    static let aboutTooLong = """
        This is longer than \(Profile.aboutLetters) letters or \(Profile.aboutLines) lines. Make it shorter.
        """
    static func personal(_ kind: PersonalKind) -> String {
        "This seems to hold \(kind.words). Leave it out: you don’t know who reads it."
    }

    static let tellsTooMuch = """
        This may tell strangers too much of you, or break a rule of this place: a post that says it would not appear at \
        once. Leave it out.
        """

    static let suspended = """
        You are suspended. Until that ends you can take out what you say of yourself, and change nothing else here.
        """

    static func nameWaits(_ day: String) -> String {
        "You have changed it a short while ago. You can choose another one from \(day) on."
    }

    static func sentence(_ problem: ProfileFaults.AboutProblem) -> String {
        switch problem {
        case .tooLong: aboutTooLong
        case .personal(let kind): personal(kind)
        case .tellsTooMuch: tellsTooMuch
        }
    }

    static func sentence(_ problem: ProfileFaults.NameProblem, _ dates: Dates) -> String {
        switch problem {
        case .fault(let fault): RegisterWords.sentence(fault)
        case .tooSoon(let moment): nameWaits(dates.day(moment))
        }
    }

    /// What is known of a member beside their profile, and where they change it.
    static let others = [
        FormPage.Crumb(name: AccountWords().address, address: Link.address),
        FormPage.Crumb(name: AccountWords().age, address: Link.age),
        FormPage.Crumb(name: AccountWords().password, address: Link.password),
        FormPage.Crumb(name: AccountWords().secondFactor, address: Link.secondFactor),
        FormPage.Crumb(name: AccountWords().signIns, address: Link.signIns),
        FormPage.Crumb(name: AccountWords().preferences, address: Link.preferences),
    ]
}

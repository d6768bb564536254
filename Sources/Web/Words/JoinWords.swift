import Features

/// What the age screen says: nothing that hints at the answer which lets people in.
struct AgeWords: Sendable {
    let join = "Join"
    let account = "My Account"
    let title = "When were you born?"
    let lead = """
        Everyone is asked this first. We use the answer once, to show you the right next page. The month, the year and \
        the country are not kept; if you join, a broad age group is.
        """
    let born = "Month and year"
    let bornHint = "In numbers. March is 3."
    let month = "Month"
    let year = "Year"
    let country = "Country you live in"
    let proceed = "Continue"
    let reading = "You can read without joining"
    let readingMeans = "Every board, thread and search works without an account."
    let boards = "Go to the boards"
    let or = ", or"
    let signIn = "sign in"
    let joinedBefore = "if you have joined before."

    /// The one sentence for whatever can't be read.
    static let unreadable = "Enter the month as a number and the year with four digits, and choose a country."
}

/// What the form says where somebody registers.
struct RegisterWords: Sendable {
    let join = "Join"
    let title = "Choose a name and a password"
    let leaveEmpty = "Leave this empty"
    let disclosed = "Whatever is disclosed in the forums, message boards, chat rooms and news groups of"
    let becomesPublic =
        "becomes public information. Exercise caution when you decide to disclose personal information."

    static let name = "Name"
    static let nameHint =
        "\(MemberNameRules.letters.lowerBound) to \(MemberNameRules.letters.upperBound) letters or digits. Everybody "
        + "sees it beside what you write. It need not be your real one."
    static let address = "E-mail address"
    static let addressHint = "We send a link there. Nobody sees it on these pages."
    static let password = "Password"
    static let understood = "I understand"
    static let notUnderstood = "Tick this when you have read what stands above it."

    static func sentence(_ fault: NameFault) -> String {
        switch fault {
        case .form(let error): MemberError.badName(error).sentence
        case .taken: MemberError.nameTaken.sentence
        }
    }

    static func sentence(_ error: EmailAddressError) -> String {
        switch error {
        case .empty: "Enter an address: without one you could not get back in."
        case .tooLong: "That address is too long."
        case .strangeCharacter: "That address holds a space or a letter that we can’t write to."
        case .noAddress: "An address has one @ in it, like ada@mail.example."
        case .badLocalPart: "We can’t write to what stands before the @."
        case .badDomain: "What stands after the @ is no domain, like mail.example."
        }
    }

    static func tooOften(_ seconds: Int) -> String {
        let hours = (seconds + 3_599) / 3_600
        let wait = hours <= 1 ? "an hour" : "\(hours) hours"
        return "Too many people from your network have joined today. You can try again in \(wait)."
    }

    static let busy = "Too many people are joining just now. Try again in a few seconds."
}

/// What the page behind the link in the mail says.
struct ConfirmWords: Sendable {
    let join = "Join"
    let title = "Join as"
    let lead = "Enter the password that you chose, and you are a member."
    let now = "You are signed in here as"
    let ends = "That ends when you go on."
    let notYou = "If you did not register, close this page: nobody becomes a member by it."

    static let password = "The password that you chose"
    static let wrong = "That is not the password that you chose. After five wrong ones you have to register again."
    static let newName = "Another name"
    static let nameTaken = "The name that you chose was taken by somebody else in the meantime. Choose another one."
}

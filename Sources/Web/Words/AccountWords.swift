import Features

/// What My Account says.
struct AccountWords: Sendable {
    let title = "My Account"
    let signedInAs = "You are signed in as"
    let you = "You"
    let edit = "Edit"
    let preferences = "Your Preferences"
    let notices = "Your Notices"
    let age = "Your age"
    let profile = "Your page, as others see it"
    let archive = "Your posts in the archive"
    let drafts = "Drafts"
    let following = "What you follow"
    let ignored = "People you ignore"
    let bookmarks = "Bookmarks"
    let staff = "Staff"
    let invitations = "Invitations"
    let moderation = "Moderation"
    let security = "Signing in"
    let address = "E-mail address"
    let signIns = "Where you are signed in"
    let password = "Password"
    let secondFactor = "Two-step sign-in"

    static func waiting(_ count: Int) -> String { "\(ModerationWords.count(count)) waiting" }
}

/// What the list of sign-ins says.
struct SignInsWords: Sendable {
    let account = "My Account"
    let title = "Where you are signed in"
    let lead = """
        Each line is a browser that can use your account without asking who you are. End one that you don’t know, or \
        that you use no more.
        """
    let since = "Since"
    let seen = "Last seen"
    let end = "End"
    let thisOne = "This one"
    let endOthers = "End all others"

    static func way(_ way: SignIn.Way, isRemembered: Bool) -> String {
        let words =
            switch way {
            case .password: "by password"
            case .secondFactor: "by password and code"
            case .recoveryCode: "by recovery code"
            case .link: "by link"
            }
        return isRemembered ? "\(words), remembered" : words
    }
}

/// What the page for one's password says.
enum OwnPasswordWords {
    static let account = "My Account"
    static let title = "Password"
    static let lead = "All other browsers that are signed in to your account will be signed out."
    static let firstLead = "You have no password yet. With one you can sign in anywhere, by your name."
    static let old = "Password until now"
    static let new = "New password"
    static let change = "Change password"
    static let choose = "Choose password"
    static let isChanged = "Your password is changed. All other browsers are signed out."
    static let wrongOld = "That is not your password until now."
    static let forgotten = "Forgotten your password?"
}

/// What the page for the second factor says.
struct SecondFactorWords: Sendable {
    let account = "My Account"
    let title = "Two-step sign-in"
    let lead = """
        With this on, signing in takes your password and a code that changes every half minute. An app on your phone \
        makes it, without a network; any authenticator app will do. Who steals your password gets no further.
        """
    let begin = "Set it up"
    let scan = "1. Scan this with the app"
    let scanLabel = "The secret for your app, as a QR code"
    let open = "On your phone? Open it in the app"
    let typeIt = "Or type this secret into the app:"
    let confirm = "2. Type the code that it shows"
    let code = "Code"
    let codeHint = "Six digits."
    let on = "Turn it on"
    let stop = "Leave it"
    let isOn = "It is on: signing in takes your password and a code."
    let newCodes = "New recovery codes"
    let newCodesMeans = "Lost the list, or nearly through it? New codes make the old ones worth nothing."
    let offTitle = "Without codes again"
    let off = "Turn it off"
    let offMeans = "Your password alone is then enough to sign in."
    let codesTitle = "Your recovery codes"
    let codesLead = """
        Each of these signs you in once in place of a code, when your phone is lost. Print them, or write them down, \
        and keep them apart from it. They are shown this once.
        """
    let done = "I have kept them"
    static let codesWereMade = """
        This was done already, and the codes that it made were shown once. If you have not kept them, ask for new ones \
        below.
        """
    let isTurnedOn = "It is on."

    static func left(_ count: Int) -> String {
        "\(Plural(count, "recovery code", "recovery codes").words) left."
    }
    static let wrong = "That code is not right. See whether your phone’s clock is, and type the next one."
}

import Features

/// What My Account says.
struct AccountWords: Sendable {
    let title = "My Account"
    let signedInAs = "You are signed in as"
    let you = "You"
    let profile = "Your page, as others see it"
    let security = "Signing in"
    let signIns = "Where you are signed in"
}

/// What the list of sign-ins says.
struct SignInsWords: Sendable {
    let account = "My Account"
    let title = "Where you are signed in"
    let lead = """
        Each line is a browser that can use your account without asking who you are. End one that you don’t know, or \
        that you use no more.
        """
    let device = "Device"
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

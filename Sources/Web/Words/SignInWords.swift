import Features

/// What the page behind a link that signs somebody in says.
struct SignInLinkWords: Sendable {
    let title = "Sign in as"
    let means = "This link signs you in once, in this browser. It works no second time."
    let now = "You are signed in here as"
    let ends = "That ends when you go on."
    let signIn = "Sign in"
    static let boards = "All boards"
}

/// What is said of a link that does nothing.
enum DeadLinkWords {
    static let title = "This link does nothing"
}

/// What stands where a browser should be signed in and is not.
enum KeptWords {
    static let title = "You are not signed in"
    static let paragraphs = [
        """
        While you are signed in, your browser keeps one cookie for this site, a random number that ends when you \
        close it. Your browser did not send it back, so we can’t know that it is you.
        """,
        """
        If it is set to refuse cookies, allow them for this site and sign in again. Reading and searching work \
        without.
        """,
    ]
    static let unencrypted = """
        This page came to you without encryption: its address begins with http, not https. Many browsers keep such a \
        cookie only where what they send can’t be read on the way.
        """
    static let boards = "All boards"
}

/// What is said to somebody who has registered, and has yet to confirm it.
enum ConfirmFirstWords {
    static let title = "Confirm your address first"
    static let paragraphs = [
        """
        You have registered here, and are not a member yet: that takes the link in the letter that we sent you. We have \
        sent another one, unless three went out today; take the newest.
        """,
        """
        Nothing came? Look among the unwanted mail. If the address was wrong, register again.
        """,
    ]
    static let signIn = "Sign in"
}

/// What the page where one signs in says.
struct SignInWords: Sendable {
    let title = "Sign in"
    let goOn = "Sign in, and you get to the page that you asked for."
    let name = "Name or e-mail address"
    let password = "Password"
    let remember = "Keep me signed in on this browser for \(KeepingWords.days(Sessions.remembered))"
    let rememberHint = "Only where nobody else uses this browser."
    let signIn = "Sign in"
    let forgotten = "Forgotten your password?"
    let isChanged = "Your password is changed. Sign in with the new one."
}

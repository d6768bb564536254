/// What is said where a code or a password is asked for a second time.
enum CodeWords {
    static let title = "One more step"
    static let lead = "Your account asks for a code as well. Open the app on your phone that makes them."
    static let code = "Code"
    static let hint = "Six digits from your phone, or one of your recovery codes."
    static let signIn = "Sign in"
    static let wrong = "That code is not right, or it was used already. Wait for the next one, or use a recovery code."
    static let again = "Begin again"

    static let stepUp = "Show that it is you"
    static let stepUpPassword = """
        What comes next can lock you out of your account, or let others in. Type your password again, so that nobody \
        does it who only found your browser open.
        """
    static let stepUpCode = """
        What comes next can lock you out of your account, or let others in. Type a code, so that nobody does it who \
        only found your browser open.
        """
    static let password = "Password"
    static let wrongPassword = "That is not your password."
    static let goOn = "Go on"
    static let noPassword = "Choose a password first"
    static let noPasswordMeans = """
        You came in by a link and have no password yet, so there is nothing that you could show now. Once you have \
        chosen one, this page works.
        """
    static let choosePassword = "Choose a password"
}

/// What the way back in says to those who have forgotten their password.
enum ForgottenWords {
    static let title = "Forgotten your password?"
    static let lead = """
        Type the e-mail address that your account has. We send a link there with which you choose a new password; it \
        works for an hour.
        """
    static let address = "E-mail address"
    static let notAnAddress = "Type a whole address, as in you@example.org."
    static let send = "Send the link"
    static let sent = "Look into your mail"
    static let sentMeans = [
        """
        If an account here has that address and it was confirmed, a letter is on its way. Its link works for an hour, \
        and once.
        """,
        """
        Nothing came? Look among the unwanted mail, and see whether the address was the one of your account. We say \
        the same to everybody, so that nobody learns here who is a member.
        """,
    ]
    static let signIn = "Sign in"
    static let reset = "Choose a new password"
    static func resetLead(_ name: String) -> String {
        "It is for the account of \(name). Whoever is signed in to it now will be signed out."
    }
    static let new = "New password"
    static let set = "Change password"
    static let again = "Ask for a new link"
}

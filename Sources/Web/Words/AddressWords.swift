import Features

/// What is said where a member changes their address.
enum AddressWords {
    static let account = "My Account"
    static let title = "E-mail address"
    static let lead = """
        Type a new address. We send a link there that works for a day; until it is used, everything stays as it is. \
        Then we write to the address until now, too, so that nobody changes it behind your back.
        """
    static let firstLead = """
        Type an address. We send a link there that works for a day; once it is used, the address is yours.
        """
    static let new = "New e-mail address"
    static let noAddress = "Type a whole address, as in you@example.org."
    static let send = "Send the link"
    static let sent = """
        A letter is on its way to the new address. Nothing came? Look among the unwanted mail, and see whether the \
        address was right.
        """

    static func current(_ address: EmailAddress?) -> String {
        address.map { "Mail for you goes to \($0.text). Nobody else sees that address." }
            ?? "We have no address of yours yet. With one you get back in when you forget your password."
    }

    static let confirm = "Use this address"
    static func confirmLead(_ link: AddressLink) -> String {
        "Mail for \(link.name) goes to \(link.address.text) from then on."
    }
    static let anothers = "Somebody else’s link"
    static let use = "Use this address"
    static let changed = "The address is changed"
    static let changedMeans = [
        "Mail goes to the new address from now on. If there was one before, we have written to it as well.",
        """
        Whoever reads mail at the former address can take the change back within 7 days: so nobody loses an account by \
        it.
        """,
    ]

    static let undo = "Take the change back"
    static func undoLead(_ link: AddressLink) -> String {
        "Mail for \(link.name) comes to \(link.address.text) again."
    }
    static let undoMeans = """
        Every browser that is signed in to the account will be signed out, and its password is worth nothing any more: \
        you choose a new one next. Codes from a phone that were turned on since the change are off again.
        """
    static let takeBack = "Take it back"
}

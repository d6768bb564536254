import Features

/// What the page for invitations says.
struct InvitationWords: Sendable {
    let account = "My Account"
    let title = "Invitations"
    let lead = """
        A link that you give to somebody lets them join. It leads to the same questions as everybody’s way, and is good \
        for \(Invitations.lives / Moment.day) days.
        """
    let closed = "Nobody can join at present, with a link or without."
    let uses = "For how many people"
    let usesHint = "Up to \(Invitations.uses.upperBound)."
    let standing = "They become"
    let make = "Make a link"
    let made = "Here is the link. Copy it now: it is shown this once."
    let list = "Links so far"
    let none = "There is none yet."
    let by = "By"
    let console = "Made on the server"
    let since = "Made"
    let until = "good until"
    let revoke = "Take back"

    static func name(of standing: Member.Standing) -> String {
        switch standing {
        case .member: "Members"
        case .moderator: "Moderators"
        case .administrator: "Administrators"
        }
    }

    static let unknownStanding = "Choose from the list what they become."

    /// "For 3 members"; "For members" when it lets nobody in any more.
    static func what(_ one: Invitation) -> String {
        let left =
            switch one.standing {
            case .member: Plural(one.usesLeft, "member", "members")
            case .moderator: Plural(one.usesLeft, "moderator", "moderators")
            case .administrator: Plural(one.usesLeft, "administrator", "administrators")
            }
        return "For \(one.usesLeft > 0 ? left.words : left.noun)"
    }

    /// Why an invitation does nothing.
    static func state(_ one: Invitation) -> String {
        one.isRevoked ? "Taken back" : one.usesLeft == 0 ? "Used up" : "Expired"
    }
}

extension Authorizer {
    /// What can be asked for.
    package enum Right: String, Sendable, CaseIterable {
        /// Read boards and posts that are for everyone.
        case readPublic = "read what is public"
        /// Read boards and posts that are for members.
        case readMembers = "read what is for members"
        /// Read boards and posts that are for staff.
        case readStaff = "read what is for staff"
        /// Answer the age screen, register, confirm.
        case join = "join"
        /// Sign in, by whatever way, and get back in.
        case signIn = "sign in"
        /// See and change one's own account; sign out.
        case ownAccount = "have an account"
        /// Bear a name of one's own choice and say something of oneself, where others see it.
        case profile = "have a profile"
        /// Start a discussion or answer in one, as a member.
        case post = "post as a member"
        /// Post without rates and without what rules say of words: whoever answers for the place, or fills it.
        case postUnchecked = "post unchecked"
        /// Keep what is one's own reading: how far, what is followed, who is left out, what one is told.
        case keepTrack = "keep track of reading"
        /// Say that a post should be looked at.
        case report = "report a post"
        /// Decide about what was held or reported, remove and restore.
        case moderate = "moderate"
        /// Pin and lock discussions, and give them other titles.
        case arrange = "pin and lock"
        /// Make and revoke invitations.
        case invite = "invite people"
        /// See the list of members and what staff may know of each.
        case seeMembers = "see members"
        /// Change standings, suspend, add.
        case manageMembers = "manage members"
        /// Make a board or a category, and say whether a board is one of questions.
        case openBoard = "open a board"
        /// Bring in a post that was published elsewhere, under its author's name and date.
        case archive = "bring in an archived post"
        /// Make a member who never registered: for demo communities and measuring.
        case enrol = "enrol members"
        /// Make a link that signs somebody else in.
        case issueLinks = "give out sign-in links"
        /// See what the server counts: on this machine, or with the token.
        case watch = "watch the server"
        /// Read the mail that is not sent anywhere.
        case devMail = "read unsent mail"
    }

    /// The table, row by row.
    package static let table: [Role: Set<Right>] = [
        .guest: outsiders,
        .unconfirmed: outsiders.union([.ownAccount]),
        .suspended: insiders,
        .held: outsiders,
        .member: insiders.union([.post]),
        .boardModerator: insiders.union([.readStaff, .arrange, .moderate, .post]),
        .moderator: insiders.union(moderators),
        .administrator: insiders.union(moderators).union([.manageMembers, .openBoard]),
        .importer: [.readPublic, .readMembers, .readStaff, .openBoard, .archive],
        .seeder: [
            .readPublic, .readMembers, .readStaff, .openBoard, .enrol, .post, .postUnchecked, .arrange, .moderate,
        ],
        .watchman: [.readPublic, .watch, .devMail],
        .console: [.invite, .seeMembers, .manageMembers, .openBoard, .issueLinks],
    ]

    private static let outsiders: Set<Right> = [.readPublic, .join, .signIn, .report]
    private static let insiders: Set<Right> = outsiders.union([.readMembers, .ownAccount, .profile, .keepTrack])
    private static let moderators: Set<Right> = [
        .readStaff, .arrange, .invite, .seeMembers, .post, .postUnchecked, .moderate,
    ]
}

import Features

/// The pages on the way to an account that say one thing and lead on; in the frame that says less.
enum JoinMessages {
    private static let boards = FormPage.Crumb(name: "All boards", address: Link.boards)
    private static let begin = FormPage.Crumb(name: "Begin again", address: Link.join)

    /// For whoever the age screen does not let in: says nothing of why.
    static let minor = page(
        "We can’t create an account right now",
        ["You can read everything here without one. Every board, thread and search works without an account."])

    /// For a member whose browser has given its answer: says nothing of what that was.
    static let answered = page(
        "We can’t take another answer right now",
        ["This browser has answered already. You can read everything here as before."])

    /// For a browser that came back without what the age screen gave it: the same for everybody.
    static let noCookie = page(
        "Your browser kept no cookie",
        [
            "On the way from one page to the next, your browser has to keep one cookie for this site. It ends when you "
                + "close it, and is gone as soon as you have joined.",
            "If it is set to refuse cookies, allow them for this site and begin again. Reading and searching work "
                + "without.",
        ], link: begin)

    /// For one whose ticket is too old, or none of ours.
    static let noTicket = page("Please begin again", ["That took a while. Nothing was kept of it."], link: begin)

    /// For one whose ticket is used: the form was sent twice, and taken once.
    static let sentAlready = page(
        "You have sent this already",
        ["Look into your mail for the link. If nothing comes within some minutes, begin again."], link: begin)

    static let sent = page(
        "Look into your mail",
        [
            "We have written to the address that you gave. Follow the link in that mail within a week, and you are a "
                + "member.",
            "If nothing comes within some minutes, look into the folder for junk or spam, and at the address that you "
                + "typed. You may then begin again.",
        ])

    static let closed = page(
        "Nobody new can join at the moment", ["Every board, thread and search works without an account."])

    static let byInvitation = page(
        "Joining takes an invitation",
        [
            "Follow the link in the one that you got. Without one you can read: every board, thread and search works "
                + "without an account."
        ])

    static let spentInvitation = page(
        "This invitation no longer works",
        ["It was used up, taken back, or is too old. Ask whoever gave it to you for another one."])

    /// For a link from a mail that does nothing.
    static func spent(_ error: TokenError) -> MessagePage {
        page(DeadLinkWords.title, [error.sentence], link: begin)
    }

    private static func page(
        _ title: String, _ paragraphs: [String], link: FormPage.Crumb = boards
    ) -> MessagePage {
        MessagePage(title, paragraphs, link: link, in: .joinMessage)
    }
}

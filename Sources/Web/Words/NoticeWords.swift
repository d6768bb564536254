import Features

/// What is said to a member about what others said and did.
struct NoticeWords: Sendable {
    let title = "Notices"
    let account = "My Account"
    let means = """
        Who answered, named, quoted or thanked you, and what is new in what you follow. Kept for \
        \(KeepingWords.days(Notice.kept)).
        """
    let choose = "Choose what you are told, and where"
    let readAll = "Mark all as read"
    let none = "There is nothing yet."
    let nothingFurther = "There is nothing further this way."
    let backToNewest = "Back to the newest notices"
    let pages = "Pages"
    let newer = "Newer notices"
    let older = "Older notices"

    static let new = "New"
    static let read = "Mark as read"
    /// In place of its title.
    static let hiddenThread = "a thread that can’t be read"

    /// "ben answered you in THREAD", its pieces as they stand in a line.
    ///
    /// - Parameters:
    ///   - by: who did it; nil where nobody is named.
    ///   - thread: where.
    static func sentence(_ kind: Notice.Kind, by: HTML?, in thread: HTML) -> HTML {
        let by = by ?? somebody
        return switch kind {
        case .reply: "\(by) answered you in \(thread)"
        case .mention: "\(by) named you in \(thread)"
        case .quote: "\(by) quoted you in \(thread)"
        case .thanks: "\(by) thanked you in \(thread)"
        case .followed: "\(by) posted in \(thread)"
        case .decision: "A moderator decided about your post in \(thread)"
        case .report: "What you reported in \(thread) was looked at"
        }
    }

    /// The same without markup, for mail.
    static func plain(_ kind: Notice.Kind, by: String?, in thread: String?) -> String {
        let by = by ?? "Somebody"
        let place = thread.map { " in “\($0)”" } ?? ""
        return switch kind {
        case .reply: "\(by) answered you\(place)"
        case .mention: "\(by) named you\(place)"
        case .quote: "\(by) quoted you\(place)"
        case .thanks: "\(by) thanked you\(place)"
        case .followed: "\(by) posted\(place)"
        case .decision: "A moderator decided about your post\(place)"
        case .report: "What you reported\(place) was looked at"
        }
    }

    private static let somebody: HTML = "Somebody"
}

/// What the page says where a member chooses what they are told.
struct NoticeSettingsWords: Sendable {
    let account = "My Account"
    let title = "Your Notices"
    let kinds = "What you are told, and where"
    let kind = "What"
    let web = "Here"
    let mail = "By mail"
    let stopped = "Send me no mail about any of this"
    let threads = "Threads you get no mail about"
    let resume = "Send mail about these threads again"
    let save = "Save"
    let publicNote =
        "Mail comes to the address of your account. What you answer here is public, whoever told you of it."
    let night =
        "Nobody under 18 gets this mail between 21:00 and 7:00 of their time zone: it comes at 7 in the morning."

    static let isChanged = "That is saved, for mail that waits, too."
    static let digest = "Digest"
    static let digestHint = "One mail with all that is set to “in the digest”, at 8 in the morning of your time zone."
    static let never = "Never"
    static let mailOf = "By mail"

    static func unclear(_ kind: Notice.Kind) -> String { "\(name(kind)): choose when you want a mail." }

    static let options: [(value: String, label: String)] = [
        ("soon", "Soon"), ("digest", "In the digest"), ("never", "Never"),
    ]
    static let every: [(value: String, label: String)] = [
        ("off", "None"), ("day", "Every day"), ("week", "Every Monday"),
    ]

    static func name(_ kind: Notice.Kind) -> String {
        switch kind {
        case .reply: "Somebody answers you"
        case .mention: "Somebody names you with an @"
        case .quote: "Somebody quotes you"
        case .thanks: "Somebody thanks you"
        case .followed: "Something new in what you follow"
        case .decision: "A moderator decides about a post of yours"
        case .report: "What you reported was looked at"
        }
    }
}

/// What the pages behind the links in mails say, which need no sign-in.
enum MailStopWords {
    static let title = "Stop mail"
    static let done = "Stopped"
    static let button = "Stop it"
    static let dead = "That link is none of ours, or was not copied whole."
    static let settings = "Choose what you are told"
    static let boards = "Boards"
    static let after =
        "Mail that was about to go out is not sent. Nothing else changes: what you were told is still here."

    /// What a link stops, as the object of a sentence: "about replies to you".
    static func object(_ mail: StoppedMail) -> String {
        switch mail.stop {
        case .thread: mail.title.map { "mail about the thread “\($0)”" } ?? "mail about this thread"
        case .kind(let kind): "mail that says: \(NoticeSettingsWords.name(kind).lowercased())"
        case .digest: "the digest"
        case .all: "all mail about what is said here"
        }
    }

    static func question(_ mail: StoppedMail) -> String { "You won’t get \(object(mail)) any more." }

    static func answer(_ mail: StoppedMail) -> String { "You don’t get \(object(mail)) any more." }
}

import Features

/// What the moderators' list, and a case in it, say.
struct ModerationWords: Sendable {
    let account = "My Account"
    let title = "Queue"
    let waiting = "Waiting"
    let order = "Waiting, urgent ones first, then oldest first"
    let nothing = "Nothing waits. Well done."
    let choose = "Choose one from the list."
    let more = "The next in the list"
    let start = "From the beginning"
    let decided = "Decided. Whom it concerns is told."
    let urgent = "Urgent"
    let whole = "The whole thread"
    let justBefore = "just before"
    let inThread = "in"
    let itsTitle = PostWords.itsTitle
    let newTitle = PostWords.newTitle
    let edit = "The change that waits"
    let member = "Member"
    let before = "Before"
    let after = "After"
    let archived = "from an archive: nobody here who could be told"
    let reports = "What readers say"
    let moreReports = "There are more reports than are shown here."
    let guest = "a guest"
    let take = "Take it"
    let letGo = "Let it go"
    let decide = "Decide"
    let decideNext = "Decide and take the next"
    let skip = "Skip, leave it to others"
    let own = "This is your own post: somebody else decides about it."
    let unsent = "What you had written:"
    let post = "Post"

    static let what = "What to do"
    static let reason = "What the author will read"
    static let unread = "Nobody would read this: take the words out, or remove the post."

    static func hint(_ kind: QueueItem.Kind) -> String {
        switch kind {
        case .held:
            "Needed to keep it away. What you write, the post’s author alone reads."
        case .reported:
            """
            Needed to remove it: everybody can read it in the post’s place. Leave it empty if the post stays as it is.
            """
        }
    }

    /// - Parameter isOfReported: a change of a post is decided about that readers have reported.
    static func after(_ kind: QueueItem.Kind, isOfReported: Bool) -> String {
        switch kind {
        case .held where isOfReported:
            """
            the author is told what you decide, and why; members who reported the post are told if you publish the \
            change, and their reports still wait if you keep it away
            """
        case .held: "the author is told what you decide, and why"
        case .reported:
            """
            members who reported it are told what you decide; the author is told, and why, if you remove it, and that it \
            is back if it was hidden meanwhile
            """
        }
    }

    /// - Parameters:
    ///   - state: the post's.
    ///   - isOfEdit: a change of it is decided about.
    static func options(
        _ kind: QueueItem.Kind, _ state: Post.State, isOfEdit: Bool
    ) -> [(value: String, label: String)] {
        switch kind {
        case .held where isOfEdit && state == .held:
            [
                ("release", "Publish the post, with the change"),
                ("reject", "Keep the change away; the post stays hidden, and its reports still wait"),
            ]
        case .held where isOfEdit:
            [("release", "Publish the change"), ("reject", "Keep the change away; the post stays as it is")]
        case .held: [("release", "Publish it as it is"), ("reject", "Keep it away")]
        case .reported: [("dismiss", "Leave it as it is"), ("remove", "Remove it")]
        }
    }

    /// "9 waiting. The oldest has waited 3 h 10 min; we promise 4 h."
    static func summary(_ page: QueuePage, at now: Moment) -> String {
        guard page.waiting > 0, let oldest = page.oldest else { return "0 waiting." }
        let promised = age(Moderation.promised)
        let longest = age(from: oldest, to: now)
        return "\(count(page.waiting)) waiting. The oldest has waited \(longest); we promise \(promised)."
    }

    static func all(_ waiting: Int) -> String { "All \(count(waiting)) waiting" }

    /// "1,000+", for all beyond what is counted.
    static func count(_ waiting: Int) -> String {
        waiting < Moderation.mostCounted ? Plural.grouped(waiting) : "\(Plural.grouped(Moderation.mostCounted))+"
    }

    /// "Held: Personal information", "Reported: unkind, by 2".
    static func why(_ kind: QueueItem.Kind, rule: NamedRule?, reason: ReportReason?, reports: Int) -> String {
        switch kind {
        case .held: rule.map { "Held: \($0.name)" } ?? "Held"
        case .reported:
            "Reported\(reason.map { ": \(ReportWords.short($0))" } ?? "")\(reports > 1 ? ", by \(reports)" : "")"
        }
    }

    static func byRule(_ rule: NamedRule) -> String {
        rule.sentence.map { "By the rule “\(rule.name)”: \($0)" } ?? "By the rule “\(rule.name)”."
    }

    static func sent(_ time: HTML) -> HTML { "Sent \(time)" }

    /// How a post stands while it waits.
    ///
    /// - Parameter isOfEdit: a change of it waits.
    static func state(_ state: Post.State, isOfEdit: Bool) -> String {
        switch state {
        case .visible where isOfEdit: "Everybody can read what it says now; nobody else can read the change."
        case .visible: "Everybody can read it meanwhile."
        case .held where isOfEdit:
            "Reports have hidden the post: nobody else can read what it says now, nor the change."
        case .held: "Nobody else can read it until somebody has decided."
        case .removed: "It was removed."
        }
    }

    static func has(_ claim: QueueItem.Claim) -> String { "\(claim.name) has it" }
    static let yours = "yours"
    static func yours(until time: HTML) -> HTML { "Yours until \(time)" }

    static func since(_ day: HTML, posts: Int) -> HTML {
        "since \(day), \(count(posts)) \(Plural(posts, "post", "posts").noun) to be read"
    }

    static func decisions(_ count: Int) -> String {
        count == 0 ? "no decisions" : "\(self.count(count)) \(Plural(count, "decision", "decisions").noun)"
    }

    static func outcome(_ decision: Decision, at time: HTML) -> HTML {
        "\(done(decision.kind))\(by(decision)), \(time)\(decision.reason.isEmpty ? "" : ": \(decision.reason)")"
    }

    static func withdrawn(at time: HTML) -> HTML { "Its author took it back, \(time)" }

    /// "Removed", in a list of what was decided.
    static func done(_ kind: Decision.Kind) -> String {
        switch kind {
        case .release: "Published"
        case .reject: "Kept away"
        case .remove: "Removed"
        case .restore: "Restored"
        case .dismiss: "Left as it is"
        case .lock: "Locked"
        case .unlock: "Unlocked"
        case .pin: "Pinned"
        case .unpin: "Unpinned"
        case .retitle: "Retitled"
        case .hideVersion: "A version hidden"
        }
    }

    private static func by(_ decision: Decision) -> String { decision.by.map { " by \($0)" } ?? "" }

    /// "3 h 10 min", "58 min", "2 days".
    static func age(from start: Moment, to now: Moment) -> String {
        age(max(0, (now.rawValue - start.rawValue) / 1_000))
    }

    private static func age(_ seconds: Int64) -> String {
        let minutes = seconds / 60
        if minutes < 60 { return "\(minutes) min" }
        let hours = minutes / 60
        if hours >= 48 { return "\(hours / 24) days" }
        return minutes % 60 == 0 ? "\(hours) h" : "\(hours) h \(minutes % 60) min"
    }
}

/// What the pages say that take a post down, or tell its author what was decided.
struct DecisionWords: Sendable {
    let title = "What was decided about a post"
    let inThread = "In the thread"
    let by = "By"
    let rule = "It had been held by the rule"
    let itsTitle = PostWords.itsTitle
    let restore = "Restore it"
    let see = "See the post"
    let next = "If you see it differently, say so in a new thread: moderators read along."
    let boards = "All boards"

    static let hiddenThread = "A thread that can’t be read"

    /// What goes before the words of whoever decided.
    static func reason(_ kind: Decision.Kind) -> String { kind == .release ? "The moderator’s note" : "Why" }

    static func what(_ shown: ShownDecision) -> String {
        let whose = shown.isAuthor ? "Your post" : "The post"
        return switch shown.decision.kind {
        case .release:
            shown.isAuthor ? "What you wrote was held, and is published now." : "What was held is published now."
        case .reject where shown.state != .removed:
            "\(shown.isAuthor ? "Your change" : "A change") was held, and is not published."
                + (shown.state == .visible ? " The post stays as it is." : "")
        case .reject: "\(whose) was held, and is not published."
        case .remove: "\(whose) was removed."
        case .restore: "\(whose) was removed, and is restored now."
        case .dismiss: "\(whose) was looked at, and stays as it is."
        case .retitle:
            shown.isAuthor ? "The thread that you began has another title now." : "Its thread has another title now."
        case .hideVersion: "An earlier version of \(whose.lowercased()) is hidden now."
        case .lock, .unlock, .pin, .unpin: "\(whose) is as it was."
        }
    }

    static let back = "Back to what was decided"
    static let removeTitle = "Remove a post"
    static let removeReason = "Why"
    static let removeHint = "Everybody reads it in the post’s place, and its author is told."
    static let remove = "Remove it"

    /// "By ada, #4: My old strings".
    static func quoted(by name: String, position: Int, _ excerpt: String) -> String {
        "By \(name), #\(position): \(excerpt)"
    }
}

/// What the pages say that pin and lock threads.
enum ArrangeWords {
    static let lockTitle = "Lock a thread"
    static let lockMeans = "Nobody can reply any more. Readers see your name, and why."
    static let reason = "Why"
    static let lock = "Lock it"
    static let pinTitle = "Pin a thread"
    static let pinMeans = """
        It stands at the top of its board until the end of that day. At most \(Moderation.pins) threads are \
        pinned on a board.
        """
    static let day = "Until the end of"
    static func dayHint(_ zone: String) -> String { "By the community’s clock: \(zone)." }
    static let pin = "Pin it"
    static let back = "Back to the thread"
}

/// What the page says that gives a thread another title.
enum RetitleWords {
    static let title = "Give a thread another title"
    static let means = """
        What it was called stays among the versions of its first post, where a member wrote that, with your name. Hide \
        that version where nobody should read it.
        """
    static let newTitle = "New title"
    static let titleHint = "\(Gate.titleLetters.lowerBound) to \(Gate.titleLetters.upperBound) letters."
    static let reason = "Why"
    static let reasonHint = "Whoever began the thread reads it; other readers don’t."
    static let button = "Retitle it"
}

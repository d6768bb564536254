import Features

/// What the pages say on which members write.
struct ComposerWords: Sendable {
    let boards = "Boards"
    let newsGroup = "news group"

    let stage = "You are on a public stage."
    let stageMeans = """
        Anyone can read this without signing in. Search engines and news readers copy it, and what they copy we cannot \
        take back. You can delete your post; you cannot unsay it.
        """
    let whatIsKept = KeepingWords.title
    let understand = "I understand. (We ask with your first post, and not again.)"
    let line = "Public."
    let lineMeans = "Anyone can read what you post, now and later."

    let markdown = "Markdown:"
    let bold = "**bold**"
    let slanted = "*slanted*"
    let quote = "> quote"
    let code = "`code`"
    let markdownMeans = "a blank line between paragraphs."
    let allOfMarkdown = "All of it"

    let preview = "Preview"
    let save = "Keep for later"
    let discard = "Discard"
    let takeOut = "Take it out"
    let leaveIn = "Leave it in"
    let leaveEmpty = "Leave this empty"
    let unsaved = "Not kept yet."
    let tooLong = "That is too long: a post has room for 64 kB, some 10,000 words. Nothing was sent."
    let suggestions = "Members whose name begins so"

    let seeIt = "See that post"

    let howItLooks = "How it will look"
    let newThread = "New thread"
    let theirs = "What it says now"

    static let title = "Title"
    static let titleHint = "What a stranger would search for. “Help!” helps nobody."
    static let body = "Your post"
    static let yourReply = "Your reply"
    static let editTitle = "Edit your post"
    static let postThread = "Post to the board"
    static let postReply = "Post reply"
    static let saveEdit = "Save"

    static let lapsed = """
        This page was open for a long time, or from before you signed in. Nothing was lost: send it again.
        """
    static let mustUnderstand = "Tick the box: what you write here is for everybody to read."
    static let crossed = """
        Your post was changed elsewhere meanwhile, perhaps by you in another window. What it says now stands below. \
        Saving puts your text in its place.
        """
    static let closed = "It is too late to change this post. You can still delete it, or answer it."
    static let unavailable = "We could not store this just now. Nothing was lost: try again in a minute."
    static let repeated = "You posted the same words a short while ago."
    static let formUsed = """
        You have posted from this page already, and this is something else. Nothing was lost: send it again to post it, too.
        """
    static let keptElsewhere = """
        Another tab, or another device, keeps a draft here that this page has never shown. Your text is below, and kept \
        nowhere yet: post it, or discard the other one in your list of drafts first.
        """

    static func answering(_ post: HTML) -> HTML { "You answer \(post)." }

    static func changing(_ post: HTML) -> HTML { "You change \(post). What it said before stays to be seen." }

    static func changingChange(_ post: HTML) -> HTML {
        "You change \(post). Your last change of it waits for a moderator; what you save takes its place."
    }

    static func reply(to name: String) -> String { "Reply to \(name)" }

    static func tooSoon(_ seconds: Int) -> String {
        "That was quick. Try again in \(Plural(seconds, "second", "seconds").words); your text is below."
    }

    /// How long the thread has been quiet.
    static func old(_ day: HTML) -> HTML {
        """
        Nobody has said anything here since \(day). You may answer; those who wrote then may not be around. If it is \
        something new, a new thread finds more readers.
        """
    }

    static func draftKept(_ time: HTML) -> HTML {
        """
        This is your draft, kept at \(time). It waits here for \(KeepingWords.days(SavedDraft.kept)), on this account \
        only.
        """
    }

    static func saved(_ time: String) -> String { "Saved \(time)" }
}

/// What the warning says that stands under a text with something personal in it, beside `WarningWords`.
enum PersonalWords {
    static func title(_ what: String) -> String { "On a public page: \(what)" }

    static let strangers = "Strangers, and the machines that collect such things, will read it too."
    static let minors = "If you leave it in, we keep this back until someone has looked."
    static let summary = "Your text seems to hold something personal"

    /// What follows from either way on.
    static func means(_ kind: PersonalKind, isYoung: Bool) -> String {
        "\(isYoung ? minors : strangers) If you take it out, “\(kind.removed)” stands in its place."
    }
}

/// What is said of a text that its writer is asked about, whatever it is.
enum WarningWords {
    static let title = "One of our house rules is about this"
    static let means = "It is yours to decide: leave it in, and it is posted as it is."

    /// What to do after "Take it out".
    ///
    /// "It is out of line 3. Look the text over, then post again.", "It is out of the title and lines 3 and 5. …", or
    /// "Change it now, …" where a rule is about it.
    ///
    /// - Parameters:
    ///   - places: lines in which something personal stood; nil for the title.
    ///   - matches: what is its writer's to change.
    static func agreed(takenOut places: [Int?], _ matches: [RuleMatch]) -> String {
        guard !places.isEmpty else { return "Change it now, then post again." }
        let numbers = Set(places.compactMap(\.self)).sorted().map(String.init)
        let lines = numbers.isEmpty ? [] : ["\(numbers.count == 1 ? "line" : "lines") \(listed(numbers))"]
        let all = listed(places.contains(nil) ? ["the title"] + lines : lines)
        let next = matches.isEmpty ? "Look the text over" : "Change the rest now"
        return "It is out of \(all). \(next), then post again."
    }

    private static func listed(_ parts: [String]) -> String {
        guard let last = parts.last, parts.count > 1 else { return parts.joined() }
        return "\(parts.dropLast().joined(separator: ", ")) and \(last)"
    }

    /// - Parameter number: nil for the title.
    static func line(_ number: Int?, _ quoted: HTML) -> HTML {
        guard let number else { return "\(ComposerWords.title): “\(quoted)”" }
        return "Line \(number): “\(quoted)”"
    }
}

/// What is said to members whose words can't go where they wanted, with their words below.
enum KeptTextWords {
    static let title = "Title"
    static let text = "Your text"
    static let sendAgain = "Send again"
    static let signIn = "Sign in, in a new tab"

    static let signedOut = "You are signed out"
    static let signedOutMeans = """
        Nothing was posted, and nothing is lost: your text is below. Sign in in a new tab, come back to this one, and \
        send it again.
        """
    static let gone = "There is nothing to answer here any more"
    static let goneMeans = "What you wrote for may have been removed, or moved where you can’t read it."
    static let locked = "This thread is locked"
    static let lockedMeans = "Nobody can answer in it any more."
    static let below = "Your text is below: copy it if you want to keep it."
    static let removed = "That post was taken away"
    static let removedMeans = "Nobody can answer it any more. The thread goes on."
    static let unavailable = "That could not be stored"
    static let barred = "You can’t post now"
    static let broken = "Something broke on our side"
    static let brokenMeans = "It is not your doing. Your text is below: try again in a minute."
    static let tooLate = "It is too late to change this"
    static let toPost = "Back to the post"
    static let toThread = "Back to the thread"
    static let toBoards = "All boards"

    static func suspended(until day: HTML?) -> HTML {
        guard let day else { return "Your account is suspended. You can read, and you can get back what is yours." }
        return "Your account is suspended until \(day). Until then you can read, and you can get back what is yours."
    }

    static func suspensionReason(_ reason: String) -> HTML { "The reason: \(reason)" }

    static let unconfirmed = "Your e-mail address is not confirmed yet. Follow the link in the letter that we sent you."
    static let ageUnknown = "We have not asked yet how old you are. Answer that once, then you can post."
    static let answerAge = "Answer the age question"
    static let noRight = "Your account has no right to post here."
}

import Features

/// What the page says on which an author deletes a post.
enum DeleteWords {
    static let title = "Delete your post"
    static let button = "Delete it"
    static let late = """
        Readers will see “Removed by its author” in its place. We keep the text for \
        \(KeepingWords.days(RemovedTexts.kept)), where only the people who run this place can read it; then it is gone \
        for good.
        """
    static let unseen = "Nobody could read it yet. Every word of it goes at once, and nobody can bring it back."
    static let replies = "Replies to it stay."
    static let keep = "Keep it"

    static func older(minutes: Int) -> String {
        "It is older than \(minutes) minutes now. Nothing was deleted yet: what happens to its text has changed."
    }

    /// What happens to its words.
    static func follows(_ deletion: Deletion) -> String {
        if deletion.isUnseen { return unseen }
        return deletion.leavesNothing ? early(minutes: deletion.minutes) : late
    }

    static func early(minutes: Int) -> String {
        "It is less than \(minutes) minutes old. Every word of it goes at once, and nobody can bring it back."
    }
}

/// What the page of a post's versions says.
struct VersionsWords: Sendable {
    let boards = "Boards"
    let back = "Back to the post"
    let now = "Now"
    let hidden = "A moderator has hidden this version."
    let hide = "Hide this version"
    let added = "Added:"
    let removed = "Taken out:"
    let first = "First written"
    let unchanged = "No words were changed."
    let older = "Older versions are kept, and not shown here."

    static func title(_ number: Int) -> String { "Versions of post #\(Plural.grouped(number))" }

    static func by(_ name: String) -> HTML { "By \(name). The newest stands first." }

    static func version(_ number: Int) -> String { "Version \(Plural.grouped(number))" }
}

/// What the page says on which a moderator hides a version.
enum HideWords {
    static let title = "Hide a version"
    static let means = "Nobody but moderators reads it any more. It can’t be shown again."
    static let reason = "Why"
    static let reasonHint = "The post’s author reads it; other readers don’t."
    static let button = "Hide it"
}

/// What an author reads whose post waits for a moderator, or a change of it.
struct HeldWords: Sendable {
    let boards = "Boards"
    let why = "Why it waits:"
    let yours = "What you wrote"
    let newTitle = PostWords.newTitle
    let edit = "Change it"
    let delete = "Delete it"
    let thread = "Back to the thread"
    let told = """
        You will find it in the thread when it is up, and a reason here if it is not. The way to this page stands in My \
        Account, under Drafts.
        """

    static let title = "Your post waits for a moderator"
    static let lead = "It is kept, and only you and the moderators see it. \(PostWords.heldMeans)"
    static let changeTitle = "Your change waits for a moderator"
    static let changeLead = """
        Only you and the moderators see it. What the post said before can still be read by everybody. \
        \(PostWords.heldMeans)
        """
    static let unknown = "A rule of this place asks somebody to look first."
}

/// What the list of drafts says.
struct DraftsWords: Sendable {
    let account = "My Account"
    let title = "Drafts"
    let lead = """
        What you began to write and have not posted. Each waits for \(KeepingWords.days(SavedDraft.kept)); nobody else \
        can read it.
        """
    let none = "You have no drafts."
    let boards = "Go to the boards"
    let discard = "Discard"
    let waiting = "Waiting for a moderator"
    let waitingMeans = "What you sent and nobody else but moderators can read now. \(PostWords.heldMeans)"

    static let newThread = "New thread"
    static let reply = "Reply"
    static let edit = "Change of a post"
    /// What it was for is no longer there.
    static let nowhere = "For something that is gone"
    static let read = "Read it"
    static let empty = "No words yet"

    static let gone = "A draft for something that is gone"
    static let goneMeans = "It can’t be posted where it was meant to go. Nobody else can read it."
}

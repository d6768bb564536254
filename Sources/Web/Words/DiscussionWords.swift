import Features

/// What the pages of a thread and of its posts say.
struct DiscussionWords: Sendable {
    let boards = "Boards"
    let pinned = "Pinned"
    let view = "View"
    let flat = "Flat"
    let tree = "Tree"
    let posts = "Posts"
    let pages = "Pages"

    let about = "About this thread"
    let inThread = "In this thread"
    let nearby = "Nearby threads"
    let feed = "Feed of this thread"

    let articles = "Articles in this thread"
    let parts = "Parts of this thread"
    let subject = "Subject"
    let answers = "Answers"
    let group = "Group"
    let messageID = "Message-ID"
    let through = "Through the tree"
    let previous = "Previous:"
    let next = "Next:"
    let nextUnread = "Next unread"
    let source = "See the source"
    let permalink = "Permanent link"
    let whole = "This post is long: read all of it"

    /// Before a line of the tree, for those who don’t see its mark.
    static let new = "New:"
    static let previousPage = "Previous"
    static let nextPage = "Next"
    static let page = "Page"
    static let post = "Post"
    static let folded = "folded"
    static let forOthers = "Not for everyone to read"
    static let unreadable = "An article that can’t be read"

    static func started(_ day: HTML, replies: Int) -> HTML {
        "Started \(day). \(BoardWords.replies(replies).words)"
    }

    static func locked(_ lock: Discussion.Lock) -> String { locked(by: lock.by, reason: lock.reason) }

    static func locked(by name: String, reason: String) -> String {
        "Locked by \(name)\(reason.isEmpty ? "" : ": \(reason)")"
    }

    static func to(_ name: String) -> String { "to \(name)" }

    static func edited(_ time: HTML) -> HTML { "Edited \(time)" }

    static func lastPost(_ time: HTML) -> HTML { "Last post, \(time)" }

    static func part(_ number: Int) -> String { "Part \(number)" }

    static func article(by name: String) -> HTML { "Article by \(name)" }

    static func foldedReplies(_ count: Int) -> String { BoardWords.replies(count).words }

    static func number(_ number: Int) -> String { "article \(Plural.grouped(number))" }
}

/// Why a post can't be read, in the place where it stood.
enum StubWords {
    /// The sentence's beginning: who, or what, keeps the post back.
    static func reason(_ state: Post.State, by: Post.StateBy?) -> String {
        switch (state, by) {
        case (.removed, .author): "Removed by its author"
        case (.removed, .rule): "Kept away by a moderator"
        case (.removed, _): "Removed by a moderator"
        case (.held, _): "Held back until a moderator has looked at it"
        case (.visible, _): DiscussionWords.forOthers
        }
    }

    /// What became of the answers to it; empty when it has none.
    static func replies(_ count: Int) -> String {
        switch count {
        case 0: ""
        case 1: "One reply remains below."
        default: "\(Plural.grouped(count)) replies remain below."
        }
    }
}

/// What the page with a post's source says.
struct SourceWords: Sendable {
    let boards = "Boards"
    let plain = "As plain text"
    let back = "Back to the post"
    let label = "Source"
    let asWritten = "This is what was written, sign by sign. From mail, e-mail addresses are left out."

    static func title(_ number: Int) -> String { "Source of post #\(Plural.grouped(number))" }

    static func by(_ name: String, at time: HTML) -> HTML { "\(name), \(time)" }
}

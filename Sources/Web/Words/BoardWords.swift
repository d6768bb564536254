/// What the pages of boards and lists of threads say.
struct BoardWords: Sendable {
    let boards = "Boards"
    let welcome = """
        What people here ask, answer and tell each other. Everything on these boards is public: anyone may read along.
        """
    let noBoards = "There are no boards yet."
    let noBoardsMeans = "Until the first one opens, you can read"
    let houseRules = "the house rules"

    let threads = "Threads"
    let newThread = "New thread"
    let latest = "Latest threads"
    let latestMeans = "From all boards, the last answered first."
    let emptyBoard = "Nobody has started a thread here yet."
    let emptyLatest = "Nobody has started a thread yet."
    let nothingFurther = "There is nothing further this way."
    let otherBoards = "See the other boards"
    let backToNewest = "Back to the newest threads"

    let feed = "Feed of this board"
    let pages = "Pages"
    let newer = "Newer threads"
    let older = "Older threads"

    let pinned = "Pinned"

    static let empty = "No posts yet"

    static func threads(_ count: Int) -> Plural {
        Plural(count, "thread", "threads")
    }

    static func posts(_ count: Int) -> Plural {
        Plural(count, "post", "posts")
    }

    static func replies(_ count: Int) -> Plural {
        Plural(count, "reply", "replies")
    }

    static func locked(by name: String) -> String {
        "Locked by \(name)"
    }

    static func inBoard(_ board: HTML) -> HTML {
        "in \(board)"
    }
}

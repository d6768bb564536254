import Features

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
    let lists = "Show"
    let emptyLatest = "Nobody has started a thread yet."
    let nothingFurther = "There is nothing further this way."
    let otherBoards = "See the other boards"
    let backToNewest = "Back to the newest threads"

    let feed = "Feed of this board"
    let pages = "Pages"
    let newer = "Newer threads"
    let older = "Older threads"

    let pinned = "Pinned"
    let solved = "Solved"

    static let toLatest = "See the latest threads"

    static func name(of list: BoardList) -> String {
        switch list {
        case .latest: "Latest"
        case .unread: "Unread"
        case .unanswered: "Unanswered"
        case .solved: "Solved"
        }
    }

    /// What a board's page says where there is nothing in one of its lists.
    static func nothing(in list: BoardList) -> String {
        switch list {
        case .latest: "Nobody has started a thread here yet."
        case .unread: "You have read everything here."
        case .unanswered: "No question here waits for an answer."
        case .solved: "No question here has an answer yet."
        }
    }

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

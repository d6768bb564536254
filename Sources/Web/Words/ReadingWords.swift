import Features

/// What pages say of what is new for a member, of what they follow, and of whom they leave out.
struct ReadingWords: Sendable {
    let account = "My Account"
    let unread = "Unread"
    let unreadMeans = "Threads with something that you have not seen, the last answered first."
    let nothingUnread = "You have read everything."
    let toLatest = "See the latest threads"
    let readNew = "Read what’s new"
    let threads = "Threads"
    let boards = "Boards"
    let nothingFurther = "There is nothing further this way."
    let backToNewest = "Back to the newest threads"
    let pages = "Pages"
    let newer = "Newer threads"
    let older = "Older threads"

    let followed = "What you follow"
    let followedMeans = """
        You are told of what is said in threads and on boards that you follow. What you have muted is in no list and \
        never new; a thread goes before its board. When the time of a mute is over, you neither follow nor mute.
        """
    let followedNone = "You follow nothing and have muted nothing."
    let ignoredTitle = "People you ignore"
    let ignoredMeans = """
        Their posts are folded to one line for you, and so are posts that quote them; in search their words are left \
        out. They are not told, and neither is anybody else. Moderators can’t be ignored.
        """
    let ignoredNone = "You ignore nobody."
    let stopIgnoring = "Stop ignoring"

    static let markAll = "Mark all as read"
    static let markBoard = "Mark this board as read"
    static let allRead = "All read"
    static let follow = "Follow"
    static let following = "Following"
    static let unfollow = "Stop following"
    static let mute = "Mute"
    static let muted = "Muted"
    static let unmute = "Stop muting"
    static let muteTime = "How long to mute"
    static let ignore = "Ignore"
    static let ignored = "Ignored"
    static let notIgnored = "Nobody was ignored"
    static let notIgnorable = "Those who moderate can’t be ignored, nor can you yourself."
    static let tooManyIgnored = """
        You ignore \(Reading.maximumIgnored) people already, and nobody can ignore more. Stop ignoring somebody first.
        """

    static func name(of time: MuteTime) -> String {
        switch time {
        case .always: "always"
        case .hours: "for 8 hours"
        case .day: "for a day"
        case .week: "for a week"
        }
    }

    /// "Muted", "Muted until Fri 20 Nov, 18:40".
    static func muted(until moment: Moment?, _ dates: Dates) -> String {
        "\(muted)\(moment.map { " until \(dates.time($0))" } ?? "")"
    }

    /// "3 new", "99+ new".
    static func new(_ count: Int) -> String { "\(number(count)) new" }

    /// "3 new since Saturday", for the line before the first new post.
    static func new(_ count: Int, since moment: Moment?, _ dates: Dates) -> String {
        "\(new(count))\(moment.map { " since \(dates.since($0))" } ?? "")"
    }

    /// The front page's heading: "14 new posts since Saturday".
    static func news(_ count: Int, since moment: Moment?, _ dates: Dates) -> String {
        let posts =
            switch count {
            case 0: "Nothing new"
            case 1: "1 new post"
            default: "\(number(count)) new posts"
            }
        return "\(posts)\(moment.map { " since \(dates.since($0))" } ?? "")"
    }

    static func since(_ day: HTML) -> HTML { "since \(day)" }

    private static func number(_ count: Int) -> String {
        count > UnreadMark.most ? "\(UnreadMark.most)+" : "\(count)"
    }
}

extension Dates {
    /// When somebody was here last: "14:05", "yesterday", "Saturday", "2 Nov".
    func since(_ moment: Moment) -> String {
        switch days(since: moment) {
        case 0: clock(moment)
        case 1: "yesterday"
        case 2...6: Self.weekdayNames[weekday(moment)]
        default: day(moment)
        }
    }

    private static let weekdayNames = [
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
}

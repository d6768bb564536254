import Features

/// What the page says where a post is reported.
struct ReportWords: Sendable {
    let title = "Report a post"
    let lead = "A moderator looks at it. Whoever wrote it is not told who reported it."
    let send = "Send the report"
    let boards = "Boards"

    static let reason = "What is wrong with it?"
    static let words = "In your own words"
    static let wordsHint = "Needed for “something else”. At most \(Reports.wordsLetters) letters."

    static func option(_ reason: ReportReason) -> (value: String, label: String) {
        (reason.rawValue, label(reason))
    }

    private static func label(_ reason: ReportReason) -> String {
        switch reason {
        case .spam: "It is an advertisement, or posted everywhere"
        case .offTopic: "It does not belong in this thread"
        case .unkind: "It is unkind to somebody"
        case .personal: "It tells somebody’s personal information"
        case .illegal: "It is against the law"
        case .under13: "Whoever wrote it may be under 13"
        case .other: "Something else"
        }
    }

    /// In a list: "unkind".
    static func short(_ reason: ReportReason) -> String {
        switch reason {
        case .spam: "spam"
        case .offTopic: "off topic"
        case .unkind: "unkind"
        case .personal: "personal information"
        case .illegal: "against the law"
        case .under13: "may be under 13"
        case .other: "something else"
        }
    }

    static let sentTitle = "Thank you: your report is with the moderators"
    static let sent = [
        "They look at reports as they come, within four hours as a rule. What is urgent goes first.",
        "If you were signed in, your notices will say what came of it. You need do nothing more.",
    ]
    static let back = "Back to the boards"
    static let backToThread = "Back to the thread"
}

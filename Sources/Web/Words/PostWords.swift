import Features

/// What stands around a post: what can be done with it, and what it is to its reader.
enum PostWords {
    static let reply = "Reply"
    static let quote = "Quote"
    static let thanks = "Thanks"
    static let report = "Report"
    static let source = "See the source"
    static let bookmark = "Bookmark"
    static let unbookmark = "Remove bookmark"
    static let edit = "Edit"
    static let delete = "Delete"
    static let markAnswer = "Mark as the answer"
    static let unmarkAnswer = "No longer the answer"
    static let remove = "Remove"
    static let restore = "Restore"
    static let decision = "See the decision"
    static let newTitle = "New title:"
    /// Of a thread whose title went with its first post.
    static let itsTitle = "Its title:"

    static let you = "You"
    static let starter = "Thread starter"
    static let held = "Held. Only you and the moderators see this."
    static let heldMeans = "Usually somebody looks within 4 hours."
    static let whyHeld = "Why it waits"
    static let toQueue = "To the queue"

    /// What a link or button is about, for those who don't see where it stands.
    static func of(_ position: Int) -> String { " post \(Plural.grouped(position))" }

    static func more(_ position: Int) -> String { "More for post \(Plural.grouped(position))" }

    static func thanks(_ count: Int) -> String { count == 0 ? thanks : "\(thanks) \(Plural.grouped(count))" }

    /// "Thanks from ada, ben and 3 others".
    static func thanked(by names: [String], of count: Int) -> HTML? {
        guard let first = names.first else { return nil }
        let shown = names.map { name -> HTML in "<bdi>\(name)</bdi>" }
        let others = max(0, count - names.count)
        guard others > 0 || shown.count > 1 else { return "Thanks from <bdi>\(first)</bdi>" }
        let last: HTML = others > 0 ? "\(Plural(others, "other", "others").words)" : shown[shown.count - 1]
        let before = others > 0 ? shown[...] : shown.dropLast()
        var list: HTML = ""
        for (index, name) in before.enumerated() { list += index == 0 ? name : ", \(name)" }
        return "Thanks from \(list) and \(last)"
    }

    static func answer(by name: String) -> HTML { "The answer, says <bdi>\(name)</bdi>" }

    static func solved(in position: Int) -> String { "Solved in #\(Plural.grouped(position))" }

    static func answered(in position: Int) -> String { "The answer, #\(Plural.grouped(position))" }

    static func ignored(_ name: String) -> HTML { "A post by <bdi>\(name)</bdi>, whom you ignore" }

    static func quoting(_ name: String) -> HTML { "A post that quotes <bdi>\(name)</bdi>, whom you ignore" }

    /// What stands in place of a post's words, or over them.
    static func folded(_ post: FoldedPost) -> HTML {
        switch post {
        case .written(let name): ignored(name)
        case .quoting(let name): quoting(name)
        }
    }
}

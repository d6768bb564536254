import Features

/// Addresses where posts are reported and decided about, and threads arranged.
extension Link {
    static let queue = "/moderation"
    static let queueDecided = "/moderation?after=decision"

    static func queueItem(_ id: QueueItem.ID) -> String {
        "\(queue)/\(id)"
    }

    /// The queue, from behind one of its rows on.
    static func queue(from cursor: QueueCursor) -> String {
        "\(queue)?from=\(cursor.isUrgent ? 1 : 0)-\(cursor.at.rawValue)-\(cursor.id)"
    }

    static func report(_ id: Post.ID) -> String {
        "\(post(id))/report"
    }

    static func reported(_ id: Post.ID) -> String {
        "\(report(id))?after=sent"
    }

    static func remove(_ id: Post.ID) -> String {
        "\(post(id))/remove"
    }

    static func restore(_ id: Post.ID) -> String {
        "\(post(id))/restore"
    }

    /// What was decided about a post, for its author and for those who decide.
    static func decision(on id: Post.ID) -> String {
        "\(post(id))/decision"
    }

    static func lock(_ id: Discussion.ID) -> String { "/d/\(id)/lock" }
    static func unlock(_ id: Discussion.ID) -> String { "/d/\(id)/unlock" }
    static func pin(_ id: Discussion.ID) -> String { "/d/\(id)/pin" }
    static func unpin(_ id: Discussion.ID) -> String { "/d/\(id)/unpin" }
    static func retitle(_ id: Discussion.ID) -> String { "/d/\(id)/retitle" }
}

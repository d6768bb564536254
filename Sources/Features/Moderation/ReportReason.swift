import Storage

/// Why somebody says that a post should be looked at.
package enum ReportReason: String, Sendable, CaseIterable, SQLBindable, SQLReadable {
    case spam
    case offTopic = "off-topic"
    case unkind
    case personal
    case illegal
    /// Whoever wrote it may be below the age from which one may without a parent.
    case under13 = "under-13"
    case other

    /// Hides the post at once and is looked at before anything else: a child must not wait for the queue.
    var isUrgent: Bool { self == .under13 }
}

/// What somebody says of a post.
package struct ReportDraft: Sendable, Equatable {
    package let reason: ReportReason
    package let words: String

    package init(_ reason: ReportReason, words: String = "") {
        self.reason = reason
        self.words = words
    }
}

/// A post that is about to be reported, as the page for that shows it.
package struct ReportablePost: Sendable, Equatable {
    package let id: Post.ID
    package let discussion: DiscussionLink
    package let position: Int
    package let by: String
    package let excerpt: String
}

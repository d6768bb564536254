/// An item of the queue, with all that is to be known for deciding about it.
package struct QueueCase: Sendable, Equatable {
    package let item: QueueItem
    package let board: BoardLink
    package let discussion: DiscussionLink
    /// Something of the discussion can be read.
    package let isOpen: Bool
    /// The post itself, whatever its state, with its markup.
    package let post: Post
    package let html: String
    /// The title that came with these words, and that nobody reads before they are let through; nil where none did.
    package var waitingTitle: String?
    /// What it answers; nil for a post that answers nobody here, and where that can't be read.
    package let answers: Context?
    /// What is known of who wrote it; nil for somebody of an archive.
    package let author: Facts?
    package let reports: [Report]
    /// Reports there are in all.
    package let reportCount: Int
    /// What came of it; nil as long as it waits.
    package let outcome: Outcome?
    /// Whoever looks at it wrote the post, and does not decide.
    package let isOwn: Bool
    /// Whoever looks at it has taken it.
    package let isTaken: Bool

    /// The reason that most of the reports give, as the list has it; nil when there is none.
    package var reason: ReportReason? {
        let counts = Dictionary(reports.map { ($0.reason, 1) }, uniquingKeysWith: +)
        return reports.map(\.reason).max { counts[$0, default: 0] < counts[$1, default: 0] }
    }

    /// A post that another one answers.
    package struct Context: Sendable, Equatable {
        package let id: Post.ID
        package let position: Int
        package let name: String
        package let excerpt: String
    }

    /// A member, as moderators see them: no address, no age.
    package struct Facts: Sendable, Equatable {
        package let joinedAt: Moment
        /// Posts of theirs that can be read.
        package let posts: Int
        /// Decisions about posts of theirs.
        package let decisions: Int
        /// The last few, newest first.
        package let past: [Decision]
    }

    /// What somebody said of the post.
    package struct Report: Sendable, Equatable {
        package let reason: ReportReason
        package let words: String
        /// Nil when a guest did.
        package let by: String?
        package let madeAt: Moment
    }

    /// How an item ended.
    package struct Outcome: Sendable, Equatable {
        package let at: Moment
        /// Nil when its author took the post back.
        package let decision: Decision?
    }
}

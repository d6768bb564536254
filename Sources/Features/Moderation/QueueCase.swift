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
    /// The title that its thread has with these words, and that nobody reads without them; nil where they gave it none.
    package var waitingTitle: String?
    /// What is to take the place of these words, where that waits.
    package var edit: Edit?
    /// Which of its author's edits was the last.
    package var edition = 0
    /// What it answers; nil for a post that answers nobody here, and where that can't be read.
    package let answers: Context?
    /// What is known of who wrote it; nil for somebody of an archive.
    package let author: Facts?
    /// What readers said of it; nothing for whoever wrote it.
    package let reports: [Report]
    /// Reports there are in all.
    package let reportCount: Int
    /// What came of it; nil as long as it waits.
    package let outcome: Outcome?
    /// Whoever looks at it wrote the post, and does not decide.
    package let isOwn: Bool
    /// Whoever looks at it has taken it.
    package let isTaken: Bool

    /// What whoever decides says that they have seen: which words, whether they are read, what readers said of them.
    package var seen: String {
        Self.seen(edition: edition, post.state, isUrgent: item.isUrgent, reports: reportCount)
    }

    static func seen(edition: Int, _ state: Post.State, isUrgent: Bool, reports: Int) -> String {
        "\(edition)-\(state.rawValue)-\(isUrgent ? "urgent" : "usual")-\(reports)"
    }

    /// The reason that most of these reports give, as the list has it; nil when there is none.
    package var reason: ReportReason? {
        let counts = Dictionary(reports.map { ($0.reason, 1) }, uniquingKeysWith: +)
        return reports.map(\.reason).max { counts[$0, default: 0] < counts[$1, default: 0] }
    }

    /// Words that are to take the place of a post's, and that nobody reads before they are let through.
    package struct Edit: Sendable, Equatable {
        /// What the thread is to be called; nil where that stays.
        package let title: String?
        /// The markup that the post would have.
        package let html: String
        package let madeAt: Moment
        /// The post's source as it stands.
        let standing: String
        /// The source that is to take its place.
        let source: String

        /// What it changes, line by line.
        package var changes: [DiffLine] { TextDiff.lines(from: standing, to: source) }
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

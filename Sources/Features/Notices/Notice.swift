import Storage

/// What a member is told: that something was said or done which concerns them, about one post.
package struct Notice: Sendable, Equatable {
    package struct ID: RowID {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    /// Why they are told.
    package enum Kind: String, Sendable, CaseIterable, Codable, SQLBindable, SQLReadable {
        /// Somebody answered their post.
        case reply
        /// Somebody wrote their name with an `@`.
        case mention
        /// Somebody quoted them.
        case quote
        /// Somebody thanked them.
        case thanks
        /// Something new in what they follow.
        case followed
        /// A moderator decided about their post.
        case decision
        /// What became of their report.
        case report

        /// What outlives its post: people are owed it whatever becomes of that.
        var isOwed: Bool { self == .decision || self == .report }
    }

    package let id: ID
    package let kind: Kind
    /// Who did it; nil where nobody is named.
    package let by: String?
    package let post: Post.ID
    /// Without a title where nothing of it can be read, and another began it.
    package let discussion: DiscussionLink
    /// The post's first words; empty where it is not to be read.
    package let excerpt: String
    package let at: Moment
    package let isUnread: Bool

    /// How long notices are kept, in seconds.
    package static let kept = 90 * Moment.day
    /// Counting unread ones ends here: more are "99+".
    package static let mostCounted = 100
}

/// A post that was written, as far as notices are concerned.
struct PostedNotice: Sendable {
    let post: Post.ID
    let discussion: Discussion.ID
    let board: Board.ID
    let by: Member.ID
    /// Who wrote what it answers, where that is a member.
    let parentAuthor: Member.ID?
    let mentioned: [Member.ID]
    /// Who wrote what it quotes.
    let quoted: [Member.ID]
    /// Who may read the post.
    let audience: Audience
    let startsDiscussion: Bool
    /// It was stored just now: nobody can have been told of it.
    var isNew = false
}

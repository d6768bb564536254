import Storage

/// A post that has passed the gate and is about to be stored.
struct NewPost: Sendable {
    /// Who wrote it.
    enum Writer: Sendable, Equatable {
        case member(Member.ID)
        /// An imported author, with the name as this message gives it.
        case author(Author.ID, byline: String)
    }

    let writer: Writer
    /// Its own subject, where that is not the discussion's title.
    let subject: String?
    let messageID: String
    let fingerprint: [UInt8]
    var postedAt: Moment
    let arrivedAt: Moment
    let body: RenderedBody
    let audience: Audience
    /// The rule that keeps it back until a moderator has looked at it; nil for a post that is seen at once.
    var heldBy: String?

    /// Milliseconds that a discussion's end may be ahead of a post that is written now: many write at the same time.
    private static let closeBehind: Int64 = 5_000

    /// The same post a moment behind the end of its discussion, when it was written just now by a member: two who
    /// answer in the same millisecond stand one after the other, and nothing has to be put in order.
    func following(_ tail: DiscussionTail) -> NewPost {
        guard case .member = writer, postedAt <= tail.tailAt,
            tail.tailAt.rawValue - postedAt.rawValue <= Self.closeBehind
        else { return self }
        var post = self
        post.postedAt = Moment(rawValue: tail.tailAt.rawValue + 1)
        return post
    }
}

/// A post's parent, and why it is that.
struct Parent: Sendable, Equatable {
    let id: Post.ID
    let link: Post.ParentLink
}

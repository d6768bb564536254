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
    let postedAt: Moment
    let arrivedAt: Moment
    let body: RenderedBody
    let audience: Audience
}

/// A post's parent, and why it is that.
struct Parent: Sendable, Equatable {
    let id: Post.ID
    let link: Post.ParentLink
}

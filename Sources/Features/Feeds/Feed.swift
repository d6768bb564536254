/// The newest posts of a place, newest first, as programs follow them.
package struct Feed: Sendable, Equatable {
    /// What the feed follows.
    package enum Subject: Sendable, Equatable {
        case site
        case board(BoardLink, description: String)
        case discussion(DiscussionLink)
        case member(Byline)
        case search(SearchQuery)
    }

    package let subject: Subject
    package let entries: [FeedEntry]
}

/// A post as it leaves the site: whole, and readable anywhere.
package struct FeedEntry: Sendable, Equatable {
    package let id: Post.ID
    package let discussion: DiscussionLink
    package let board: BoardLink
    /// The subject that the post came with, or its discussion's title.
    package let title: String
    package let by: Byline
    package let postedAt: Moment
    package let editedAt: Moment?
    /// The body, its links absolute; nil where it is too long for a feed.
    package let html: String?
    /// Its first words.
    package let excerpt: String
}

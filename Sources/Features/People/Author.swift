import Storage

/// Someone whose posts came with an archive: a name, no credentials, no address that anyone sees.
package struct Author: Sendable, Equatable {
    package struct ID: RowID {
        package let rawValue: Int64
        package init(rawValue: Int64) { self.rawValue = rawValue }
    }

    package let id: ID
    package let name: String
    package let slug: String
}

/// An author's or member's page: a list of what they wrote, newest first.
package struct PersonPage: Sendable, Equatable {
    package let by: Byline
    /// Posts that the reader may see, counted up to one more than `countedPosts`: a page costs the same however much
    /// somebody wrote.
    package let postCount: Int
    package let firstAt: Moment?
    package let list: ListPage<Entry>
    /// What a member says of themselves, as safe markup for the inside of a paragraph; nil for nothing.
    package let about: String?

    package static let countedPosts = 1_000

    package struct Entry: Sendable, Equatable {
        package let post: Post.ID
        package let discussion: DiscussionLink
        package let board: BoardLink
        package let excerpt: String
        package let at: Moment
    }
}

/// What has changed in the community: published once it is durable, for whatever keeps a picture of it.
package enum CommunityEvent: Sendable, Equatable {
    /// A member started a discussion or answered in one.
    case posted(PostedEvent)
    /// A discussion was pinned or locked.
    case arranged(Discussion.ID, in: Board.ID)
    /// An archive brought posts: these discussions grew, were put in another order, or became part of another.
    case archived(Set<Discussion.ID>, in: Board.ID)
    /// The markup of posts in these discussions was made anew from the same words.
    case rerendered(Set<Discussion.ID>)
    /// A board is new.
    case boardOpened(Board.ID)
    /// A member is new, or was found under that name.
    case enrolled(Member.ID)
    /// Some member has another standing, which stands beside the name on all of their posts.
    case standingChanged
    /// A member has another name, which stands beside all of their posts and in addresses.
    case renamed(Member.ID)
    /// What a member says of themselves is different.
    case profileChanged(Member.ID)
    /// Posts of an archive are a member's from now on, or no more: bylines on any page may lead elsewhere.
    case claimed(by: Member.ID)
    /// Another process has written to the database: anything may be different.
    case changedOutside
}

/// A post that was added.
package struct PostedEvent: Sendable, Equatable {
    package let post: Post.ID
    package let discussion: Discussion.ID
    package let board: Board.ID
    package let by: Member.ID
    /// The discussions of its board stand in another order since.
    package let reordersBoard: Bool
}

/// What has changed in the community: published once it is durable, for whatever keeps a picture of it.
package enum CommunityEvent: Sendable, Equatable {
    /// A member started a discussion or answered in one.
    case posted(PostedEvent)
    /// What a post says, or whether it is to be read, is different.
    case postChanged(StateChange)
    /// Who thanked for a post is different.
    case thanked(Post.ID, in: Discussion.ID)
    /// What these members are told has changed beside what `postChanged` says of it: no page of anybody else shows it.
    case noticed(Set<Member.ID>)
    /// A discussion was pinned, locked or answered, or no more.
    case arranged(Discussion.ID, in: Board.ID)
    /// An archive brought posts: these discussions grew, were put in another order, or became part of another.
    case archived(Set<Discussion.ID>, in: Board.ID)
    /// The markup of posts in these discussions was made anew from the same words.
    case rerendered(Set<Discussion.ID>)
    /// A board is new.
    case boardOpened(Board.ID)
    /// A board is for something else, which its threads' pages show.
    case boardChanged(Board.ID)
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

/// A post that was changed: whom it concerns.
package struct StateChange: Sendable, Equatable {
    package let post: Post.ID
    package let discussion: Discussion.ID
    package let board: Board.ID
    /// Who wrote it, where that is a member.
    package let author: Member.ID?
    /// Discussions with posts that quote it.
    package let quotedIn: Set<Discussion.ID>
    /// Those whose bells told of it and don't any more, or do again.
    package let belled: Set<Member.ID>

    package init(
        post: Post.ID, discussion: Discussion.ID, board: Board.ID, author: Member.ID?,
        quotedIn: Set<Discussion.ID> = [], belled: Set<Member.ID> = []
    ) {
        self.quotedIn = quotedIn
        self.belled = belled
        self.post = post
        self.discussion = discussion
        self.board = board
        self.author = author
    }

    /// Both changes of one post.
    func union(_ other: StateChange) -> StateChange {
        StateChange(
            post: post, discussion: discussion, board: board, author: author,
            quotedIn: quotedIn.union(other.quotedIn), belled: belled.union(other.belled))
    }
}

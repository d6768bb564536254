import Storage

/// Stores posts and keeps every count that follows from them; the only code that inserts one.
///
/// It lives inside one transaction. A post that is newest in its discussion gets the next position; any other leaves
/// the discussion unsettled, and `Settlement` puts its positions in order before the transaction ends. The post's entry
/// in the search index is left open, and `SearchKeeper` closes it then, too.
struct PostWriter {
    let transaction: any Transaction

    /// Stores a post at the end of a discussion.
    ///
    /// True in the result: the discussion must be settled.
    func append(_ post: NewPost, to discussion: Discussion.ID, under parent: Parent?) throws -> Appended {
        let tail = try transaction.one(.tail(of: discussion))
        let id = try insert(post, in: discussion, at: tail.postCount + 1, under: parent)
        let isNewest = post.postedAt > tail.tailAt
        try number(id, in: tail.board)
        if isNewest {
            try transaction.run(.extend(discussion, with: id, at: post.postedAt))
        } else {
            try transaction.run(.countPost(in: discussion))
        }
        try transaction.run(.countPosts(1, in: tail.board))
        return Appended(id: id, needsSettling: !isNewest)
    }

    /// Stores the first post of a new discussion.
    func start(_ opening: Opening, with post: NewPost) throws -> (discussion: Discussion.ID, post: Post.ID) {
        let discussion = try transaction.one(.startDiscussion(opening, at: post.postedAt))
        let id = try insert(post, in: discussion, at: 1, under: nil)
        try transaction.run(.setFirstAndLast(id, of: discussion))
        try number(id, in: opening.board)
        try transaction.run(.countDiscussionAndPost(in: opening.board))
        return (discussion, id)
    }

    /// Gives a post that is there already a number in a further board: a cross-post is one post with two articles.
    func number(_ post: Post.ID, in board: Board.ID) throws {
        let number = try transaction.one(.nextArticle(in: board))
        try transaction.run(.article(post, number: number, in: board))
    }

    private func insert(
        _ post: NewPost, in discussion: Discussion.ID, at position: Int, under parent: Parent?
    ) throws -> Post.ID {
        let id = try transaction.one(.insertPost(post, in: discussion, at: position, under: parent))
        try transaction.run(.insertBody(post.body, of: id))
        try transaction.run(.openEntry(of: id, text: post.body.text))
        return id
    }

    struct Appended {
        let id: Post.ID
        let needsSettling: Bool
    }
}

/// What a new discussion begins with.
struct Opening: Sendable {
    let board: Board.ID
    let title: String
    /// What other messages' subjects are compared with.
    let subjectKey: String
    /// Its first message is itself a reply whose parent is not here.
    let opensWithReply: Bool
}

/// The end of a discussion, where the next post goes.
struct DiscussionTail: Sendable {
    let board: Board.ID
    let postCount: Int
    /// When the newest post, whatever its state, was written.
    let tailAt: Moment
}

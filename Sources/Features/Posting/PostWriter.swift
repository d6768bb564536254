import Storage

/// Stores posts and keeps every count that follows from them; the only code that inserts one.
///
/// It lives inside one transaction. A post that is newest in its discussion gets the next position; any other leaves
/// the discussion unsettled, and `Settlement` puts its positions in order before the transaction ends. The post's entry
/// in the search index is left open, and `SearchKeeper` closes it then, too, unless all that stands in it is known by
/// now. One that a rule holds back has its place, and is not counted as seen by anybody.
struct PostWriter {
    let transaction: any Transaction

    /// Stores a post at the end of a discussion.
    ///
    /// True in the result: the discussion must be settled.
    ///
    /// - Parameters:
    ///   - tail: where it ends; looked up where that is not known.
    ///   - entry: all that the post is found by where it comes last; nil where that is not known.
    func append(
        _ post: NewPost, to discussion: Discussion.ID, after tail: DiscussionTail? = nil, under parent: Parent?,
        found entry: KnownEntry? = nil
    ) throws -> Appended {
        let tail = try tail ?? transaction.one(.tail(of: discussion))
        let post = post.following(tail)
        let isNewest = post.postedAt > tail.tailAt
        // What has to be settled may be called something else then.
        let id = try insert(
            post, in: discussion, at: tail.postCount + 1, under: parent, found: isNewest ? entry : nil)
        let isVisible = post.heldBy == nil
        // Nobody saw the discussion until now.
        let isFirstSeen = isVisible && tail.visibleCount == 0
        try number(id, in: tail.board, posts: isVisible ? 1 : 0, discussions: isFirstSeen ? 1 : 0)
        switch (isNewest, isVisible) {
        case (true, true): try transaction.run(.extend(discussion, with: id, at: post.postedAt))
        case (true, false): try transaction.run(.extendUnseen(discussion, at: post.postedAt))
        case (false, _): try transaction.run(.countPost(in: discussion, isVisible: isVisible))
        }
        return Appended(id: id, postedAt: post.postedAt, needsSettling: !isNewest)
    }

    /// Stores the first post of a new discussion.
    func start(_ opening: Opening, with post: NewPost) throws -> (discussion: Discussion.ID, post: Post.ID) {
        let isVisible = post.heldBy == nil
        let discussion = Discussion.ID(
            rawValue: try transaction.insert(.startDiscussion(opening, at: post.postedAt, isVisible: isVisible)))
        let id = try insert(post, in: discussion, at: 1, under: nil)
        try transaction.run(.setFirstAndLast(id, of: discussion, isVisible: isVisible))
        try number(id, in: opening.board, posts: isVisible ? 1 : 0, discussions: isVisible ? 1 : 0)
        return (discussion, id)
    }

    /// Gives a post that is there already a number in a further board: a cross-post is one post with two articles.
    func number(_ post: Post.ID, in board: Board.ID) throws {
        try number(post, in: board, posts: 0, discussions: 0)
    }

    /// The same for one that is new there, and counts so much.
    private func number(_ post: Post.ID, in board: Board.ID, posts: Int, discussions: Int) throws {
        // Two statements: RETURNING takes longer.
        try transaction.run(.takeArticle(in: board, posts: posts, discussions: discussions))
        let number = try transaction.one(.lastArticle(in: board))
        try transaction.run(.article(post, number: number, in: board))
    }

    private func insert(
        _ post: NewPost, in discussion: Discussion.ID, at position: Int, under parent: Parent?,
        found entry: KnownEntry? = nil
    ) throws -> Post.ID {
        let id = Post.ID(
            rawValue: try transaction.insert(.insertPost(post, in: discussion, at: position, under: parent)))
        try transaction.run(.insertBody(post.body, of: id))
        if post.heldBy != nil {
            try transaction.run(.newEntry(of: id, .hidden, text: post.body.text))
        } else if let entry {
            try SearchKeeper(transaction: transaction, index: entry.index)
                .add(id, at: post.postedAt, as: entry.source, words: entry.words)
        } else {
            try transaction.run(.newEntry(of: id, .waiting, text: post.body.text))
        }
        return id
    }

    struct Appended {
        let id: Post.ID
        let postedAt: Moment
        let needsSettling: Bool
    }
}

/// All that a post is found by, known before it is stored.
struct KnownEntry: Sendable {
    let source: EntrySource
    /// The words of its text, as `TextWords` joins them.
    let words: String
    let index: any SearchIndex
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
    let visibleCount: Int
    /// When the newest post, whatever its state, was written.
    let tailAt: Moment
}

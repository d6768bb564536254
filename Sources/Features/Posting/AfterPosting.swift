import Storage

/// What the verbs that post, edit and decide need beside their transaction.
struct PostingDesk: Sendable {
    let renderer: BodyRenderer
    let rules: RuleKeeper
    let index: any SearchIndex
    /// Seconds until a mail about something new is due.
    let noticeDelay: Int64

    init(renderer: BodyRenderer, store: any Store, _ surroundings: Surroundings) {
        self.renderer = renderer
        rules = surroundings.rules
        index = store.searchIndex
        noticeDelay = surroundings.noticeDelay
    }

    func states(in transaction: any Transaction) -> PostStates {
        PostStates(transaction: transaction, renderer: renderer, index: index)
    }

    func quotes(in transaction: any Transaction) -> QuoteKeeper {
        QuoteKeeper(transaction: transaction, renderer: renderer, index: index)
    }

    func notices(in transaction: any Transaction, at now: Moment) -> NoticeWriter {
        NoticeWriter(transaction: transaction, now: now, delay: noticeDelay)
    }
}

/// A post that readers see from now on.
struct PublishedPost: Sendable {
    let post: Post.ID
    let discussion: Discussion.ID
    let board: Board.ID
    let by: Member.ID
    /// Who wrote what it answers.
    let parentAuthor: Member.ID?
    let audience: Audience
    /// It is the first of its discussion.
    let starts: Bool
    /// The names that it calls.
    let mentions: [String]
    /// It may quote posts.
    let quotes: Bool
    /// It was stored just now.
    let isNew: Bool
}

/// What follows from a post in the transaction that stores it, or lets it be read.
struct AfterPosting {
    let transaction: any Transaction
    let desk: PostingDesk

    /// What is the writer's own, and what a post says of others, whether it is read at once or has to wait.
    func wrote(_ post: PublishedPost, _ written: WrittenPost, in board: Board.ID) throws {
        let (member, now) = (written.draft.by, written.now)
        try desk.quotes(in: transaction).record(post.post, written.text, by: member)
        if let form = written.form {
            try transaction.remember(form, by: member, post: post.post, at: now)
            try transaction.run(
                .dropDraft(
                    target: written.target, of: member, typedIn: form.nonce,
                    saying: (title: written.title ?? "", source: written.body.source)))
        }
        try ReadingKeeper(transaction: transaction)
            .wrote(post.post, in: post.discussion, by: member, at: now, started: post.starts)
        guard let rule = written.heldBy else { return }
        try QueueKeeper(transaction: transaction).open(post.post, board: board, kind: .held, rule: rule, at: now)
    }

    /// Tells whom it concerns that a post is there to be read.
    ///
    /// - Returns: whose bell has changed.
    func published(_ post: PublishedPost, at now: Moment) throws -> Set<Member.ID> {
        let mentioned = try transaction.mentioned(post.mentions)
        let quoted = post.quotes ? try transaction.all(.quotedMembers(by: post.post)) : []
        return try desk.notices(in: transaction, at: now).posted(
            PostedNotice(
                post: post.post, discussion: post.discussion, board: post.board, by: post.by,
                parentAuthor: post.parentAuthor, mentioned: mentioned, quoted: quoted, audience: post.audience,
                startsDiscussion: post.starts, isNew: post.isNew))
    }

    /// The same for a post that was held until now; an old one is told to nobody, for it is not known any more who was
    /// told of it before.
    func released(_ post: Post.ID, at now: Moment) throws -> Set<Member.ID> {
        let oldest = now.advanced(seconds: -Notice.kept)
        guard let published = try transaction.first(.published(post, after: oldest)) else { return [] }
        return try self.published(published, at: now)
    }
}

extension Query where Row == Member.ID {
    /// Members whose posts a post quotes, as far as those are there to be read.
    fileprivate static func quotedMembers(by post: Post.ID) -> Self {
        Query(
            """
            SELECT DISTINCT o.member FROM quote q JOIN post o ON o.id = q.original
            WHERE q.post = \(post) AND o.member IS NOT NULL AND o.state = 'visible'
            """)
    }
}

extension Query where Row == PublishedPost {
    /// A member's post that is to be read and was written after a moment.
    fileprivate static func published(_ post: Post.ID, after moment: Moment) -> Self {
        Query(
            """
            SELECT p.id, d.id, d.board, p.member, q.member, p.audience, p.parent IS NULL, y.source
            FROM post p
            JOIN discussion d ON d.id = p.discussion
            JOIN body y ON y.post = p.id
            LEFT JOIN post q ON q.id = p.parent
            WHERE p.id = \(post) AND p.state = 'visible' AND p.member IS NOT NULL AND p.posted_at > \(moment)
            """
        ) { row in
            PublishedPost(
                post: try row.next(), discussion: try row.next(), board: try row.next(), by: try row.next(),
                parentAuthor: try row.next(), audience: try row.next(), starts: try row.next(),
                mentions: Mentions.names(in: try row.next()), quotes: true, isNew: false)
        }
    }
}

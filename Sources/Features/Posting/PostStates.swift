import MessageFormat
import Storage

/// Changes whether a post is to be read, inside one transaction, with everything that follows from it: counts, first
/// and last posts, what is found, what quotes it, what people are told.
struct PostStates {
    let transaction: any Transaction
    let index: any SearchIndex
    private let quotes: QuoteKeeper

    init(transaction: any Transaction, renderer: BodyRenderer, index: any SearchIndex) {
        self.transaction = transaction
        self.index = index
        quotes = QuoteKeeper(transaction: transaction, renderer: renderer, index: index)
    }

    /// What a discussion is called whose title was taken back.
    static let wipedTitle = "A thread that was taken back"
    /// What it is called as long as the post is not to be read whose words its title is.
    static let takenTitle = "A thread whose first post was taken away"

    /// Keeps a post back that was to be read until now, or removed.
    @discardableResult
    func hold(_ post: Post.ID, rule: String, at now: Moment) throws -> StateChange {
        try change(post, to: .held, by: .rule, reason: rule, at: now)
    }

    /// Lets a post be read that was held back.
    @discardableResult
    func release(_ post: Post.ID, at now: Moment) throws -> StateChange {
        try show(post, isNew: transaction.one(.wasNeverSeen(post)), at: now)
    }

    /// Takes a post down; its words are kept for a while.
    @discardableResult
    func remove(_ post: Post.ID, by: Post.StateBy, reason: String?, at now: Moment) throws -> StateChange {
        try change(post, to: .removed, by: by, reason: reason, at: now)
    }

    /// Keeps a post away that was held; its author alone reads why.
    ///
    /// One that nobody could read leaves nothing in its place for others.
    @discardableResult
    func reject(_ post: Post.ID, at now: Moment) throws -> StateChange {
        let isNew = try transaction.one(.wasNeverSeen(post))
        return try change(post, to: .removed, by: isNew ? .rule : .moderator, reason: nil, at: now)
    }

    /// Puts a removed post back, whose words are still there.
    ///
    /// - Parameter isNew: nobody could read it before it was removed either.
    @discardableResult
    func restore(_ post: Post.ID, isNew: Bool, at now: Moment) throws -> StateChange {
        try show(post, isNew: isNew, at: now)
    }

    private func show(_ post: Post.ID, isNew: Bool, at now: Moment) throws -> StateChange {
        let change = try change(post, to: .visible, by: nil, reason: nil, at: now)
        if isNew { try putLast(post, in: change.discussion, at: now) }
        try giveTitleBack(of: post, to: change.discussion)
        return change
    }

    /// Whoever has read on meanwhile would never see a post as new that nobody could read until now: it comes last, as
    /// if it was written now.
    private func putLast(_ post: Post.ID, in discussion: Discussion.ID, at now: Moment) throws {
        try ReadingKeeper(transaction: transaction).comesLast(post, in: discussion)
        let tail = try transaction.one(.tail(of: discussion))
        try transaction.run(.date(post, at: Moment(rawValue: max(now.rawValue, tail.tailAt.rawValue + 1))))
        try Settlement(transaction: transaction).settle(discussion)
    }

    /// A title is words of the first post: nobody reads it without those.
    private func takeTitle(of post: Post.ID, from discussion: Discussion.ID) throws {
        try transaction.run(.keepTitle(of: discussion, with: post))
        try transaction.run(.retitle(discussion, title: Self.takenTitle, key: "", opensWithReply: false))
        try transaction.run(.markStale(in: discussion))
    }

    /// Gives a discussion the title again that went with its first post.
    private func giveTitleBack(of post: Post.ID, to discussion: Discussion.ID) throws {
        guard let title = try transaction.first(.takenTitle(of: post)) else { return }
        try transaction.run("UPDATE post SET subject = NULL WHERE id = \(post)")
        guard try transaction.one(.standing(of: post)).givesTitle else { return }
        try transaction.run(.retitle(discussion, title: title, key: SubjectLine.base(title), opensWithReply: false))
        try transaction.run(.markStale(in: discussion))
    }

    /// Leaves no readable word of a removed post: not in it, its versions, an edit that waits, what quotes it, or the
    /// title it gave.
    ///
    /// Its number and its Message-ID stay.
    func wipe(_ post: Post.ID, at now: Moment) throws {
        let known = try transaction.one(.standing(of: post))
        try NoticeWriter(transaction: transaction, now: now, delay: 0)
            .wiped(post, opening: known.givesTitle ? known.discussion : nil)
        try quotes.originalWiped(post)
        try transaction.run(.wipeBody(of: post))
        try transaction.run(.wipePost(post, at: now))
        try transaction.run("DELETE FROM revision WHERE post = \(post)")
        try transaction.run(.dropEdit(of: post))
        try transaction.run("DELETE FROM quote WHERE post = \(post)")
        try transaction.run(.dropThanks(for: post))
        try transaction.run(.dropBookmarks(of: post))
        if let author = known.author { try transaction.run(.dropDraft(target: .edit(post), of: author)) }
        try forgetWords(of: post)
        guard known.givesTitle else { return }
        try transaction.run(.retitle(known.discussion, title: Self.wipedTitle, key: "", opensWithReply: false))
        try transaction.run(.markStale(in: known.discussion))
    }

    /// Whether a post is to be read changes what readers count.
    private func change(
        _ post: Post.ID, to state: Post.State, by: Post.StateBy?, reason: String?, at now: Moment
    ) throws -> StateChange {
        let known = try transaction.one(.standing(of: post))
        let isSeen = state == .visible
        let wasSeen = known.state == .visible
        try transaction.run(.setState(post, state, by: by, reason: reason, at: state == .visible ? nil : now))
        if isSeen != wasSeen {
            let before = try transaction.one(.tail(of: known.discussion)).visibleCount
            let after = before + (isSeen ? 1 : -1)
            try transaction.run(.countVisible(in: known.discussion, isSeen ? 1 : -1))
            try transaction.run(.findLast(of: known.discussion))
            try transaction.run(.countPosts(isSeen ? 1 : -1, in: known.board))
            if (before > 0) != (after > 0) {
                try transaction.run(.countDiscussions(isSeen ? 1 : -1, in: known.board))
            }
            try transaction.run(isSeen ? .showEntry(of: post) : .staleEntry(of: post))
        }
        // One that is held is none only until somebody has decided: anybody can bring that about.
        if state == .removed {
            try transaction.run(.dropAnswer(post))
            try transaction.run(.dropEdit(of: post))
        }
        let opening = wasSeen && !isSeen && known.givesTitle && known.author != nil ? known.discussion : nil
        if let opening { try takeTitle(of: post, from: opening) }
        let notices = NoticeWriter(transaction: transaction, now: now, delay: 0)
        let belled: Set<Member.ID> =
            switch state {
            case .visible: try notices.bells(tellingOf: post)
            case .held: try notices.held(post, opening: opening)
            case .removed: try notices.died(with: post, opening: opening)
            }
        let quoting = try quotes.originalChanged(post)
        return StateChange(
            post: post, discussion: known.discussion, board: known.board, author: known.author,
            quotedIn: try transaction.discussions(of: quoting).subtracting([known.discussion]), belled: belled)
    }

    /// The index holds words of a post that is not to be read only until the transaction ends; its text goes with it.
    private func forgetWords(of post: Post.ID) throws {
        guard let entry = try transaction.first(.entry(of: post)) else { return }
        if entry.state == .indexed || entry.state == .stale {
            try index.remove(entry.stored.entry(key: entry.key), in: transaction)
        }
        try transaction.run(.forgetEntry(of: post))
    }
}

/// A post as those see it who change its state.
struct PostStanding: Sendable {
    let discussion: Discussion.ID
    let board: Board.ID
    let state: Post.State
    let author: Member.ID?
    /// Its discussion's title is words of it: it is the first, and no moderator has named the thread since.
    let givesTitle: Bool
}

extension Query where Row == PostStanding {
    /// A post whose discussion stands where it is.
    static func standing(of post: Post.ID) -> Self {
        Query(
            """
            SELECT d.id, d.board, p.state, p.member,
                CASE WHEN d.first_post = p.id AND d.is_retitled = 0 THEN 1 ELSE 0 END
            FROM post p JOIN discussion d ON d.id = p.discussion
            WHERE p.id = \(post)
            """
        ) { row in
            PostStanding(
                discussion: try row.next(), board: try row.next(), state: try row.next(), author: try row.next(),
                givesTitle: try row.next())
        }
    }
}

import MessageFormat
import Prose
import Storage

/// What someone wants to say: the start of a discussion, or a reply.
package struct Draft: Sendable {
    /// Where it goes.
    package enum Place: Sendable {
        case newDiscussion(in: Board.ID, title: String)
        case reply(to: Post.ID)
    }

    package var place: Place
    /// Markdown.
    package var source: String
    package var by: Member.ID

    package init(_ place: Place, source: String, by: Member.ID) {
        self.place = place
        self.source = source
        self.by = by
    }
}

extension Discussions {
    /// Posts what a member wrote: gate, store.
    ///
    /// Returns where it stands.
    @discardableResult
    package func post(_ draft: Draft, by actor: Actor) async throws(PostingError) -> Post.ID {
        let body = try gate.admit(written: draft.source, by: actor)
        let now = surroundings.now()
        let new = NewPost(
            writer: .member(draft.by), subject: nil,
            messageID: MessageIdentity.new(surroundings, domain: site.messageDomain),
            fingerprint: MessageIdentity.fingerprint(of: body.text), postedAt: now, arrivedAt: now, body: body,
            audience: .everyone)
        switch draft.place {
        case .newDiscussion(let board, let title):
            let title = try gate.admit(title: title)
            let opening = Opening(
                board: board, title: title, subjectKey: SubjectLine.base(title), opensWithReply: false)
            return try await store(by: draft.by) { try $0.start(opening, with: new) }
        case .reply(let parent):
            return try await store(by: draft.by) { try $0.reply(new, to: parent) }
        }
    }

    /// Stores a post and tells of it.
    private func store(
        by member: Member.ID, _ body: @escaping @Sendable (any Transaction) throws -> Placed
    ) async throws(PostingError) -> Post.ID {
        let placed = try await store.writingPosts(surroundings.logger, as: PostingError.self, body)
        await events.publish(
            .posted(
                PostedEvent(
                    post: placed.post, discussion: placed.discussion, board: placed.board, by: member,
                    reordersBoard: placed.reordersBoard)))
        return placed.post
    }

    /// Pins a discussion to the top of its board until a moment.
    package func pin(_ id: Discussion.ID, until moment: Moment, by actor: Actor) async throws(PostingError) {
        try await arrange(id, by: actor) { try $0.run(.pin(id, until: moment)) }
    }

    /// Locks a discussion: nobody replies any more.
    ///
    /// Readers are told who locked it and why.
    package func lock(
        _ id: Discussion.ID, as moderator: Member.ID, reason: String, by actor: Actor
    ) async throws(PostingError) {
        let now = surroundings.now()
        try await arrange(id, by: actor) { try $0.run(.lock(id, by: moderator, reason: reason, at: now)) }
    }

    /// Changes a discussion's place or openness and tells of it, for those who may on its board.
    private func arrange(
        _ id: Discussion.ID, by actor: Actor, _ change: @escaping @Sendable (any Transaction) throws -> Void
    ) async throws(PostingError) {
        let gate = gate
        let board = try await store.writingPosts(surroundings.logger, as: PostingError.self) { transaction in
            let board = try transaction.first(.board(of: id))
            guard gate.permits(actor, .arrange, on: board) else { throw PostingError.notAllowed }
            guard let board else { throw PostingError.missing }
            try change(transaction)
            return board
        }
        await events.publish(.arranged(id, in: board))
    }
}

/// Where a post came to stand.
private struct Placed: Sendable {
    let post: Post.ID
    let discussion: Discussion.ID
    let board: Board.ID
    /// The discussions of its board stand in another order since.
    let reordersBoard: Bool
}

extension Transaction {
    fileprivate func start(_ opening: Opening, with post: NewPost) throws -> Placed {
        let started = try PostWriter(transaction: self).start(opening, with: post)
        return Placed(
            post: started.post, discussion: started.discussion, board: opening.board, reordersBoard: true)
    }

    fileprivate func reply(_ new: NewPost, to parent: Post.ID) throws -> Placed {
        guard let target = try first(.replyTarget(parent)) else { throw PostingError.missing }
        if let lock = target.lock { throw PostingError.locked(by: lock.by, reason: lock.reason) }
        let newest = try first(.newest(in: target.board))
        let appended = try PostWriter(transaction: self)
            .append(new, to: target.discussion, under: Parent(id: parent, link: .reply))
        if appended.needsSettling {
            try Settlement(transaction: self).settle(target.discussion)
        }
        return Placed(
            post: appended.id, discussion: target.discussion, board: target.board,
            reordersBoard: newest != target.discussion || appended.needsSettling)
    }
}

/// What a reply is given to.
struct ReplyTarget: Sendable {
    let discussion: Discussion.ID
    let board: Board.ID
    let lock: Discussion.Lock?
}

extension Query where Row == ReplyTarget {
    static func replyTarget(_ post: Post.ID) -> Self {
        Query(
            """
            SELECT d.id, d.board, d.locked_at, k.name, d.lock_reason
            FROM post p
            JOIN discussion d ON d.id = p.discussion
            LEFT JOIN member k ON k.id = d.locked_by
            WHERE p.id = \(post) AND p.state <> 'held'
            """
        ) { row in
            let (id, board): (Discussion.ID, Board.ID) = (try row.next(), try row.next())
            let (at, by, reason): (Moment?, String?, String?) = (try row.next(), try row.next(), try row.next())
            let lock = at.map { Discussion.Lock(by: by ?? "A moderator", reason: reason ?? "", at: $0) }
            return ReplyTarget(discussion: id, board: board, lock: lock)
        }
    }
}

extension Query where Row == Discussion.ID {
    /// The discussion that stands first on a board.
    static func newest(in board: Board.ID) -> Self {
        Query(
            """
            SELECT id FROM discussion
            WHERE board = \(board) AND moved_to IS NULL AND visible_count > 0
            ORDER BY last_at DESC, id DESC LIMIT 1
            """
        ) { try $0.next() }
    }
}

extension Query where Row == Board.ID {
    /// The board of a discussion that was not moved away.
    fileprivate static func board(of discussion: Discussion.ID) -> Self {
        Query("SELECT board FROM discussion WHERE id = \(discussion) AND moved_to IS NULL")
    }
}

extension SQLText {
    fileprivate static func pin(_ id: Discussion.ID, until moment: Moment) -> SQLText {
        "UPDATE discussion SET pinned_until = \(moment) WHERE id = \(id)"
    }

    fileprivate static func lock(_ id: Discussion.ID, by member: Member.ID, reason: String, at now: Moment) -> SQLText {
        """
        UPDATE discussion SET locked_at = \(now), locked_by = \(member), lock_reason = \(reason) WHERE id = \(id)
        """
    }
}

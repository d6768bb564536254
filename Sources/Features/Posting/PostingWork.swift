import MessageFormat
import Storage

/// What a submission became, and what is to be told of it.
struct Stored: Sendable {
    let submitted: Submitted
    let event: CommunityEvent?
}

/// Stores what a member wrote, inside one transaction: pace, place, post, and everything that goes with it.
struct PostingWork {
    let transaction: any Transaction
    let after: AfterPosting

    init(transaction: any Transaction, desk: PostingDesk) {
        self.transaction = transaction
        after = AfterPosting(transaction: transaction, desk: desk)
    }

    /// - Returns: what it became, and whose bell has changed.
    func store(_ written: WrittenPost) throws -> (Stored, Set<Member.ID>) {
        let place = try place(of: written)
        if !written.isUnchecked {
            let (writer, rates) = (written.writer, written.rates)
            let entries = try transaction.all(
                .pace(of: writer.id, since: written.now.advanced(seconds: -Moment.day)))
            try PostingPace(entries: entries).check(
                starts: written.title != nil, body: written.body, fingerprint: written.fingerprint,
                parent: place.parent,
                board: place.board, isNewcomer: writer.isNewcomer(rates, at: written.now), rates, at: written.now)
        }
        if written.acknowledges { try transaction.run(.acknowledge(written.draft.by, at: written.now)) }
        let new = NewPost(
            writer: .member(written.draft.by), subject: nil, messageID: written.messageID,
            fingerprint: written.fingerprint, postedAt: written.now, arrivedAt: written.now, body: written.body,
            audience: written.writer.audience, heldBy: written.heldBy)
        let stored = try store(new, titled: written.title, at: place)
        try after.wrote(stored.published, written, in: place.board)
        let isHeld = written.heldBy != nil
        let told = isHeld ? [] : try after.published(stored.published, at: written.now)
        let submitted = Submitted(post: stored.post, isHeld: isHeld, isRepeat: false)
        return (Stored(submitted: submitted, event: event(of: stored, isHeld: isHeld)), told)
    }

    private func event(of stored: StoredPost, isHeld: Bool) -> CommunityEvent {
        let post = stored.published
        return isHeld
            ? .postChanged(
                StateChange(post: post.post, discussion: post.discussion, board: post.board, author: post.by))
            : .posted(
                PostedEvent(
                    post: post.post, discussion: post.discussion, board: post.board, by: post.by,
                    reordersBoard: stored.reordersBoard))
    }

    /// Where a submission goes, if it may.
    private func place(of written: WrittenPost) throws -> PostingPlace {
        switch written.draft.place {
        case .newDiscussion(let board, _):
            guard try transaction.first(.isBoard(board, written.audiences)) != nil else { throw PostingError.missing }
            return PostingPlace(board: board, discussion: nil, parent: nil, parentAuthor: nil)
        case .reply(let parent):
            guard let target = try transaction.first(.replyTarget(parent, written.audiences)) else {
                throw PostingError.missing
            }
            if let lock = target.lock { throw PostingError.locked(by: lock.by, reason: lock.reason) }
            guard target.state == .visible else { throw PostingError.removed }
            return PostingPlace(
                board: target.board, discussion: target.discussion, parent: parent, parentAuthor: target.author)
        }
    }

    private func store(_ new: NewPost, titled title: String?, at place: PostingPlace) throws -> StoredPost {
        let writer = PostWriter(transaction: transaction)
        guard case .member(let member) = new.writer else { throw PostingError.notAllowed }
        guard let discussion = place.discussion, let parent = place.parent else {
            let title = title ?? ""
            let opening = Opening(
                board: place.board, title: title, subjectKey: SubjectLine.base(title), opensWithReply: false)
            let started = try writer.start(opening, with: new)
            return StoredPost(
                published: PublishedPost(
                    post: started.post, discussion: started.discussion, board: place.board, by: member,
                    parentAuthor: nil, audience: new.audience, starts: true, source: new.body.source),
                reordersBoard: true)
        }
        let newest = try transaction.first(.newest(in: place.board))
        let appended = try writer.append(new, to: discussion, under: Parent(id: parent, link: .reply))
        if appended.needsSettling { try Settlement(transaction: transaction).settle(discussion) }
        return StoredPost(
            published: PublishedPost(
                post: appended.id, discussion: discussion, board: place.board, by: member,
                parentAuthor: place.parentAuthor, audience: new.audience, starts: false, source: new.body.source),
            reordersBoard: newest != discussion || appended.needsSettling)
    }
}

/// A place that something may be posted at.
private struct PostingPlace {
    let board: Board.ID
    let discussion: Discussion.ID?
    let parent: Post.ID?
    let parentAuthor: Member.ID?
}

/// A post that was just stored.
private struct StoredPost {
    let published: PublishedPost
    let reordersBoard: Bool

    var post: Post.ID { published.post }
}

import MessageFormat
import Prose
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
        if written.isUnchecked {
            try transaction.checkStanding(of: written.sender, at: written.now)
        } else {
            try checkPace(of: written, at: place)
        }
        if written.acknowledges { try transaction.run(.acknowledge(written.draft.by, at: written.now)) }
        let stored = try store(written, at: place)
        try after.wrote(stored.published, written, in: place.board)
        let isHeld = written.heldBy != nil
        let told = isHeld ? [] : try after.published(stored.published, at: written.now)
        let submitted = Submitted(post: stored.post, isHeld: isHeld, isRepeat: false)
        return (Stored(submitted: submitted, event: event(of: stored, isHeld: isHeld)), told)
    }

    /// What was looked at before the text was read may have changed since, and who sent it may write no more; whether
    /// the same was said is known only now.
    private func checkPace(of written: WrittenPost, at place: PostingPlace) throws {
        let (rates, now) = (written.rates, written.now)
        let isNewcomer = written.writer.isNewcomer(rates, at: now)
        let spot: PostingPace.Words.Place =
            if let parent = place.target?.post { .under(parent) } else { .startOn(place.board) }
        let words = PostingPace.Words(
            of: written.body, fingerprint: written.fingerprint, at: spot, rates, at: now)
        let since = PostingPace.begin(isNewcomer: isNewcomer, rates, at: now)
        let pace = try transaction.one(
            .pace(of: written.writer.id, since: since, at: now, saying: words, by: written.sender))
        try pace.check(starts: written.title != nil, isNewcomer: isNewcomer, rates, at: now)
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
            return PostingPlace(board: board, target: nil)
        case .reply(let parent):
            let found = try transaction.first(.replyTarget(parent, written.audiences, by: written.draft.by))
            guard let target = found else { throw PostingError.missing }
            if let lock = target.lock { throw PostingError.locked(by: lock.by, reason: lock.reason) }
            guard target.state == .visible else { throw PostingError.removed }
            return PostingPlace(board: target.tail.board, target: target)
        }
    }

    private func store(_ written: WrittenPost, at place: PostingPlace) throws -> StoredPost {
        let writer = PostWriter(transaction: transaction)
        let new = NewPost(
            writer: .member(written.draft.by), subject: nil, messageID: written.messageID,
            fingerprint: written.fingerprint, postedAt: written.now, arrivedAt: written.now, body: written.body,
            audience: written.writer.audience, heldBy: written.heldBy)
        guard let target = place.target else {
            let title = written.title ?? ""
            let opening = Opening(
                board: place.board, title: title, subjectKey: SubjectLine.base(title), opensWithReply: false)
            let started = try writer.start(opening, with: new)
            return StoredPost(
                published(started.post, of: written, in: started.discussion, at: place), reordersBoard: true)
        }
        let parent = Parent(id: target.post, link: .reply)
        let appended = try writer.append(
            new, to: target.discussion, after: target.tail, under: parent, found: entry(of: written, at: target))
        if appended.needsSettling { try Settlement(transaction: transaction).settle(target.discussion) }
        return StoredPost(
            published(appended.id, of: written, in: target.discussion, at: place),
            reordersBoard: !target.isOfNewest || appended.needsSettling)
    }

    /// All that a reply is found by, as long as its discussion stays as it is; nil where that is not known yet.
    private func entry(of written: WrittenPost, at target: ReplyTarget) -> KnownEntry? {
        guard let words = written.words, let author = target.writer else { return nil }
        let source = EntrySource(
            opens: false, board: target.tail.board, title: target.title, author: author, text: written.body.text)
        return KnownEntry(source: source, words: words, index: after.desk.index)
    }

    private func published(
        _ post: Post.ID, of written: WrittenPost, in discussion: Discussion.ID, at place: PostingPlace
    ) -> PublishedPost {
        PublishedPost(
            post: post, discussion: discussion, board: place.board, by: written.draft.by,
            parentAuthor: place.target?.author, audience: written.writer.audience, starts: place.target == nil,
            mentions: written.body.mentions, quotes: !written.text.cited.quotes.isEmpty, isNew: true)
    }
}

/// A place that something may be posted at.
private struct PostingPlace {
    let board: Board.ID
    /// What it answers; nil where it starts a discussion.
    let target: ReplyTarget?
}

/// A post that was just stored.
private struct StoredPost {
    let published: PublishedPost
    let reordersBoard: Bool

    init(_ published: PublishedPost, reordersBoard: Bool) {
        self.published = published
        self.reordersBoard = reordersBoard
    }

    var post: Post.ID { published.post }
}

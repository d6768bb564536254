import MessageFormat
import Storage

/// Changes what a post says, inside one transaction.
struct EditWork {
    let transaction: any Transaction
    let desk: PostingDesk
    let check: EditCheck

    private var now: Moment { check.now }

    /// - Returns: nil when nothing is different; else what changed, and whose bell.
    func apply(_ written: WrittenEdit, to own: OwnPost) throws -> (StateChange?, Set<Member.ID>) {
        let (body, title) = (written.text.body, own.isFirst ? check.title : nil)
        let newTitle = title == own.title ? nil : title
        guard newTitle != nil || body.source != own.source else { return (nil, []) }
        let called = try called(by: written, of: own)
        let isSilent = own.isSilent(check.rates, at: now)
        if !isSilent {
            try transaction.run(.keepVersion(of: own, title: newTitle == nil ? nil : own.title, at: now))
        }
        try transaction.run(.rewrite(own.id, body, at: isSilent ? own.editedAt : now))
        try transaction.run(.rewriteBody(body, of: own.id))
        try SearchKeeper(transaction: transaction, index: desk.index).retext(own.id, as: body.text)
        if let newTitle, written.heldBy != nil {
            // Nobody reads it before a moderator has: it waits with the post.
            try transaction.run("UPDATE post SET subject = \(newTitle) WHERE id = \(own.id)")
        } else if let newTitle {
            try transaction.run(
                .retitle(own.discussion, title: newTitle, key: SubjectLine.base(newTitle), opensWithReply: false))
            try transaction.run(.markStale(in: own.discussion))
        }
        let quotes = desk.quotes(in: transaction)
        try quotes.record(own.id, written.text, by: own.writer.id)
        try transaction.run(.dropDraft(target: .edit(own.id), of: own.writer.id))
        if let rule = written.heldBy {
            let change = try desk.states(in: transaction).hold(own.id, rule: rule, at: now)
            try QueueKeeper(transaction: transaction)
                .open(own.id, board: own.board, kind: .held, rule: rule, at: now)
            return (change, [])
        }
        let quoting = try quotes.originalChanged(own.id)
        let change = StateChange(
            post: own.id, discussion: own.discussion, board: own.board, author: own.writer.id,
            quotedIn: try transaction.discussions(of: quoting).subtracting([own.discussion]))
        return (change, try tell(called, of: own))
    }

    /// Whom an edit calls that the post did not call before.
    ///
    /// Throws when the post has called more than it may by now: those whom it named once and does not any more count,
    /// for they were told.
    private func called(by written: WrittenEdit, of own: OwnPost) throws -> [Member.ID] {
        let members = try transaction.mentioned(written.calls)
        guard !members.isEmpty, !check.isUnchecked else { return members }
        let all = Set(try transaction.all(.called(by: own.id))).union(members).subtracting([own.writer.id])
        try Gate.check(
            mentions: all.count, inAll: true, isNewcomer: own.writer.isNewcomer(check.rates, at: now), check.rates)
        return members
    }

    /// Who is called by an edit is told once, as by a post.
    private func tell(_ members: [Member.ID], of own: OwnPost) throws -> Set<Member.ID> {
        guard !members.isEmpty else { return [] }
        return try desk.notices(in: transaction, at: now).mentioned(members, in: own.id, by: own.writer.id)
    }
}

extension Query where Row == Member.ID {
    /// Who was told that a post calls them by name.
    fileprivate static func called(by post: Post.ID) -> Self {
        Query("SELECT DISTINCT member FROM notice WHERE post = \(post) AND kind = 'mention'")
    }
}

extension SQLText {
    fileprivate static func keepVersion(of own: OwnPost, title: String?, at now: Moment) -> SQLText {
        """
        INSERT INTO revision (post, number, kind, source, member, replaced_at, title)
        VALUES (\(own.id), \(own.editCount + 1), 'markdown', \(own.source), \(own.writer.id), \(now), \(title))
        """
    }

    fileprivate static func rewrite(_ post: Post.ID, _ body: RenderedBody, at moment: Moment?) -> SQLText {
        """
        UPDATE post SET edit_count = edit_count + 1, edited_at = \(moment), excerpt = \(body.excerpt),
            fingerprint = \(MessageIdentity.fingerprint(of: body.text))
        WHERE id = \(post)
        """
    }

    fileprivate static func rewriteBody(_ body: RenderedBody, of post: Post.ID) -> SQLText {
        """
        UPDATE body SET source = \(body.source), html = \(body.html), renderer = \(body.renderer) WHERE post = \(post)
        """
    }
}

import MessageFormat
import Prose
import Storage

/// Changes what a post says, inside one transaction; what a rule keeps back waits, and changes nothing until then.
struct EditWork {
    let transaction: any Transaction
    let desk: PostingDesk
    let rates: Rates
    /// Nobody counts whom it calls: who makes it may call as many as they like, or a moderator has looked at it.
    let isUnchecked: Bool
    let now: Moment

    /// Makes an edit of its author's, or keeps it back; what waited before goes.
    ///
    /// - Returns: nil when readers find nothing different; else what changed, and whose bell.
    func apply(_ written: WrittenEdit, to own: OwnPost) throws -> (StateChange?, Set<Member.ID>) {
        let called = try called(by: written, of: own)
        if let rule = written.heldBy {
            try keepBack(written, of: own, by: rule)
            return (nil, [])
        }
        try takeBack(own)
        let (change, told) = try make(
            written, of: own, calling: called, isSilent: own.isSilent(rates, at: now))
        return (change, told)
    }

    /// The edit of a post that waits is not to be made any more.
    func takeBack(_ own: OwnPost) throws {
        guard try transaction.run(.dropEdit(of: own.id)) > 0 else { return }
        try QueueKeeper(transaction: transaction).editTakenBack(own.id, at: now)
    }

    /// Makes an edit that waited: a moderator has let it through.
    ///
    /// What stood there is kept as a version however new the post is, for everybody could read it meanwhile.
    func publish(_ edit: HeldEdit, of own: OwnPost) throws -> (StateChange, Set<Member.ID>) {
        try transaction.run(.dropEdit(of: own.id))
        let cited = CitedSource(edit.source)
        let originals = try transaction.quotable(in: cited, for: own.writer.id)
        let source = cited.withoutWiped(originals) ?? edit.source
        guard !own.says(source, title: edit.title) else { return (own.change(), []) }
        let body = try desk.renderer.body(of: source, kind: .markdown, isArchived: false)
        let written = WrittenEdit(
            WrittenText(body: body, cited: CitedSource(source)), title: edit.title, of: own, heldBy: nil)
        return try make(written, of: own, calling: called(by: written, of: own), isSilent: false)
    }

    /// - Parameter isSilent: it leaves no mark, and what stood there is not kept.
    private func make(
        _ written: WrittenEdit, of own: OwnPost, calling members: [Member.ID], isSilent: Bool
    ) throws -> (StateChange, Set<Member.ID>) {
        let (body, newTitle) = (written.text.body, written.newTitle(of: own))
        if !isSilent {
            try transaction.run(.keepVersion(of: own, title: newTitle == nil ? nil : own.title, at: now))
        }
        try transaction.run(.rewrite(own.id, body, at: isSilent ? own.editedAt : now))
        try transaction.run(.rewriteBody(body, of: own.id))
        try SearchKeeper(transaction: transaction, index: desk.index).retext(own.id, as: body.text)
        if let newTitle {
            try transaction.run(
                .retitle(own.discussion, title: newTitle, key: SubjectLine.base(newTitle), opensWithReply: false))
            try transaction.run(.markStale(in: own.discussion))
        }
        let quotes = desk.quotes(in: transaction)
        try quotes.record(own.id, written.text, by: own.writer.id)
        let quoting = try quotes.originalChanged(own.id)
        let quotedIn = try transaction.discussions(of: quoting).subtracting([own.discussion])
        return (own.change(quotedIn: quotedIn), try tell(members, of: own))
    }

    /// Puts an edit aside until a moderator has looked at it.
    private func keepBack(_ written: WrittenEdit, of own: OwnPost, by rule: String) throws {
        let cited = written.text.cited
        let originals = try transaction.quotable(in: cited, for: own.writer.id).filter { $0.id != own.id }
        // When the words of one of them go for good, they are found here, too; those that went meanwhile are left out.
        for original in originals { try transaction.run(.quote(original.id, in: own.id)) }
        let edit = HeldEdit(
            post: own.id, title: written.newTitle(of: own),
            source: cited.withoutWiped(originals) ?? written.text.body.source, madeAt: now)
        try transaction.run(.keepEdit(edit))
        try transaction.run(.countHeldEdit(of: own.id))
        try QueueKeeper(transaction: transaction).open(own.id, board: own.board, kind: .held, rule: rule, at: now)
    }

    /// Whom an edit calls that the post did not call before.
    ///
    /// Throws when the post has called more than it may by now: those whom it named once and does not any more count,
    /// for they were told.
    private func called(by written: WrittenEdit, of own: OwnPost) throws -> [Member.ID] {
        let members = try transaction.mentioned(written.calls)
        guard !members.isEmpty, !isUnchecked else { return members }
        let all = Set(try transaction.all(.called(by: own.id))).union(members).subtracting([own.writer.id])
        try Gate.check(mentions: all.count, inAll: true, isNewcomer: own.writer.isNewcomer(rates, at: now), rates)
        return members
    }

    /// Who is called by an edit is told once, as by a post.
    private func tell(_ members: [Member.ID], of own: OwnPost) throws -> Set<Member.ID> {
        guard !members.isEmpty else { return [] }
        return try desk.notices(in: transaction, at: now).mentioned(members, in: own.id, by: own.writer.id)
    }
}

extension OwnPost {
    /// What it says is different now.
    fileprivate func change(quotedIn: Set<Discussion.ID> = []) -> StateChange {
        StateChange(post: id, discussion: discussion, board: board, author: writer.id, quotedIn: quotedIn)
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

import MessageFormat
import Prose
import Storage

/// An edit as a form sends it.
package struct Edit: Sendable {
    package var post: Post.ID
    /// Nil leaves it as it is; only a first post has one.
    package var title: String?
    package var source: String
    /// How often the post had been edited when the form was shown.
    package var base: Int
    package var leavesPersonal: Bool
    /// The form that it came in; nil where no form was shown.
    package var form: ComposerUse?

    package init(
        _ post: Post.ID, title: String? = nil, source: String, base: Int, leavesPersonal: Bool = false,
        form: ComposerUse? = nil
    ) {
        self.post = post
        self.title = title
        self.source = source
        self.base = base
        self.leavesPersonal = leavesPersonal
        self.form = form
    }
}

extension OwnPosts {
    /// Edits of one post: each keeps a version.
    static let mostEdits = 200

    /// Puts other words in a post of one's own; what stood there is kept as a version, but for the first minutes.
    ///
    /// Throws `crossed`, with the post as it is, when it was edited since the form was shown.
    ///
    /// - Returns: true when a rule keeps the post back from now on.
    @discardableResult
    package func edit(_ edit: Edit, by actor: Actor) async throws(PostingError) -> Bool {
        guard gate.permits(actor, .post), let member = actor.member else { throw .notAllowed }
        let (now, book, audiences) = (surroundings.now(), gate.book, gate.audiences(for: actor))
        let body = try gate.admit(written: edit.source, by: actor)
        try CitedSource(body.source).checkQuotes()
        let title = try edit.title.map(gate.admit(title:))
        let isUnchecked = gate.permits(actor, .postUnchecked)
        let screened = try await heldBy(edit, title, body, isUnchecked: isUnchecked, by: member.id, book, at: now)
        let (desk, keys) = (desk, surroundings.keys)
        let (change, told, isHeld) = try await store.writingPosts(surroundings.logger, as: PostingError.self) {
            transaction -> (StateChange?, Set<Member.ID>, Bool) in
            let query = Query.own(edit.post, of: member.id, newcomer: book.rates.newcomerPosts)
            guard let own = try transaction.first(query) else { throw PostingError.missing }
            // Sent twice, or nothing was changed.
            if own.says(body.source, title: title) { return (nil, [], own.state == .held) }
            guard own.state == .visible else { throw PostingError.removed }
            guard own.editCount < Self.mostEdits else {
                throw PostingError.tooMany(reason: "This post was edited \(Self.mostEdits) times. You can answer it.")
            }
            let editable = try transaction.editable(own, book.rates, audiences, at: now)
            guard own.editCount == edit.base else { throw PostingError.crossed(editable) }
            if !isUnchecked,
                let wait = try transaction.take(
                    .edits(book.rates), of: ThrottleSubject(member.id, keys), at: now)
            {
                throw PostingError.tooSoon(seconds: wait)
            }
            try transaction.close(edit.form, by: member.id, post: own.id, at: now)
            let (change, told) = try EditWork(transaction: transaction, desk: desk, now: now).apply(
                body, own.isFirst ? title : nil, to: own, silently: own.isSilent(book.rates, at: now),
                heldBy: screened)
            return (change, told, screened != nil)
        }
        guard let change else { return isHeld }
        await events.publish(.postChanged(change))
        if !told.isEmpty { await events.publish(.noticed(told)) }
        return screened != nil
    }

    private func heldBy(
        _ edit: Edit, _ title: String?, _ body: RenderedBody, isUnchecked: Bool, by member: Member.ID,
        _ book: RuleBook, at now: Moment
    ) async throws(PostingError) -> String? {
        guard !isUnchecked else { return nil }
        let post = edit.post
        let own = try await store.reading(surroundings.logger, as: PostingError.self) {
            try $0.first(.own(post, of: member, newcomer: book.rates.newcomerPosts))
        }
        guard let own else { throw .missing }
        if own.says(body.source, title: title) { return nil }
        return try gate.screen(
            Gate.Written(
                title: title, body: body, mentions: Mentions.names(in: body.source).count, seconds: nil, honeypot: "",
                leavesPersonal: edit.leavesPersonal),
            by: own.writer, book, at: now)
    }
}

/// Changes what a post says, inside one transaction.
struct EditWork {
    let transaction: any Transaction
    let desk: PostingDesk
    let now: Moment

    /// - Returns: nil when nothing is different; else what changed, and whose bell.
    func apply(
        _ body: RenderedBody, _ title: String?, to own: OwnPost, silently isSilent: Bool, heldBy rule: String?
    ) throws -> (StateChange?, Set<Member.ID>) {
        let newTitle = title == own.title ? nil : title
        guard newTitle != nil || body.source != own.source else { return (nil, []) }
        let named = Set(Mentions.names(in: own.source))
        if !isSilent {
            try transaction.run(.keepVersion(of: own, title: newTitle == nil ? nil : own.title, at: now))
        }
        try transaction.run(.rewrite(own.id, body, at: isSilent ? own.editedAt : now))
        try transaction.run(.rewriteBody(body, of: own.id))
        try SearchKeeper(transaction: transaction, index: desk.index).retext(own.id, as: body.text)
        if let newTitle, rule != nil {
            // Nobody reads it before a moderator has: it waits with the post.
            try transaction.run("UPDATE post SET subject = \(newTitle) WHERE id = \(own.id)")
        } else if let newTitle {
            try transaction.run(
                .retitle(own.discussion, title: newTitle, key: SubjectLine.base(newTitle), opensWithReply: false))
            try transaction.run(.markStale(in: own.discussion))
        }
        let quotes = desk.quotes(in: transaction)
        try quotes.record(own.id, source: body.source, by: own.writer.id)
        let quoting = try quotes.originalChanged(own.id)
        try transaction.run(.dropDraft(target: .edit(own.id), of: own.writer.id))
        let change = StateChange(
            post: own.id, discussion: own.discussion, board: own.board, author: own.writer.id,
            quotedIn: try transaction.discussions(of: quoting).subtracting([own.discussion]))
        if let rule {
            try desk.states(in: transaction).hold(own.id, rule: rule, at: now)
            try QueueKeeper(transaction: transaction)
                .open(own.id, board: own.board, kind: .held, rule: rule, at: now)
            return (change, [])
        }
        let called = Mentions.names(in: body.source).filter { !named.contains($0) }
        return (change, try tell(of: own, calling: called))
    }

    /// Who is called by an edit is told once, as by a post.
    private func tell(of own: OwnPost, calling names: [String]) throws -> Set<Member.ID> {
        guard !names.isEmpty else { return [] }
        return try desk.notices(in: transaction, at: now).mentioned(
            transaction.mentioned(names), in: own.id, by: own.writer.id)
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

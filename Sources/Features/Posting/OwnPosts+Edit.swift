import Storage

/// An edit as a form sends it.
package struct Edit: Sendable {
    package var post: Post.ID
    /// Nil leaves it as it is; only a first post has one.
    package var title: String?
    package var source: String
    /// How often the post had been edited when the form was shown.
    package var base: Int
    /// Whatever is warned of in it is meant to be said.
    package var isMeant: Bool
    /// The form that it came in; nil where no form was shown.
    package var form: ComposerUse?

    package init(
        _ post: Post.ID, title: String? = nil, source: String, base: Int, isMeant: Bool = false,
        form: ComposerUse? = nil
    ) {
        self.post = post
        self.title = title
        self.source = source
        self.base = base
        self.isMeant = isMeant
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
        let (now, book) = (surroundings.now(), gate.book)
        let check = EditCheck(
            edit: edit, by: member.id, source: try gate.admit(text: edit.source),
            title: try edit.title.map(gate.admit(title:)), audiences: gate.audiences(for: actor),
            isUnchecked: gate.permits(actor, .postUnchecked), rates: book.rates, now: now)
        let (desk, subject) = (desk, ThrottleSubject(member.id, surroundings.keys))
        let written = try await read(check, subject, book)
        let (change, told, isHeld) = try await store.writingPosts(surroundings.logger, as: PostingError.self) {
            transaction -> (StateChange?, Set<Member.ID>, Bool) in
            let own = try check.post(saying: written?.text.body.source, in: transaction)
            try transaction.close(edit.form, by: member.id, post: own.id, at: now)
            // Sent twice, or nothing was changed: no draft has anything else to say then.
            guard let written, !own.says(written.text.body.source, title: check.title) else {
                try transaction.run(.dropDraft(target: .edit(own.id), of: member.id))
                return (nil, [], own.state == .held)
            }
            if !check.isUnchecked, let wait = try transaction.take(.edits(book.rates), of: subject, at: now) {
                throw PostingError.tooSoon(seconds: wait)
            }
            let work = EditWork(transaction: transaction, desk: desk, check: check)
            let (change, told) = try work.apply(written, to: own)
            return (change, told, written.heldBy != nil)
        }
        guard let change else { return isHeld }
        await events.publish(.postChanged(change))
        if !told.isEmpty { await events.publish(.noticed(told)) }
        return isHeld
    }

    /// Reads an edit: whether it may be made, how soon, what rules say of it; nil where the post says the same already.
    private func read(
        _ check: EditCheck, _ subject: ThrottleSubject, _ book: RuleBook
    ) async throws(PostingError) -> WrittenEdit? {
        let own = try await store.reading(surroundings.logger, as: PostingError.self) { transaction -> OwnPost? in
            let own = try check.post(saying: check.source, in: transaction)
            guard !own.says(check.source, title: check.title) else { return nil }
            if !check.isUnchecked,
                let wait = try transaction.wait(for: .edits(book.rates), of: subject, at: check.now)
            {
                throw PostingError.tooSoon(seconds: wait)
            }
            return own
        }
        guard let own else { return nil }
        let text = try await gate.admit(written: check.source, by: own.writer.id, store, surroundings.logger)
        let held =
            check.isUnchecked
            ? nil
            : try gate.screen(
                Gate.Written(
                    title: own.isFirst ? check.title : nil, body: text.body, seconds: nil, honeypot: "",
                    isMeant: check.edit.isMeant),
                by: own.writer, book, at: check.now)
        let named = text.body.mentions.isEmpty ? [] : Set(Mentions.names(in: own.source))
        return WrittenEdit(text: text, calls: text.body.mentions.filter { !named.contains($0) }, heldBy: held)
    }
}

/// An edit that the gate has read: rendered, screened, not made yet.
struct WrittenEdit: Sendable {
    let text: WrittenText
    /// The names that it calls and the post did not before.
    let calls: [String]
    /// The rule that keeps the post back from now on.
    let heldBy: String?
}

/// What decides whether an edit may be made, before its text is read and when it is stored.
struct EditCheck: Sendable {
    let edit: Edit
    let by: Member.ID
    /// As they would be stored.
    let source: String
    let title: String?
    let audiences: [Audience]
    let isUnchecked: Bool
    let rates: Rates
    let now: Moment

    /// The post as it is, which may be edited so, or says this already; throws why it may not.
    ///
    /// - Parameter source: what it is to say; nil for what `source` says.
    func post(saying source: String?, in transaction: any Transaction) throws -> OwnPost {
        guard let own = try transaction.first(.own(edit.post, of: by, newcomer: rates.newcomerPosts)) else {
            throw PostingError.missing
        }
        if own.says(source ?? self.source, title: title) { return own }
        guard own.state == .visible else { throw PostingError.removed }
        guard own.editCount < OwnPosts.mostEdits else {
            throw PostingError.tooMuch(reason: "This post was edited \(OwnPosts.mostEdits) times. You can answer it.")
        }
        let editable = try transaction.editable(own, rates, audiences, at: now)
        guard own.editCount == edit.base else { throw PostingError.crossed(editable) }
        return own
    }
}

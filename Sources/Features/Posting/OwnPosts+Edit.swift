import Storage

/// An edit as a form sends it.
package struct Edit: Sendable {
    package var post: Post.ID
    /// Nil leaves it as it is; only a first post has one.
    package var title: String?
    package var source: String
    /// Which of the post's edits was the last when the form was shown.
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
    /// What a rule keeps back waits, and the post says meanwhile what it said. Each edit takes the place of one that
    /// waits; one that says what stands there takes it back.
    ///
    /// Throws `crossed`, with the words that were sent last, when it was edited since the form was shown.
    ///
    /// - Returns: true when it waits for a moderator.
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
        let outcome = try await store.writingPosts(surroundings.logger, as: PostingError.self) {
            transaction -> EditOutcome in
            try transaction.checkStanding(of: member, at: now)
            let own = try check.post(saying: written?.text.body.source, in: transaction)
            let words = written?.text.body.source ?? check.source
            // It said this, or was to, when that was read, and is not to any more: nobody has looked at it.
            guard written != nil || own.isTold(words, title: check.title) else { throw PostingError.unavailable }
            try transaction.close(edit.form, by: member.id, post: own.id, at: now)
            try transaction.run(.dropDraft(target: .edit(own.id), of: member.id, typedIn: edit.form?.nonce))
            let work = EditWork(
                transaction: transaction, desk: desk, rates: book.rates, isUnchecked: check.isUnchecked, now: now)
            // Sent twice, or nothing was changed.
            guard let written, !own.isTold(words, title: check.title) else {
                if own.says(words, title: check.title), own.edition == edit.base { try work.takeBack(own) }
                return EditOutcome(isHeld: own.state == .held || own.keeps(words, title: check.title))
            }
            if !check.isUnchecked, let wait = try transaction.take(.edits(book.rates), of: subject, at: now) {
                throw PostingError.tooSoon(seconds: wait)
            }
            let (change, told) = try work.apply(written, to: own)
            return EditOutcome(isHeld: written.heldBy != nil, isStored: true, change: change, told: told)
        }
        if outcome.isStored { texts.giveBack(by: member.id, at: now) }
        if let change = outcome.change { await events.publish(.postChanged(change)) }
        if !outcome.told.isEmpty { await events.publish(.noticed(outcome.told)) }
        return outcome.isHeld
    }

    /// Reads an edit: whether it may be made, how soon, what rules say of it; nil where the same was said already.
    private func read(
        _ check: EditCheck, _ subject: ThrottleSubject, _ book: RuleBook
    ) async throws(PostingError) -> WrittenEdit? {
        let found = try await store.reading(surroundings.logger, as: PostingError.self) {
            transaction -> (OwnPost, WordsAround)? in
            let own = try check.post(saying: check.source, in: transaction)
            guard !own.isTold(check.source, title: check.title) else { return nil }
            if !check.isUnchecked,
                let wait = try transaction.wait(for: .edits(book.rates), of: subject, at: check.now)
            {
                throw PostingError.tooSoon(seconds: wait)
            }
            return (own, own.writer.isAdult ? WordsAround() : try transaction.wordsAround(own))
        }
        guard let (own, around) = found else { return nil }
        try texts.take(by: own.writer.id, check.rates, at: check.now)
        let text = try await gate.admit(written: check.source, by: own.writer.id, store, surroundings.logger)
        let held = try gate.screen(
            Gate.Written(
                title: own.isFirst ? check.title : nil, body: text.body, seconds: nil, honeypot: "",
                isMeant: check.edit.isMeant, around: around),
            by: own.writer, isUnchecked: check.isUnchecked, book, at: check.now)
        return WrittenEdit(text, title: check.title, of: own, heldBy: held)
    }
}

/// What became of an edit.
private struct EditOutcome: Sendable {
    /// It waits for a moderator.
    var isHeld: Bool
    /// It was kept, to be read at once or to wait.
    var isStored = false
    /// What readers find different, where they do.
    var change: StateChange?
    /// Whose bells have changed.
    var told: Set<Member.ID> = []
}

/// An edit that the gate has read: rendered, screened, not made yet.
struct WrittenEdit: Sendable {
    let text: WrittenText
    /// The names that it calls and the post did not before.
    let calls: [String]
    /// The rule that keeps it back.
    let heldBy: String?
    private let title: String?

    init(_ text: WrittenText, title: String?, of own: OwnPost, heldBy: String?) {
        let named = text.body.mentions.isEmpty ? [] : Set(Mentions.names(in: own.source))
        self.text = text
        calls = text.body.mentions.filter { !named.contains($0) }
        self.heldBy = heldBy
        self.title = title
    }

    /// What it calls the discussion; nil where that is what it is called.
    func newTitle(of own: OwnPost) -> String? {
        own.isFirst && title != own.title ? title : nil
    }
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

    /// The post as it is, which may be edited so, or was told this already; throws why it may not.
    ///
    /// - Parameter source: what it is to say; nil for what `source` says.
    func post(saying source: String?, in transaction: any Transaction) throws -> OwnPost {
        guard let own = try transaction.first(.own(edit.post, of: by, newcomer: rates.newcomerPosts)) else {
            throw PostingError.missing
        }
        if own.isTold(source ?? self.source, title: title) { return own }
        guard own.state == .visible else { throw PostingError.removed }
        guard own.edition < OwnPosts.mostEdits else {
            throw PostingError.tooMuch(reason: "This post was edited \(OwnPosts.mostEdits) times. You can answer it.")
        }
        let editable = try transaction.editable(own, rates, audiences, at: now)
        guard own.edition == edit.base else { throw PostingError.crossed(editable) }
        return own
    }
}

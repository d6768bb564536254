import Prose
import Storage

extension Discussions {
    /// Posts what a member wrote, for a door that shows no form: who answers for it has read it, or has made it up.
    ///
    /// Returns where it stands.
    @discardableResult
    package func post(_ draft: Draft, by actor: Actor) async throws(PostingError) -> Post.ID {
        try await submit(Submission(draft, isUnderstood: true, isMeant: true), by: actor).post
    }

    /// Posts what a composer sent: through the gate, into the store, and out to whom it concerns.
    ///
    /// A form that is sent twice posts once: the second time says what the first one made. Throws `formUsed` when other
    /// words come with it then.
    package func submit(_ submission: Submission, by actor: Actor) async throws(PostingError) -> Submitted {
        switch try await read(submission, by: actor) {
        case .made(let submitted): return submitted
        case .written(let written):
            let submitted = try await keep(written)
            if actor.member != nil, !submitted.isRepeat { texts.giveBack(by: written.draft.by, at: written.now) }
            return submitted
        }
    }

    private func keep(_ written: WrittenPost) async throws(PostingError) -> Submitted {
        let desk = PostingDesk(renderer: renderer, store: store, surroundings)
        let (result, told) = try await store.writingPosts(surroundings.logger, as: PostingError.self) { transaction in
            // Sent twice at once: the other one was quicker.
            if let form = written.form, try transaction.wasUsed(form) {
                let made = try transaction.made(by: form, again: written.body.source, titled: written.title)
                return (Stored(submitted: made, event: nil), Set<Member.ID>())
            }
            return try PostingWork(transaction: transaction, desk: desk).store(written)
        }
        if let event = result.event { await events.publish(event) }
        if !told.isEmpty { await events.publish(.noticed(told)) }
        return result.submitted
    }

    /// How a draft would look, and what rules say of it; nothing is stored, and it counts for a member's pace of
    /// previews alone.
    ///
    /// - Parameter title: what an edit would call the discussion.
    package func preview(
        _ draft: Draft, title: String? = nil, by actor: Actor
    ) async throws(PostingError) -> Preview {
        guard gate.permits(actor, .post), actor.member?.id == draft.by else { throw .notAllowed }
        let (limit, now, keys) = (Limit.previews(gate.book.rates), surroundings.now(), surroundings.keys)
        let wait = try await store.writing(surroundings.logger, as: PostingError.self) {
            try $0.take(limit, of: ThrottleSubject(draft.by, keys), at: now)
        }
        if let wait { throw .tooSoon(seconds: wait) }
        return try await look(at: draft, title: title, isUnchecked: gate.permits(actor, .postUnchecked))
    }

    /// What a writer is asked about before a draft is posted.
    ///
    /// It counts as a text that comes to nothing.
    ///
    /// - Parameter title: what an edit would call the discussion.
    package func warning(
        _ draft: Draft, title: String? = nil, by actor: Actor
    ) async throws(PostingError) -> PostWarning {
        guard gate.permits(actor, .post), actor.member?.id == draft.by else { throw .notAllowed }
        try texts.take(by: draft.by, gate.book.rates, at: surroundings.now())
        return try await look(at: draft, title: title, isUnchecked: gate.permits(actor, .postUnchecked)).warning
    }

    private func look(at draft: Draft, title: String?, isUnchecked: Bool) async throws(PostingError) -> Preview {
        let now = surroundings.now()
        let text = try gate.admit(text: draft.source)
        let (book, desk) = (gate.book, PostingDesk(renderer: renderer, store: store, surroundings))
        let isQuoting = !CitedSource(text).quotes.isEmpty
        let (facts, drawn) = try await store.reading(surroundings.logger, as: PostingError.self) {
            transaction -> (WriterFacts, RenderedBody?) in
            guard let facts = try transaction.first(.writer(draft.by, newcomer: book.rates.newcomerPosts)) else {
                throw PostingError.notAllowed
            }
            guard isQuoting else { return (facts, nil) }
            do {
                let quotes = desk.quotes(in: transaction)
                return (facts, try quotes.preview(of: text, by: draft.by, for: facts.audience))
            } catch let error as ProseError {
                throw PostingError.unreadable(reason: "\(error)")
            }
        }
        // Without quotes it asks nothing of the database: others read there meanwhile.
        let body: RenderedBody
        if let drawn { body = drawn } else { body = try gate.rendered(text) }
        let title = draft.title ?? title
        let isNewcomer = facts.isNewcomer(book.rates, at: now)
        let matches =
            isUnchecked
            ? []
            : book.judge(
                RuleText(
                    title: title, source: body.source, text: Gate.everyWord(of: body),
                    linkHosts: LinkHosts.found(in: body.html), isNewcomer: isNewcomer, isMinor: !facts.isAdult))
        return Preview(
            html: body.html,
            findings: book.personalFindings(title: title, source: body.source, isYoung: !facts.isAdult),
            matches: matches, notes: isUnchecked ? [] : Gate.notes(on: body, isNewcomer: isNewcomer, book.rates),
            isYoung: !facts.isAdult)
    }
}

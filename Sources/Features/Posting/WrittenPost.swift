import Storage

/// A submission that the gate has read: rendered, screened, not stored yet.
struct WrittenPost: Sendable {
    let draft: Draft
    let target: ComposerTarget
    let title: String?
    let text: WrittenText
    let form: ComposerUse?
    /// Who sent it; nil for a door that speaks for others.
    let sender: SignedIn?
    /// Who writes, whichever door speaks for them.
    let writer: WriterFacts
    /// It is acknowledged with this post that what is posted is public.
    let acknowledges: Bool
    /// The rule that keeps it back.
    let heldBy: String?
    let messageID: String
    let fingerprint: [UInt8]
    let audiences: [Audience]
    let isUnchecked: Bool
    /// The numbers that it was read by.
    let rates: Rates
    let now: Moment

    var body: RenderedBody { text.body }
}

/// What the gate found a submission to be.
enum ReadSubmission: Sendable {
    case written(WrittenPost)
    /// Its form was sent before, with the same words: this is what it made then.
    case made(Submitted)
}

extension Discussions {
    /// Reads a submission: rights, consent, form, pace, screening; everything that needs no writer of the database.
    ///
    /// Whoever has to wait is told before anything is made of their words; those of a member count until they are
    /// stored.
    func read(_ submission: Submission, by actor: Actor) async throws(PostingError) -> ReadSubmission {
        let draft = submission.draft
        guard gate.permits(actor, .post), actor.member.map({ $0.id == draft.by }) ?? true else { throw .notAllowed }
        let (now, book, isUnchecked) = (surroundings.now(), gate.book, gate.permits(actor, .postUnchecked))
        let source = try gate.admit(text: draft.source)
        let title = try draft.title.map(gate.admit(title:))
        let look = try await store.reading(surroundings.logger, as: PostingError.self) {
            try $0.look(at: submission, starts: title != nil, isUnchecked: isUnchecked, book.rates, at: now)
        }
        let writer: WriterFacts
        let said: [String]
        switch look {
        case .used(let form): return .made(try await made(by: form, again: source, titled: title, draft.by))
        case .sender(let sender, let earlier):
            writer = sender
            said = earlier
        }
        if actor.member != nil { try texts.take(by: draft.by, book.rates, at: now) }
        let text = try await gate.admit(written: source, by: draft.by, store, surroundings.logger)
        // Doors that speak for others are asked nothing: what they bring was read before, or is made up.
        let held =
            isUnchecked && actor.member == nil
            ? nil
            : try gate.screen(
                Gate.Written(
                    title: title, body: text.body,
                    seconds: submission.form.map { (now.rawValue - $0.madeAt.rawValue) / 1_000 },
                    honeypot: submission.honeypot, isMeant: submission.isMeant, earlier: said),
                by: writer, isUnchecked: isUnchecked, book, at: now)
        return .written(
            WrittenPost(
                draft: draft, target: submission.target, title: title, text: text, form: submission.form,
                sender: actor.member, writer: writer, acknowledges: actor.member != nil && !writer.hasUnderstood,
                heldBy: held, messageID: MessageIdentity.new(surroundings, domain: site.messageDomain),
                fingerprint: MessageIdentity.fingerprint(of: text.body.text), audiences: gate.audiences(for: actor),
                isUnchecked: isUnchecked, rates: book.rates, now: now))
    }
}

extension Discussions {
    /// What a form has made before that is sent again; nil where it has made nothing yet.
    ///
    /// Throws `formUsed` when other words come with it now.
    package func earlier(_ submission: Submission, by actor: Actor) async throws(PostingError) -> Submitted? {
        let draft = submission.draft
        guard gate.permits(actor, .post), actor.member?.id == draft.by else { throw .notAllowed }
        guard let form = submission.form else { return nil }
        let isUsed = try await store.reading(surroundings.logger, as: PostingError.self) { try $0.wasUsed(form) }
        guard isUsed else { return nil }
        let source = try gate.admit(text: draft.source)
        let title = try draft.title.map(gate.admit(title:))
        return try await made(by: form, again: source, titled: title, draft.by)
    }

    private func made(
        by form: ComposerUse, again source: String, titled title: String?, _ member: Member.ID
    ) async throws(PostingError) -> Submitted {
        // Where others are quoted in it, it may have to be read as a whole.
        if source.contains("/p/") { try texts.take(by: member, gate.book.rates, at: surroundings.now()) }
        return try await store.reading(surroundings.logger, as: PostingError.self) {
            try $0.made(by: form, again: source, titled: title)
        }
    }
}

/// What is known of a submission before its text is read.
private enum FirstLook: Sendable {
    /// With what they said before it, where they are no adults.
    case sender(WriterFacts, earlier: [String])
    /// Its form was sent before.
    case used(ComposerUse)
}

extension Transaction {
    /// Who sends a submission, if they may now, or by which form that was sent already.
    fileprivate func look(
        at submission: Submission, starts isStart: Bool, isUnchecked: Bool, _ rates: Rates, at now: Moment
    ) throws -> FirstLook {
        if let form = submission.form, try wasUsed(form) { return .used(form) }
        guard let writer = try first(.writer(submission.draft.by, newcomer: rates.newcomerPosts)) else {
            throw PostingError.notAllowed
        }
        guard writer.hasUnderstood || submission.isUnderstood else { throw PostingError.notUnderstood }
        if !isUnchecked {
            let isNewcomer = writer.isNewcomer(rates, at: now)
            let since = PostingPace.begin(isNewcomer: isNewcomer, rates, at: now)
            try one(.pace(of: writer.id, since: since, at: now)).check(
                starts: isStart, isNewcomer: isNewcomer, rates, at: now)
        }
        guard !writer.isAdult, case .reply(let parent) = submission.draft.place else {
            return .sender(writer, earlier: [])
        }
        return .sender(writer, earlier: try lastWords(of: writer.id, beside: parent, at: now))
    }
}

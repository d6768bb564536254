import Storage

/// A submission that the gate has read: rendered, screened, not stored yet.
struct WrittenPost: Sendable {
    let draft: Draft
    let target: ComposerTarget
    let title: String?
    let text: WrittenText
    let form: ComposerUse?
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
    /// Whoever has to wait is told before anything is made of their words.
    func read(_ submission: Submission, by actor: Actor) async throws(PostingError) -> ReadSubmission {
        let draft = submission.draft
        guard gate.permits(actor, .post), actor.member.map({ $0.id == draft.by }) ?? true else { throw .notAllowed }
        let (now, book, isUnchecked) = (surroundings.now(), gate.book, gate.permits(actor, .postUnchecked))
        let source = try gate.admit(text: draft.source)
        let title = try draft.title.map(gate.admit(title:))
        let look = try await store.reading(surroundings.logger, as: PostingError.self) {
            try $0.look(
                at: submission, titled: title, saying: source, isUnchecked: isUnchecked, book.rates, at: now)
        }
        let writer: WriterFacts
        switch look {
        case .made(let submitted): return .made(submitted)
        case .sender(let sender): writer = sender
        }
        let text = try await gate.admit(written: source, by: draft.by, store, surroundings.logger)
        let held =
            isUnchecked
            ? nil
            : try gate.screen(
                Gate.Written(
                    title: title, body: text.body,
                    seconds: submission.form.map { (now.rawValue - $0.madeAt.rawValue) / 1_000 },
                    honeypot: submission.honeypot, isMeant: submission.isMeant),
                by: writer, book, at: now)
        return .written(
            WrittenPost(
                draft: draft, target: submission.target, title: title, text: text, form: submission.form,
                writer: writer, acknowledges: actor.member != nil && !writer.hasUnderstood, heldBy: held,
                messageID: MessageIdentity.new(surroundings, domain: site.messageDomain),
                fingerprint: MessageIdentity.fingerprint(of: text.body.text), audiences: gate.audiences(for: actor),
                isUnchecked: isUnchecked, rates: book.rates, now: now))
    }
}

/// What is known of a submission before its text is read.
private enum FirstLook: Sendable {
    case sender(WriterFacts)
    case made(Submitted)
}

extension Transaction {
    /// Who sends a submission, if they may now, or what its form has made already.
    fileprivate func look(
        at submission: Submission, titled title: String?, saying source: String, isUnchecked: Bool, _ rates: Rates,
        at now: Moment
    ) throws -> FirstLook {
        if let form = submission.form, try wasUsed(form) {
            return .made(try made(by: form, again: source, titled: title))
        }
        guard let writer = try first(.writer(submission.draft.by, newcomer: rates.newcomerPosts)) else {
            throw PostingError.notAllowed
        }
        guard writer.hasUnderstood || submission.isUnderstood else { throw PostingError.notUnderstood }
        if !isUnchecked {
            let isNewcomer = writer.isNewcomer(rates, at: now)
            let since = PostingPace.begin(isNewcomer: isNewcomer, rates, at: now)
            try one(.pace(of: writer.id, since: since)).check(
                starts: title != nil, isNewcomer: isNewcomer, rates, at: now)
        }
        return .sender(writer)
    }
}
